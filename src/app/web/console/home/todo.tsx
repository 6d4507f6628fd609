import { useQuery } from '@tanstack/react-query';
import type { Account, Attention } from '#src/account/account.contract.ts';
import * as expenseTexts from '#src/deliver/expenses/ui/expenses.texts.ts';
import { useWayBackText } from '#src/account/ui/way-back.tsx';
import { dayText, momentText, monthText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { wordOf } from '#src/ui-kit/measure-words.ts';
import { EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { stateWords } from '#src/ui-kit/state-words.ts';
import { useMay, useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { clearOf } from './all-clear.ts';
import { noticeContract } from '#src/deliver/notices/notice.contract.ts';
import { sessionContract } from '#src/deliver/sessions/session.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import * as texts from './home.texts.ts';
import { waitingMatters } from './waiting.ts';

const sessions = clientOf(sessionContract);
const notices = clientOf(noticeContract);

type Code =
  | 'people-to-tell'
  | 'sessions-returned'
  | 'sessions-to-pass'
  | 'evaluation-to-review'
  | 'evaluation-to-sign'
  | 'left-path'
  | 'district-without-session'
  | 'activities-overdue'
  | 'small-sample'
  | 'expenses-in-breach'
  | 'measure-missing'
  | 'to-judge'
  | 'reason-missing'
  | 'monitoring-due'
  | 'rectification-asked'
  | 'rectification-answered'
  | 'rectification-overdue';

/** Which permission opens the place of a matter, and which lets somebody do what its link says. */
const needs: Record<Code, { open: string; act: string }> = {
  'people-to-tell': { open: 'notices.write', act: 'notices.write' },
  'sessions-returned': { open: 'sessions.write', act: 'sessions.write' },
  'sessions-to-pass': { open: 'sessions.pass', act: 'sessions.pass' },
  'evaluation-to-review': { open: 'self-evaluation.step', act: 'self-evaluation.step' },
  'evaluation-to-sign': { open: 'self-evaluation.step', act: 'self-evaluation.step' },
  'left-path': { open: 'account.read', act: 'account.read' },
  'district-without-session': { open: 'sessions.read', act: 'sessions.read' },
  'activities-overdue': { open: 'plan.read', act: 'plan.read' },
  'small-sample': { open: 'account.read', act: 'account.read' },
  'expenses-in-breach': { open: 'expenses.read', act: 'expenses.read' },
  'measure-missing': { open: 'plan.read', act: 'measures.change' },
  'to-judge': { open: 'account.read', act: 'account.state' },
  'reason-missing': { open: 'account.read', act: 'account.state' },
  'monitoring-due': { open: 'monitoring.read', act: 'monitoring.judge' },
  'rectification-asked': { open: 'monitoring.read', act: 'monitoring.answer' },
  'rectification-answered': { open: 'monitoring.read', act: 'monitoring.conclude' },
  'rectification-overdue': { open: 'monitoring.read', act: 'monitoring.read' },
};

/** Where somebody waits for the visitor's step, in whichever programme: it comes before all that the figures say. */
function useWaiting(): Attention[] {
  const programme = useProgramme();
  const awaiting = useQuery({
    queryKey: ['sessions', 'awaiting'],
    queryFn: () => sessions.awaiting(),
    enabled: useMay('sessions.read'),
    // Others hand in and return while this page stands open.
    staleTime: 0,
    refetchInterval: 30_000,
  });
  const untold = useQuery({
    queryKey: ['notices', 'untold'],
    queryFn: () => notices.untold({}),
    enabled: useMay('notices.write'),
    staleTime: 0,
  });
  return waitingMatters({ awaiting: awaiting.data?.items ?? [], untold: untold.data?.sessions ?? [] }, programme.id);
}

/** What the visitor cannot even look at is for others to do. */
export function useMatters(account: Account): Account['attention'] {
  const { permissions } = useSurroundings().person;
  return [...useWaiting(), ...account.attention].filter(({ code }) => permissions.includes(needs[code as Code].open));
}

/** What is so although nothing is asked of the visitor. */
function useClear(account: Account): string {
  const t = useTexts(texts);
  const { permissions } = useSurroundings().person;
  const { inOrder, ...departing } = clearOf(account, permissions);
  const between = chosenLanguage() === 'zh' ? '，' : ', ';
  return [
    ...(['behind', 'atRisk', 'missing'] as const)
      .filter((what) => departing[what] > 0)
      .map((what) => t(`todo.clear.${what}`, { count: departing[what] })),
    ...(inOrder.length > 0
      ? [t('todo.clear.inOrder', { what: inOrder.map((what) => t(`todo.clear.${what}`)).join(between) })]
      : []),
  ].join('');
}

/** Where somebody else waits for the reader's step. */
const steps: readonly Code[] = [
  'people-to-tell',
  'sessions-returned',
  'sessions-to-pass',
  'evaluation-to-review',
  'evaluation-to-sign',
  'monitoring-due',
  'rectification-asked',
  'rectification-answered',
];

/** On a phone the table of targets is long: what awaits the reader's own step comes before it, and is not told again below. */
export function OwnSteps({ account, at }: { account: Account; at: string }) {
  const t = useTexts(texts);
  const { permissions } = useSurroundings().person;
  const own = useMatters(account).filter((matter) => isOwnStep(matter, permissions));
  if (own.length === 0) return null;
  return (
    <Panel title={t('todo.own')} className="own-steps only-narrow">
      <ul className="todo">
        {own.map((matter) => (
          <Matter key={keyOf(matter)} matter={matter} account={account} at={at} />
        ))}
      </ul>
    </Panel>
  );
}

function isOwnStep({ code }: Attention, permissions: readonly string[]): boolean {
  return steps.includes(code as Code) && permissions.includes(needs[code as Code].act);
}

const keyOf = ({ code, indicatorId, params }: Attention): string =>
  `${code} ${indicatorId ?? ''} ${params.dueOn ?? params.programmeId ?? ''}`;

function Matter({ matter, account, at }: { matter: Attention; account: Account; at: string }) {
  const t = useTexts(texts);
  const { programmes, choose, person } = useSurroundings();
  const { permissions } = person;
  const code = matter.code as Code;
  const other = programmes.find(({ id }) => id === matter.params.programmeId);
  const { to, search } = placeOf(matter, at);
  const detail = useDetail()(matter, account);
  return (
    <li className={isOwnStep(matter, permissions) ? 'own-step' : undefined}>
      <strong>{t(`todo.${code}.title`, matter.params)}</strong>
      {other && <div className="small muted">{t('todo.ofProgramme', { programme: other.name, year: other.fiscalYear })}</div>}
      {detail && <div>{detail}</div>}
      <div className="muted">{t(`todo.${code}.text`)}</div>
      <AppLink to={to} search={search} onFollow={other && (() => choose(other.id))}>
        {permissions.includes(needs[code].act) ? t(`todo.${code}.act`) : t('todo.look')} →
      </AppLink>
    </li>
  );
}

/** What somebody should act on, each with the way to it. */
export function Todo({ account, at }: { account: Account; at: string }) {
  const t = useTexts(texts);
  const { permissions } = useSurroundings().person;
  const matters = useMatters(account);
  const allOwn = matters.length > 0 && matters.every((matter) => isOwnStep(matter, permissions));
  const clear = useClear(account);
  return (
    <Panel title={t('todo.title')} className={allOwn ? 'hide-narrow' : undefined}>
      {matters.length === 0 ? (
        <EmptyState title={t('todo.none')} hint={clear} />
      ) : (
        <ul className="todo">
          {matters.map((matter) => (
            <Matter key={keyOf(matter)} matter={matter} account={account} at={at} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function placeOf(attention: Attention, at: string): { to: string; search?: Record<string, string> } {
  const figure = attention.indicatorId ? paths.figure(attention.indicatorId) : paths.account;
  switch (attention.code as Code) {
    case 'people-to-tell':
      return { to: paths.session(String(attention.params.sessionId)), search: { tab: 'notices' } };
    case 'sessions-returned':
      return { to: paths.session(String(attention.params.sessionId)) };
    case 'sessions-to-pass':
      return { to: paths.sessions, search: { awaiting: 'me' } };
    case 'evaluation-to-review':
    case 'evaluation-to-sign':
      return { to: paths.account };
    case 'district-without-session':
      return { to: paths.coverage };
    case 'activities-overdue':
      return { to: paths.activities, search: { progress: 'overdue', ...(at && { at }) } };
    case 'expenses-in-breach':
      return { to: paths.expenses, search: { breach: 'any' } };
    case 'measure-missing':
      return { to: attention.indicatorId ? paths.indicator(attention.indicatorId) : paths.programme };
    case 'monitoring-due':
      return { to: paths.monitoring, search: { month: String(attention.params.month) } };
    case 'rectification-asked':
    case 'rectification-answered':
    case 'rectification-overdue':
      return { to: paths.monitoring };
    default:
      return { to: figure, search: at ? { at } : undefined };
  }
}

/** The text of a state that a change of it names. */
function stateKey(about: Account['indicators'][number] | undefined, state: unknown) {
  return `${about ? stateWords(about.target) : 'indicatorState'}.${state}` as 'indicatorState.met';
}

/** The names and numbers of one matter, as the server gave them. */
function useDetail() {
  const t = useTexts(texts);
  const rules = useTexts(expenseTexts);
  const kit = useKitTexts();
  const wayBack = useWayBackText();
  const mayBind = useMay('plan.change');
  return ({ code, params, indicatorId }: Attention, account: Account): string => {
    const count = Number(params.count ?? 0);
    const about = account.indicators.find((one) => one.id === indicatorId);
    const name = about?.level3 ?? String(params.indicator ?? '');
    switch (code as Code) {
      case 'left-path': {
        const [first] = about?.wayBack ?? [];
        const state = (which: unknown): string => kit(stateKey(about, which));
        const change = { name, since: dayText(String(params.since)), from: state(params.from), to: state(params.to) };
        return `${t('todo.detail.leftPath', change)}${first ? wayBack(first) : ''}`;
      }
      case 'district-without-session': {
        const bare = account.coverage.districts.filter((district) => district.sessions === 0).map((district) => district.name);
        const names = bare.slice(0, 6).join(kit('say.listSeparator'));
        return t(bare.length > 6 ? 'todo.detail.districtsMore' : 'todo.detail.districts', { count, names });
      }
      case 'activities-overdue':
        return t('todo.detail.overdue', {
          count,
          first: String(params.first ?? ''),
          since: dayText(String(params.since ?? account.at)),
        });
      case 'expenses-in-breach': {
        const said = String(params.rules ?? '')
          .split(',')
          .filter(Boolean)
          .map((rule) => rule.split(':'));
        return said
          .map(([rule, times]) => `${rules(`breach.${rule}` as 'breach.no-voucher')} ${times}`)
          .join(kit('say.listSeparator'));
      }
      case 'people-to-tell':
        return t(params.more === 0 ? 'todo.detail.untold' : 'todo.detail.untoldMore', {
          ...params,
          when: momentText(String(params.startsAt)),
        });
      case 'sessions-returned':
        return t(params.more === 0 ? 'todo.detail.returned' : 'todo.detail.returnedMore', params);
      case 'evaluation-to-review':
      case 'evaluation-to-sign':
        return t('todo.detail.evaluation', { number: Number(params.number), at: dayText(String(params.asOf)) });
      case 'measure-missing':
        return [name, mayBind && Number(params.suggested) > 0 && t('todo.detail.suggested', { count: Number(params.suggested) })]
          .filter(Boolean)
          .join(' · ');
      case 'monitoring-due':
        return t('todo.detail.monitoring', { count, month: monthText(Number(String(params.month ?? '').slice(5))) });
      case 'rectification-asked':
      case 'rectification-answered':
      case 'rectification-overdue':
        return t('todo.detail.rectification', { name, due: dayText(String(params.dueOn ?? account.at)) });
      case 'small-sample':
        return [
          name,
          wordOf('venueKind', String(params.part ?? ''), String(params.part ?? '')),
          t('todo.detail.sample', { n: Number(params.n ?? 0) }),
        ]
          .filter(Boolean)
          .join(' · ');
      default:
        return name;
    }
  };
}
