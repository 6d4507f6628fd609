import { useCallback, useEffect, useRef, useState } from 'react';
import type { DoorStatus } from '../../door.contract.ts';
import type { RefusalShown } from '#src/ui-kit/client.ts';
import { type Act, perform, readStatus, type Verdict, whatWentWrong } from './door-acts.ts';
import { keepAct, keptAct } from './kept-act.ts';
import { signal } from './signal.ts';

const refreshMs = 15_000;

export interface Door {
  status: DoorStatus | null;
  /** Why the numbers are not fresh. */
  trouble: RefusalShown | null;
  verdict: Verdict | null;
  busy: boolean;
  /** Why only now: asked for once the day of the session was reported. */
  reason: string;
  setReason(reason: string): void;
  run(act: Act): void;
  /** Takes the verdict off the screen; an act that was kept is given up. */
  clear(): void;
  refresh(): void;
}

/** The state of one door: its numbers, kept fresh as other doors count too, and what the last act came to. */
export function useDoor(sessionId: string): Door {
  const [status, setStatus] = useState<DoorStatus | null>(null);
  const [trouble, setTrouble] = useState<RefusalShown | null>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(() => leftOver(sessionId));
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState('');
  const underWay = useRef(false);

  const refresh = useCallback(() => {
    readStatus(sessionId).then(
      (fresh) => {
        setStatus(fresh);
        setTrouble(null);
      },
      (error: unknown) => setTrouble(whatWentWrong(error)),
    );
  }, [sessionId]);

  useEffect(() => {
    refresh();
    const timer = setInterval(() => {
      if (!document.hidden) refresh();
    }, refreshMs);
    window.addEventListener('online', refresh);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', refresh);
    };
  }, [refresh]);

  const run = useCallback(
    (act: Act) => {
      if (underWay.current) return;
      underWay.current = true;
      setBusy(true);
      void perform(sessionId, act, reason).then((outcome) => {
        underWay.current = false;
        setBusy(false);
        setVerdict(outcome.verdict);
        keepAct(sessionId, outcome.verdict.tone === 'failed' ? outcome.verdict.act : null);
        signal(tuneOf(outcome.verdict));
        if (outcome.status) setStatus(outcome.status);
        if (outcome.verdict.tone === 'failed') setTrouble(outcome.verdict.maybe ? null : outcome.verdict.refusal);
        else setTrouble(null);
      });
    },
    [sessionId, reason],
  );

  const clear = useCallback(() => {
    keepAct(sessionId, null);
    setVerdict(null);
  }, [sessionId]);

  return { status, trouble, verdict, busy, reason, setReason, run, clear, refresh };
}

/** What was under way when the page was left is on the screen again. */
function leftOver(sessionId: string): Verdict | null {
  const act = keptAct(sessionId);
  return act && { tone: 'failed', act, maybe: null, refusal: { code: 'kept', reason: '', remedy: '' } };
}

function tuneOf(verdict: Verdict): 'good' | 'again' | 'bad' {
  if (verdict.tone === 'again') return 'again';
  return verdict.tone === 'refused' || verdict.tone === 'failed' ? 'bad' : 'good';
}
