import type { ReactNode } from 'react';
import { timeText } from '#src/ui-kit/format.ts';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './door.texts.ts';
import { type Act, askedAgain, insisted, type Verdict } from './door-acts.ts';
import { SignInLink } from './note.tsx';
import { Back, Broken, Cross, Tick, Triangle } from './shapes.tsx';

type T = Translate<typeof texts.zh>;

interface Props {
  verdict: Verdict;
  run(act: Act): void;
  clear(): void;
  onFewer(): void;
}

/** The one thing on the screen: a shape, a word, and what to do; the colour comes from the whole page. */
export function VerdictView({ verdict, run, clear, onFewer }: Props) {
  const t = useTexts(texts);
  switch (verdict.tone) {
    case 'admitted': {
      const { admission, warnings } = verdict;
      const who = [admission.way === 'walk-in' ? t('admitted.tail') : '', admission.name, admission.phone]
        .filter(Boolean)
        .join(' · ');
      const maybeFewer = admission.people > 1 && admission.way === 'ticket' && admission.abilities.undo;
      return (
        <Said shape={<Tick />} title={t('admitted.title', { people: admission.people })} lines={[who]} warnings={warnings}>
          {maybeFewer && (
            <button type="button" onClick={onFewer}>
              {t('admitted.fewer')}
            </button>
          )}
        </Said>
      );
    }
    case 'undone':
      return <Said shape={<Back />} title={t('noted.undone', { people: verdict.people })} lines={[]} warnings={[]} />;
    case 'counted':
      return (
        <Said
          shape={<Tick />}
          title={t('noted.counted', { people: verdict.people })}
          lines={[t('noted.attendance', { attendance: verdict.attendance })]}
          warnings={verdict.warnings}
        />
      );
    case 'again':
      return (
        <Said shape={<Triangle />} title={t('again')} lines={[verdict.refusal.reason, verdict.refusal.remedy]} warnings={[]} />
      );
    case 'refused':
      return (
        <Said
          shape={<Cross />}
          title={refusedTitle(verdict.refusal.code, t)}
          // The reason of a ticket that is not known says no more than the title.
          lines={[verdict.refusal.code === 'ticket-unknown' ? '' : verdict.refusal.reason, verdict.refusal.remedy]}
          warnings={[]}
        />
      );
    case 'failed':
      return <Failed verdict={verdict} run={run} clear={clear} t={t} />;
  }
}

function refusedTitle(code: string, t: T): string {
  switch (code) {
    case 'ticket-forged':
      return t('refused.forged');
    case 'ticket-other-session':
      return t('refused.otherSession');
    case 'ticket-cancelled':
      return t('refused.cancelled');
    case 'ticket-unknown':
      return t('refused.unknown');
    case 'door-closed':
      return t('refused.closed');
    case 'too-many-for-ticket':
      return t('refused.seats');
    default:
      return t('refused.other');
  }
}

function Failed({
  verdict,
  run,
  clear,
  t,
}: {
  verdict: Extract<Verdict, { tone: 'failed' }>;
  run: Props['run'];
  clear: Props['clear'];
  t: T;
}) {
  const { act, maybe, refusal } = verdict;
  if (maybe) {
    return (
      <Said
        shape={<Triangle />}
        title={t('failed.doubt')}
        lines={[t('failed.doubtHint', { when: timeText(maybe.admittedAt), people: maybe.people })]}
        warnings={[]}
      >
        <button type="button" className="main-act" onClick={clear}>
          {t('failed.doubtDone')}
        </button>
        <button type="button" onClick={() => run(insisted(act))}>
          {t('failed.doubtAgain')}
        </button>
      </Said>
    );
  }
  const signedOut = ['signed-out', 'sign-in-needed'].includes(refusal.code);
  const lines = [refusal.reason, signedOut ? t('signIn.ended') : refusal.remedy, t('failed.kept', { what: whatIs(act, t) })];
  return (
    <Said shape={<Broken />} title={t('failed.title')} lines={lines} warnings={[]}>
      {signedOut ? (
        <SignInLink words={t('signIn.go')} />
      ) : (
        <button type="button" className="main-act" onClick={() => run(askedAgain(act))}>
          {t('retry')}
        </button>
      )}
      <button type="button" onClick={clear}>
        {t('failed.discard')}
      </button>
    </Said>
  );
}

/** The act in words; of a ticket only its end, since its beginning is the same for all. */
function whatIs(act: Act, t: T): string {
  switch (act.kind) {
    case 'ticket':
      return t('what.ticket', { ticket: act.ticket.length > 12 ? `…${act.ticket.slice(-8)}` : act.ticket });
    case 'found':
      return t('what.found');
    case 'walk-in':
      return t('what.walkIn', { people: act.people });
    case 'undo':
      return t('what.undo', { people: act.people });
    case 'fewer':
      return whatIs(act.next, t);
    case 'count':
      return t('what.count', { people: act.people });
  }
}

function Said({
  shape,
  title,
  lines,
  warnings,
  children,
}: {
  shape: ReactNode;
  title: string;
  lines: string[];
  warnings: string[];
  children?: ReactNode;
}) {
  return (
    <>
      {shape}
      <h2>{title}</h2>
      {lines.filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {warnings.map((line) => (
        <p key={line} className="warned">
          {line}
        </p>
      ))}
      {children && <div className="acts">{children}</div>}
    </>
  );
}
