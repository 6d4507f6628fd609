import './door-phone.css';
import { Component, type ReactNode, useCallback, useEffect, useState } from 'react';
import { accessContract } from '#src/access/access.contract.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { clientOf, type RefusalShown } from '#src/ui-kit/client.ts';
import { shortDayText, timeText } from '#src/ui-kit/format.ts';
import { textsOf, useTexts } from '#src/ui-kit/texts.ts';
import { sessionContract, type SessionSummary } from '../../../sessions/session.contract.ts';
import * as texts from './door.texts.ts';
import { whatWentWrong } from './door-acts.ts';
import { DoorScreen } from './door-screen.tsx';
import { LanguageSwitch, Note, SignInLink } from './note.tsx';

const access = clientOf(accessContract);
const sessions = clientOf(sessionContract);

/** The whole door on a phone: sign-in, choice of the session, then the door itself. */
export function DoorPhone({ sessionId }: { sessionId: string | null }) {
  return (
    <Mend>
      <Entrance sessionId={sessionId} />
    </Mend>
  );
}

type Me = Awaited<ReturnType<typeof access.me.read>>;

function Entrance({ sessionId }: { sessionId: string | null }) {
  const t = useTexts(texts);
  const me = useAnswer<Me>(useCallback(() => access.me.read(), []));
  useEffect(() => {
    document.title = `${t('title')} · Kepu`;
  }, [t]);
  if (me.refusal)
    return (
      <Note
        title={me.refusal.reason}
        lead={me.refusal.remedy}
        act={
          <button type="button" className="main-act" onClick={me.again}>
            {t('retry')}
          </button>
        }
      />
    );
  if (!me.value)
    return (
      <main className="plain">
        <p role="status">{t('loading')}</p>
      </main>
    );
  if (!me.value.signedIn)
    return <Note title={t('signIn.title')} lead={t('signIn.lead')} act={<SignInLink words={t('signIn.go')} />} />;
  if (!me.value.permissions.includes('door.run'))
    return <Note title={t('notAllowed.title')} lead={t('notAllowed.lead')} act={<SignInLink words={t('notAllowed.go')} />} />;
  return sessionId ? <DoorScreen sessionId={sessionId} /> : <Pick />;
}

function Pick() {
  const t = useTexts(texts);
  const today = dayOf(new Date());
  const list = useAnswer(useCallback(() => sessions.list({ from: today, to: today, pageSize: 200 }), [today]));
  if (list.refusal)
    return (
      <Note
        title={list.refusal.reason}
        lead={list.refusal.remedy}
        act={
          <button type="button" className="main-act" onClick={list.again}>
            {t('retry')}
          </button>
        }
      />
    );
  if (!list.value)
    return (
      <main className="plain">
        <p role="status">{t('loading')}</p>
      </main>
    );
  const shown = list.value.items.filter((each) => !['draft', 'submitted', 'cancelled'].includes(each.state));
  return (
    <main className="plain">
      <h1>{t('pick.title')}</h1>
      <p className="soft">{shortDayText(today)}</p>
      {shown.length === 0 && (
        <>
          <p>
            <strong>{t('pick.empty')}</strong> {t('pick.hint')}
          </p>
          <div className="acts">
            <a className="main-act" href="/console/sessions">
              {t('pick.console')}
            </a>
          </div>
        </>
      )}
      <ul className="choices">
        {shown.map((each) => (
          <Choice key={each.id} session={each} />
        ))}
      </ul>
      <LanguageSwitch />
    </main>
  );
}

function Choice({
  session,
}: {
  session: Pick<SessionSummary, 'id' | 'title' | 'startsAt' | 'endsAt' | 'venueName' | 'taken' | 'capacity'>;
}) {
  const t = useTexts(texts);
  return (
    <li>
      <a href={`/door/${session.id}`}>
        <strong>{session.title}</strong>
        <span>
          {timeText(session.startsAt)}–{timeText(session.endsAt)} {session.venueName}
        </span>
        <span className="soft">{t('pick.seats', { taken: session.taken, capacity: session.capacity })}</span>
      </a>
    </li>
  );
}

/** Asks the server once; `again` asks anew. */
function useAnswer<Value>(ask: () => Promise<Value>): { value: Value | null; refusal: RefusalShown | null; again(): void } {
  const [state, setState] = useState<{ value: Value | null; refusal: RefusalShown | null }>({ value: null, refusal: null });
  const again = useCallback(() => {
    setState({ value: null, refusal: null });
    ask().then(
      (value) => setState({ value, refusal: null }),
      (error: unknown) => setState({ value: null, refusal: whatWentWrong(error) }),
    );
  }, [ask]);
  useEffect(again, [again]);
  return { ...state, again };
}

/** An unforeseen error leaves a sentence and a way on, never a white screen. */
class Mend extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }
  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const t = textsOf(texts);
    return (
      <Note
        title={t('broken.title')}
        lead={t('broken.hint')}
        act={
          <button type="button" className="main-act" onClick={() => location.reload()}>
            {t('broken.reload')}
          </button>
        }
      />
    );
  }
}
