import './session.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { App, Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { momentText, numberText, spanText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { Dotted } from '#src/ui-kit/dotted.tsx';
import { AppLink } from '#src/ui-kit/link.tsx';
import { useListState } from '#src/ui-kit/list-state.ts';
import { MenuButton } from '#src/ui-kit/menu-button.tsx';
import { Answered, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark, sessionTone } from '#src/ui-kit/state-mark.tsx';
import { useMay, useProgrammeOf } from '#src/ui-kit/surroundings.tsx';
import { bothTexts, type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { SessionDetail } from '../session.contract.ts';
import { ReturnedBefore, UnpassedWords } from './changed-words.tsx';
import { Clashes } from './clashes.tsx';
import { sessions } from './clients.ts';
import { NoticesOf } from './notices-of.tsx';
import { OpinionsOf } from './opinions-of.tsx';
import { isTooLate, SessionActs, useSteps } from './session-acts.tsx';
import { SignUpsOf } from './sign-ups-of.tsx';
import { useTold } from './use-told.ts';
import * as sessionTexts from './session.texts.ts';
import * as sessionsListTexts from './sessions-list.texts.ts';

const texts = bothTexts(sessionTexts, sessionsListTexts);

interface SessionPageProps {
  /** What other slices show of a session: attendance and expenses. */
  attendance: (session: SessionDetail) => ReactNode;
  expenses: (session: SessionDetail) => ReactNode;
}

/** One session: where it stands, the one next act, and everything recorded of it. */
export function SessionPage({ attendance, expenses }: SessionPageProps) {
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string };
  const session = useQuery({
    queryKey: ['session', sessionId],
    queryFn: () => sessions.get({ id: sessionId }),
    // Begun early, it can be ended once its start has come.
    refetchInterval: ({ state: { data } }) => (data && begunEarly(data) ? 30_000 : false),
  });
  return (
    <Answered query={session}>
      {(detail) => {
        // What is past is moved, whoever holds its time.
        const clashes = isTooLate(detail) ? [] : detail.clashes;
        return (
          <>
            <Head detail={detail} />
            {(clashes.length === 0 || detail.returnReason) && <NextStep detail={detail} />}
            {detail.state === 'submitted' && detail.returned && <ReturnedBefore returned={detail.returned} />}
            <Clashes clashes={clashes} remedy={detail.abilities.submit} />
            {detail.unpassed && <UnpassedWords changes={detail.unpassed} />}
            <div className="columns main">
              <Records detail={detail} attendance={attendance} expenses={expenses} />
              <About detail={detail} />
            </div>
          </>
        );
      }}
    </Answered>
  );
}

function Head({ detail }: { detail: SessionDetail }) {
  useProgrammeOf(detail.programmeId);
  const t = useTexts(texts);
  const kit = useKitTexts();
  const navigate = useNavigate();
  const steps = useSteps(detail);
  const { abilities } = detail;
  const edit = () => void navigate({ to: `${paths.session(detail.id)}/edit` as '/' });
  // A draft that cannot be handed in as it stands is changed first.
  const mend = detail.state === 'draft' && abilities.change && (isTooLate(detail) || detail.clashes.length > 0);
  const items = useMore(detail, steps, { edit, mend });
  return (
    <>
      <PageHead
        windowTitle={detail.title}
        crumbs={
          <>
            <AppLink to={paths.sessions}>{t('list.title')}</AppLink> › {detail.code}
          </>
        }
        title={detail.title}
        lead={
          <span className="row">
            <StateMark tone={sessionTone(detail.state)}>{kit(`sessionState.${detail.state}`)}</StateMark>{' '}
            {detail.awaitsPass && <StateMark tone="warn">{t('list.awaitsPass')}</StateMark>}{' '}
            <Dotted
              pieces={[spanText(detail.startsAt, detail.endsAt), detail.venueName ?? t('detail.onlineHeld'), detail.districtName]}
            />
          </span>
        }
        acts={
          <>
            <MenuButton label={t('detail.more')} items={items.map(({ shown: _, ...item }) => item)} />
            <SessionActs detail={detail} steps={steps} />
            {mend && (
              <Button type="primary" onClick={edit}>
                {t('detail.edit')}
              </Button>
            )}
          </>
        }
      />
      {steps.dialog}
    </>
  );
}

/** What can be done with a session besides its next step; what is to be changed first has a button of its own. */
function useMore(detail: SessionDetail, steps: ReturnType<typeof useSteps>, { edit, mend }: { edit: () => void; mend: boolean }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const mayFees = useMay('expenses.read');
  const { abilities } = detail;
  return [
    { key: 'edit', label: t('detail.edit'), shown: abilities.change && !mend, onClick: edit },
    {
      key: 'link',
      label: t('detail.copyLink'),
      shown: isPublic(detail),
      onClick: () => void navigator.clipboard.writeText(detail.publicUrl).then(() => message.success(t('detail.link'))),
    },
    {
      key: 'fees',
      label: t('detail.fees'),
      shown: mayFees,
      onClick: () => void navigate({ to: `${paths.session(detail.id)}/fees` as '/' }),
    },
    { key: 'copy', label: t('detail.copy'), shown: abilities.copy, onClick: () => steps.open('copy') },
    {
      key: 'reschedule',
      label: `${t('detail.act.reschedule')}…`,
      shown: abilities.reschedule,
      onClick: () => steps.open('reschedule'),
    },
    {
      key: 'return',
      label: `${t('detail.act.returnToDraft')}…`,
      shown: abilities.returnToDraft,
      onClick: () => steps.open('returnToDraft'),
    },
    {
      key: 'cancel',
      label: `${t('detail.act.cancel')}…`,
      danger: true,
      shown: abilities.cancel,
      onClick: () => steps.open('cancel'),
    },
  ].filter((item) => item.shown);
}

function begunEarly({ state, minutesToStart }: SessionDetail): boolean {
  return state === 'running' && minutesToStart > 0;
}

function nextOf(detail: SessionDetail, t: Translate<typeof texts.zh>): string {
  if (detail.abilities.awaitsAnother && !detail.awaitsPass) return t('detail.awaitsAnother');
  if (begunEarly(detail)) return t('detail.next.begunEarly', { when: momentText(detail.startsAt) });
  if (isTooLate(detail) && detail.state === 'submitted') return t('detail.next.submittedTooLate');
  if (detail.state === 'draft' && detail.returnReason) return returnedText(detail, t);
  if (isTooLate(detail)) return t('detail.next.draftTooLate');
  // All else that handing in asks for is asked for by the form already.
  if (detail.state === 'draft' && detail.summary.trim() !== '')
    return t(detail.abilities.submit ? 'detail.next.complete' : 'detail.next.unsent');
  if (detail.state === 'draft' && !detail.abilities.change) return t('detail.next.unsent');
  // Its button is there from shortly before the start.
  if ((detail.state === 'open' || detail.state === 'full') && detail.abilities.start) return t(`detail.next.${detail.state}Soon`);
  if (detail.cancelReason) return t('detail.cancelled', { reason: detail.cancelReason });
  return t(`detail.next.${detail.state}`);
}

/** Who returned it is kept since a while only. */
function returnedText({ returned, returnReason, abilities }: SessionDetail, t: Translate<typeof texts.zh>): string {
  const reason = (returnReason ?? '').replace(/[。．.]+$/, '');
  const said = returned ? t('detail.returnedBy', { who: returned.by, reason }) : t('detail.returned', { reason });
  return abilities.submit ? `${said}${t('detail.thenAgain')}` : said;
}

/** Residents find a session from its publication on. */
function isPublic({ state, reviewedAt }: SessionDetail): boolean {
  return state === 'cancelled' ? reviewedAt !== null : state !== 'draft' && state !== 'submitted';
}

function NextStep({ detail }: { detail: SessionDetail }) {
  const t = useTexts(texts);
  const told = useTold()(detail);
  return (
    <div className={`notice ${detail.state === 'cancelled' ? 'bad-notice' : ''}`} style={{ marginBottom: 16 }}>
      {nextOf(detail, t)}
      {told ? <strong>{told}</strong> : detail.state === 'cancelled' && detail.minutesToStart > 0 && t('detail.untold.nobody')}
      {detail.awaitsPass && <strong>{t('detail.repass', { who: detail.submittedBy ?? '' })}</strong>}
      {detail.state === 'published' &&
        detail.signUpOpensAt &&
        ` ${t('detail.opens', { when: momentText(detail.signUpOpensAt) })}`}
    </div>
  );
}

function Records({ detail, attendance, expenses }: { detail: SessionDetail } & SessionPageProps) {
  const t = useTexts(texts);
  const { state, set } = useListState({ tab: '' });
  const may = {
    signUps: useMay('signups.read'),
    door: useMay('door.read'),
    opinions: useMay('opinions.read'),
    expenses: useMay('expenses.read'),
    notices: useMay('notices.read'),
  };
  const off = detail.state === 'cancelled';
  const over = ['running', 'ended', 'archived'].includes(detail.state);
  const tabs = [
    { key: 'signUps', shown: may.signUps, children: () => <SignUpsOf detail={detail} /> },
    { key: 'door', shown: may.door, children: () => attendance(detail) },
    { key: 'opinions', shown: may.opinions, children: () => <OpinionsOf sessionId={detail.id} /> },
    { key: 'expenses', shown: may.expenses, children: () => expenses(detail) },
    { key: 'notices', shown: may.notices, children: () => <NoticesOf sessionId={detail.id} /> },
  ] as const;
  const shown = tabs.filter((tab) => tab.shown);
  const active = state.tab || (over && may.door ? 'door' : shown[0]?.key);
  return (
    <div className="stack">
      <dl className="tally panel">
        <div>
          <dt>{t(off ? 'detail.seatsReleased' : 'detail.seats')}</dt>
          <dd>
            {detail.taken}
            {!off && <small> / {detail.capacity}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('detail.admitted')}</dt>
          <dd>{detail.admitted}</dd>
        </div>
        {detail.attendance !== null && (
          <div>
            <dt>{t('detail.attendance')}</dt>
            <dd>{numberText(detail.attendance)}</dd>
          </div>
        )}
        {/* Until the session has ended it still grows. */}
        {detail.attendance === null && detail.state === 'running' && (
          <div>
            <dt>{t('detail.attendanceSoFar')}</dt>
            <dd>{numberText(Math.max(detail.admitted, detail.headCount?.people ?? 0))}</dd>
          </div>
        )}
      </dl>
      <section className="panel session-tabs">
        <Tabs
          activeKey={active}
          onChange={(tab) => set({ tab })}
          destroyOnHidden
          items={shown.map((tab) => ({
            key: tab.key,
            label: t(`detail.tabs.${tab.key}`),
            children: tab.key === active ? tab.children() : null,
          }))}
        />
      </section>
    </div>
  );
}

function About({ detail }: { detail: SessionDetail }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <div className="stack">
      <PublicLinks detail={detail} />
      <DoorLinks detail={detail} />
      <Panel>
        <dl className="pairs">
          <dt>{t('detail.when')}</dt>
          <dd>{spanText(detail.startsAt, detail.endsAt)}</dd>
          <dt>{t('detail.venue')}</dt>
          <dd>
            {detail.venueName ?? t('detail.onlineHeld')}
            <div className="muted small">{[detail.regionName, detail.venueAddress].filter(Boolean).join(' · ')}</div>
          </dd>
          <dt>{t('detail.speaker')}</dt>
          <dd>
            {detail.speakerName ?? (
              <span className="muted">{t(detail.speakerId ? 'detail.speakerErased' : 'detail.noSpeaker')}</span>
            )}
            <div className="muted small">{detail.speakerOrganisation}</div>
          </dd>
          <dt>{t('detail.audience')}</dt>
          <dd>
            {kit(`audience.${detail.audience}`)} · {kit(`venueKind.${detail.venueKind}`)}
          </dd>
          <dt>{t('detail.subProgramme')}</dt>
          <dd>{detail.subProgrammeName}</dd>
          {detail.activityName && (
            <>
              <dt>{t('detail.activity')}</dt>
              <dd>{detail.activityName}</dd>
            </>
          )}
          {detail.summary && (
            <>
              <dt>{t('detail.summary')}</dt>
              <dd>{detail.summary}</dd>
            </>
          )}
          {detail.submittedBy && detail.submittedAt && (
            <>
              <dt>{t('detail.submitted')}</dt>
              <dd>{t('detail.submittedBy', { who: detail.submittedBy, when: momentText(detail.submittedAt) })}</dd>
            </>
          )}
          {detail.reviewedBy && detail.reviewedAt && (
            <>
              <dt>{t('detail.reviewed')}</dt>
              <dd>{t('detail.reviewedBy', { who: detail.reviewedBy, when: momentText(detail.reviewedAt) })}</dd>
            </>
          )}
          <dt>{t('detail.changed')}</dt>
          <dd>{t('detail.changedBy', { who: detail.changedBy, when: momentText(detail.changedAt) })}</dd>
        </dl>
      </Panel>
    </div>
  );
}

function PublicLinks({ detail }: { detail: SessionDetail }) {
  const t = useTexts(texts);
  return (
    <Panel title={t('detail.public')}>
      {isPublic(detail) ? (
        <a href={detail.publicUrl} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
          {detail.publicUrl}
        </a>
      ) : (
        <span className="muted">{t('detail.publicFrom')}</span>
      )}
      {isPublic(detail) && detail.state !== 'cancelled' && (
        <ul className="plain-links">
          <li>
            <AppLink to={paths.sessionPoster(detail.id)}>{t('detail.poster')}</AppLink>
          </li>
        </ul>
      )}
    </Panel>
  );
}

function DoorLinks({ detail }: { detail: SessionDetail }) {
  const t = useTexts(texts);
  // Nobody comes to one that is off, or that nobody has been told of.
  const mayPrint = useMay('door.read') && isPublic(detail) && detail.state !== 'cancelled';
  const { id } = detail;
  const { runDoor, enterAttendance } = detail.abilities;
  if (!mayPrint && !runDoor && !enterAttendance) return null;
  return (
    <Panel title={t('detail.atDoor')}>
      <ul className="plain-links">
        {mayPrint && (
          <li>
            <AppLink to={paths.sessionSheet(id)}>{t('detail.sheet')}</AppLink>
          </li>
        )}
        {runDoor && (
          <li>
            <a href={paths.doorOf(id)} target="_blank" rel="noreferrer">
              {t('detail.door')}
            </a>{' '}
            <span className="muted small">{t('detail.doorHint')}</span>
          </li>
        )}
        {(runDoor || enterAttendance) && (
          <li>
            {enterAttendance ? (
              <AppLink to={paths.sessionPaper(id)}>{t('detail.paper')}</AppLink>
            ) : (
              <span className="muted">{t('detail.paperFrom', { when: momentText(detail.startsAt) })}</span>
            )}
          </li>
        )}
      </ul>
    </Panel>
  );
}
