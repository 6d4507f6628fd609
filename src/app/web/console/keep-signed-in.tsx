import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { askToSignIn, whenSignedOut } from '#src/ui-kit/client.ts';

const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again.tsx')).SignInAgain }));

interface Asked {
  answer: Promise<boolean>;
  settle: (signedIn: boolean) => void;
}

function newlyAsked(): Asked {
  const { promise: answer, resolve: settle } = Promise.withResolvers<boolean>();
  return { answer, settle };
}

interface KeepSignedInProps {
  person: { personId: string | null; name: string };
  /** The session is known to have ended. */
  ended: boolean;
  onGiveUp: () => void;
}

/** As long as the console stands: whatever is refused because the session ended asks for a sign-in over the page, once for all of it, and then goes on. */
export function KeepSignedIn({ person, ended, onGiveUp }: KeepSignedInProps) {
  const [open, setOpen] = useState(false);
  const asked = useRef<Asked | null>(null);
  const settle = (signedIn: boolean): void => {
    asked.current?.settle(signedIn);
    asked.current = null;
    setOpen(false);
  };
  useEffect(() => {
    whenSignedOut(() => {
      asked.current ??= newlyAsked();
      setOpen(true);
      return asked.current.answer;
    });
    return () => {
      whenSignedOut(null);
      asked.current?.settle(false);
      asked.current = null;
    };
  }, []);
  useEffect(() => {
    if (ended) void askToSignIn();
  }, [ended]);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <SignInAgain
        person={person}
        onSignedIn={() => settle(true)}
        onLater={() => settle(false)}
        onGiveUp={() => {
          settle(false);
          onGiveUp();
        }}
      />
    </Suspense>
  );
}
