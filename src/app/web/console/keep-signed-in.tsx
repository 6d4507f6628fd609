import { type ComponentProps, type ComponentType, useEffect, useRef, useState } from 'react';
import { askToSignIn, whenSignedOut } from '#src/ui-kit/client.ts';
import type { SignInAgain } from './sign-in-again.tsx';

type Dialog = ComponentType<ComponentProps<typeof SignInAgain>>;

async function dialogToSignIn(): Promise<Dialog> {
  return (await import('./sign-in-again.tsx')).SignInAgain;
}

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
  const [Dialog, setDialog] = useState<Dialog | null>(null);
  const asked = useRef<Asked | null>(null);
  const settle = useRef((signedIn: boolean): void => {
    asked.current?.settle(signedIn);
    asked.current = null;
    setDialog(null);
  }).current;
  useEffect(() => {
    // Fetched before it is needed: a server that was renewed meanwhile no longer has it.
    void dialogToSignIn().catch(() => undefined);
    whenSignedOut(() => {
      if (asked.current) return asked.current.answer;
      asked.current = newlyAsked();
      // Where it does not come, the refusal stands as it is, and so does the page.
      void dialogToSignIn().then(
        (dialog) => setDialog(() => dialog),
        () => settle(false),
      );
      return asked.current.answer;
    });
    return () => {
      whenSignedOut(null);
      settle(false);
    };
  }, [settle]);
  useEffect(() => {
    if (ended) void askToSignIn();
  }, [ended]);
  if (!Dialog) return null;
  return (
    <Dialog
      person={person}
      onSignedIn={() => settle(true)}
      onLater={() => settle(false)}
      onGiveUp={() => {
        settle(false);
        onGiveUp();
      }}
    />
  );
}
