import { useEffect, useState } from 'react';
import type { DoorStatus } from '../../door.contract.ts';
import { shortDayText, timeText } from '#src/ui-kit/format.ts';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import { Camera, troubleAtFirst } from './camera.tsx';
import * as texts from './door.texts.ts';
import type { Verdict } from './door-acts.ts';
import { LanguageSwitch, Note, SignInLink } from './note.tsx';
import { CountPanel, FewerPanel, UndoPanel, WalkInPanel } from './panels.tsx';
import { soundIsOn, switchSound } from './signal.ts';
import { TypeIn } from './type-in.tsx';
import { type Door, useDoor } from './use-door.ts';
import { VerdictView } from './verdict-view.tsx';

type Panel = 'walk-in' | 'count' | 'undo' | 'fewer';
type Way = 'scan' | 'type';

/** One session's door: the numbers above, one thing to read in the middle, the acts below. */
export function DoorScreen({ sessionId }: { sessionId: string }) {
  const t = useTexts(texts);
  const door = useDoor(sessionId);
  const [way, setWay] = useState<Way>(troubleAtFirst() ? 'type' : 'scan');
  const [cameraTrouble, setCameraTrouble] = useState(troubleAtFirst);
  const [panel, setPanel] = useState<Panel | null>(null);
  const { status, verdict, clear } = door;
  useEscape(() => {
    setPanel(null);
    if (verdict?.tone !== 'failed') clear();
  });
  if (!status) return <NotYet trouble={door.trouble} refresh={door.refresh} />;
  const choose = (next: Way | Panel): void => {
    if (verdict?.tone !== 'failed') clear();
    if (next === 'scan' || next === 'type') setWay(next);
    if (next === 'scan') setCameraTrouble(troubleAtFirst());
    setPanel(next === 'scan' || next === 'type' ? null : next);
  };
  const run: Door['run'] = (act) => {
    setPanel(null);
    door.run(act);
  };
  const tone = panel ? 'panel' : door.busy ? 'busy' : (verdict?.tone ?? 'ready');
  return (
    <div className={`door ${tone}`}>
      <Head t={t} status={status} offline={door.trouble !== null} />
      <main>
        {/* Stays in the page, so that a screen reader hears each verdict as it comes. */}
        <div className="stage" role="status" aria-live="assertive" aria-busy={door.busy}>
          {!panel && door.busy && <p className="say">{t('checking')}</p>}
          {!panel && !door.busy && verdict && (
            <VerdictView verdict={verdict} run={run} clear={clear} onFewer={() => setPanel('fewer')} />
          )}
          {!panel && !door.busy && !verdict && <Ready t={t} status={status} way={way} blind={cameraTrouble !== null} />}
        </div>
        <LateReason t={t} late={status.late} door={door} />
        {panel && <Sheet panel={panel} status={status} verdict={verdict} run={run} close={() => setPanel(null)} />}
        {!panel && verdict?.tone !== 'failed' && way === 'scan' && (
          <Camera
            small={verdict !== null || door.busy}
            onCode={(ticket) => run({ kind: 'ticket', ticket })}
            onType={() => choose('type')}
            trouble={cameraTrouble}
            onTrouble={setCameraTrouble}
          />
        )}
        {!panel && verdict?.tone !== 'failed' && way === 'type' && (
          <TypeIn sessionId={sessionId} busy={door.busy} run={run} onTyping={clear} onWalkIn={() => choose('walk-in')} />
        )}
        {!panel && !verdict && !door.busy && <Extras t={t} />}
      </main>
      <Bar t={t} current={panel ?? way} choose={choose} />
    </div>
  );
}

/** Before the numbers of the door are there: that they come, or why they do not. */
function NotYet({ trouble, refresh }: Pick<Door, 'trouble' | 'refresh'>) {
  const t = useTexts(texts);
  if (!trouble)
    return (
      <main className="plain">
        <p role="status">{t('loading')}</p>
      </main>
    );
  const signedOut = ['signed-out', 'sign-in-needed'].includes(trouble.code);
  const retry = (
    <button type="button" className="main-act" onClick={refresh}>
      {t('retry')}
    </button>
  );
  const act = signedOut ? <SignInLink words={t('signIn.go')} /> : retry;
  return <Note title={trouble.reason} lead={trouble.remedy} act={act} />;
}

function useEscape(leave: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [leave]);
}

interface SheetProps {
  panel: Panel;
  status: DoorStatus;
  verdict: Verdict | null;
  run: Door['run'];
  close(): void;
}

function Sheet({ panel, status, verdict, run, close }: SheetProps) {
  switch (panel) {
    case 'walk-in':
      return <WalkInPanel status={status} run={run} close={close} />;
    case 'count':
      return <CountPanel status={status} run={run} close={close} />;
    case 'undo':
      return <UndoPanel status={status} run={run} close={close} />;
    case 'fewer':
      return verdict?.tone === 'admitted' ? <FewerPanel verdict={verdict} run={run} close={close} /> : null;
  }
}

type T = Translate<typeof texts.zh>;

function Head({ t, status, offline }: { t: T; status: DoorStatus; offline: boolean }) {
  const { session, inRoom } = status;
  const counter = t('head.counter', { inRoom, capacity: session.capacity });
  return (
    <header>
      <div>
        <h1>{session.title}</h1>
        <p>
          {timeText(session.startsAt)}–{timeText(session.endsAt)} ·{' '}
          <span className={offline ? 'off' : ''}>{t(offline ? 'head.offline' : 'head.online')}</span>
        </p>
      </div>
      <p className="counter" role="img" aria-label={counter}>
        <strong>{inRoom}</strong> / {session.capacity}
      </p>
    </header>
  );
}

function Ready({ t, status, way, blind }: { t: T; status: DoorStatus; way: Way; blind: boolean }) {
  const { session, expected, signedUp, open } = status;
  return (
    <>
      {!open && (
        <p className="closed">
          <strong>{t('ready.closed')}</strong>{' '}
          {t('ready.closedHint', { from: timeText(session.startsAt), to: timeText(session.endsAt) })}
        </p>
      )}
      {!(way === 'scan' && blind) && <p className="say">{t(`ready.${way}`)}</p>}
      <p>
        {t('ready.signedUp', { signedUp })} · {t('ready.expected', { expected })}
      </p>
    </>
  );
}

/** Of a day that was reported whatever changes how many came needs a reason. */
function LateReason({ t, late, door }: { t: T; late: DoorStatus['late']; door: Pick<Door, 'reason' | 'setReason'> }) {
  if (late === null) return null;
  return (
    <label className="late-reason">
      {t('late.reason', { number: late.evaluation, day: shortDayText(late.until) })}
      <input value={door.reason} onChange={(event) => door.setReason(event.target.value)} maxLength={200} autoComplete="off" />
    </label>
  );
}

function Extras({ t }: { t: T }) {
  const [sound, setSound] = useState(soundIsOn);
  const flip = (): void => {
    switchSound(!sound);
    setSound(!sound);
  };
  return (
    <p className="extras">
      <a href="/door">{t('head.others')}</a>
      <button type="button" className="quiet" onClick={flip}>
        {t(sound ? 'ready.soundOn' : 'ready.soundOff')}
      </button>
      <LanguageSwitch />
    </p>
  );
}

const bar = [
  ['scan', 'bar.scan'],
  ['type', 'bar.type'],
  ['walk-in', 'bar.walkIn'],
  ['count', 'bar.count'],
  ['undo', 'bar.undo'],
] as const;

function Bar({ t, current, choose }: { t: T; current: Way | Panel; choose(next: Way | Panel): void }) {
  return (
    <nav aria-label={t('bar.label')}>
      {bar.map(([name, words]) => (
        <button key={name} type="button" aria-pressed={current === name} onClick={() => choose(name)}>
          {t(words)}
        </button>
      ))}
    </nav>
  );
}
