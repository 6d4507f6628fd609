import { isJudged, keepsBound, lacksGrounds } from '#src/kernel/degree.ts';
import { scoreReasonsText } from '#src/kernel/score-reason.ts';
import './figure.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { RefusalShown } from '#src/ui-kit/client.ts';
import { momentText } from '#src/ui-kit/format.ts';
import { type Column, DataTable } from '#src/ui-kit/data-table.tsx';
import { Dotted } from '#src/ui-kit/dotted.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { dayText, numberText, wanText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { levelsText } from '#src/ui-kit/level-names.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { bothTexts, type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { Account, IndicatorAccount, PackCode, ScoreView } from '../account.contract.ts';
import * as accountPageTexts from './account-page.texts.ts';
import * as indicatorTexts from './indicator.texts.ts';
import { AtPicker, accounts, useAt } from './at-picker.tsx';
import { HeldThen } from './held-then.tsx';
import { countsOf, degreeText, figureText, shareText, targetText } from './indicator-words.ts';
import { useFrozenForm } from './frozen-form.ts';
import { NoPoints } from './no-points.tsx';
import { PackSelect } from './pack-select.tsx';
import { FarAboveField } from './scoring-choices.tsx';
import { PrintForm } from './print-form.tsx';
import { StateOf } from './state-of.tsx';
import { StatementDialog } from './statement-dialog.tsx';

const texts = bothTexts(accountPageTexts, indicatorTexts);

const hasPoints = ({ indicators }: Account): boolean => indicators.some(({ weight }) => weight !== null);

interface Shown {
  at: string;
  shown: string;
  pack: PackCode | undefined;
  /** Null once it was handed in. */
  onIncomplete: (refusal: RefusalShown | null) => void;
}

/** The self-evaluation as it stands: every indicator with its degree and its score, each opening its figure. `below`: what follows the table. */
export function AccountPage({ below }: { below?: (shown: Shown) => ReactNode }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const { at, setAt } = useAt();
  // Nobody chose yet: the server takes the rules of the programme's form and year.
  const [chosen, setChosen] = useState<PackCode | undefined>();
  const account = useQuery({
    queryKey: ['account', programme.id, at],
    queryFn: () => accounts.account({ id: programme.id, at: at || undefined }),
  });
  const [farAbove, setFarAbove] = useState<number | undefined>();
  // Why it could not be handed in; the rows that lack something are marked from then on.
  const [refusedAt, setRefused] = useState<{ refusal: RefusalShown; of: string } | null>(null);
  const asked = `${programme.id} ${at}`;
  const refused = refusedAt?.of === asked ? refusedAt.refusal : null;
  const frozen = useFrozenForm(programme.id);
  const score = useQuery({
    queryKey: ['score', programme.id, chosen, at, farAbove],
    queryFn: () => accounts.score({ id: programme.id, pack: chosen, at: at || undefined, farAbove }),
    // Without points there is no score to ask for.
    enabled: account.data !== undefined && hasPoints(account.data),
    // While other rules are being applied the table stays.
    placeholderData: (before) => before,
  });
  const pack = chosen ?? score.data?.pack;
  return (
    <Answered query={account}>
      {(data) => (
        <>
          <AccountHead account={data} at={at} setAt={setAt} pack={pack} />
          <HeldThen superseded={data.superseded} at={data.at} />
          <Panel
            title={t('say.table')}
            note={
              frozen?.signed &&
              frozen.total !== null &&
              t('page.ofToday', { number: frozen.number, total: numberText(frozen.total) })
            }
            flush
            acts={
              hasPoints(data) && (
                <>
                  {score.data && <FarAboveField from={score.data.farAboveFrom} onChange={setFarAbove} />}
                  <PackSelect pack={pack} onChange={setChosen} />
                </>
              )
            }
          >
            <Incomplete refusal={refused} />
            {hasPoints(data) ? (
              <Answered query={score}>
                {(scored) => <ScoreTable account={data} score={scored} at={at} marking={refused !== null} />}
              </Answered>
            ) : (
              <>
                <NoPoints />
                <ScoreTable account={data} score={null} at={at} marking={refused !== null} />
              </>
            )}
          </Panel>
          {below?.({ at, shown: data.at, pack, onIncomplete: (refusal) => setRefused(refusal && { refusal, of: asked }) })}
        </>
      )}
    </Answered>
  );
}

interface Acts {
  account: Account;
  at: string;
  setAt: (at: string) => void;
  pack: PackCode | undefined;
}

function AccountHead({ account, at, setAt, pack }: Acts) {
  const t = useTexts(texts);
  return (
    <PageHead
      title={t('page.title')}
      lead={t('page.lead', {
        applicant: account.programme.applicant,
        budget: wanText(account.programme.totalFen),
        at: dayText(account.at),
        elapsed: shareText(account.elapsed, 0),
      })}
      acts={<AccountActs account={account} at={at} setAt={setAt} pack={pack} />}
    />
  );
}

function AccountActs({ account, at, setAt, pack }: Acts) {
  const t = useTexts(texts);
  const { id, name } = account.programme;
  const frozen = useFrozenForm(id);
  return (
    <>
      <AtPicker at={at} shown={account.at} onChange={setAt} />
      <DownloadButton fetchFile={() => accounts.exportAccount({ id, at: at || undefined })} name={`${name}.xlsx`}>
        {t('page.export')}
      </DownloadButton>
      {account.abilities.bundle && (
        <DownloadButton
          fetchFile={async () => (await accounts.bundle({ id, pack, at: at || undefined })).body as File}
          name={`${name}.jsonl.gz`}
        >
          {t('page.bundle')}
        </DownloadButton>
      )}
      <PrintForm form="declaration" at={at} />
      <PrintForm form="self-evaluation" at={at} pack={pack} frozen={frozen} primary />
    </>
  );
}

interface ScoreRow {
  indicator: IndicatorAccount;
  row: ScoreView['indicators'][number] | undefined;
}

/** Why it could not be handed in, where the rows that lack something begin. */
function Incomplete({ refusal }: { refusal: RefusalShown | null }) {
  const t = useTexts(texts);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) place.current?.scrollIntoView({ block: 'center' });
  }, [refusal]);
  if (!refusal) return null;
  return (
    <div ref={place} className="notice warn-notice" role="alert" style={{ margin: '8px 16px' }}>
      <strong>{t('page.notHandedIn')}</strong> {refusal.reason} {t('page.lackingMarked')}
    </div>
  );
}

/** `score`: null while no indicator has points. `marking`: rows that lack what a self-evaluation must say are marked. */
function ScoreTable({
  account,
  score,
  at,
  marking,
}: {
  account: Account;
  score: ScoreView | null;
  at: string;
  marking: boolean;
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [stating, setStating] = useState<IndicatorAccount | null>(null);
  const rows: ScoreRow[] = account.indicators.map((indicator) => ({
    indicator,
    row: score?.indicators.find((one) => one.indicatorId === indicator.id),
  }));
  const points = (value: number | null): string => (value === null ? kit('say.noData') : numberText(value));
  return (
    <>
      <DataTable
        label={t('say.table')}
        rows={rows}
        rowKey={({ indicator }) => indicator.id}
        rowClass={({ indicator }) => (marking && lacksGrounds(indicator) ? 'lacking' : '')}
        columns={scoreColumns(t, kit, at, points, (row) => (
          <Why
            indicator={row.indicator}
            why={scoreReasonsText(row.row?.reasons ?? [], chosenLanguage())}
            farAbove={row.row?.farAbove ?? false}
            marking={marking}
            mayState={account.abilities.state}
            onState={() => setStating(row.indicator)}
          />
        ))}
        foot={score && <ScoreFoot score={score} points={points} />}
      />
      {stating && (
        <StatementDialog
          indicator={stating}
          kind={isJudged(stating.target.kind) ? 'judgement' : 'reason'}
          onClose={() => setStating(null)}
        />
      )}
    </>
  );
}

/** The points of the budget's execution, and what all of it comes to. */
function ScoreFoot({ score, points }: { score: ScoreView; points: (value: number | null) => string }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { execution } = score;
  return (
    <>
      <tr>
        <td colSpan={5} style={{ fontWeight: 400 }}>
          {t('page.execution')} ·{' '}
          {t('page.rate', {
            budget: wanText(execution.budgetFen),
            executed: execution.executedFen === null ? kit('say.noData') : wanText(execution.executedFen),
            rate: execution.rate === null ? kit('say.noData') : shareText(execution.rate),
          })}
        </td>
        <td className="num" data-label={t('column.weight')}>
          {points(execution.weight)}
        </td>
        <td className="num" data-label={t('column.score')}>
          {points(execution.score)}
        </td>
        <td className="sentences" data-label={t('page.why')}>
          {scoreReasonsText(execution.reasons, chosenLanguage())}
        </td>
      </tr>
      <tr>
        <td colSpan={6}>{t('page.total')}</td>
        <td className="num" data-label={t('column.score')}>
          {points(score.total)}
        </td>
        <td data-label={t('page.grade')}>
          {score.grade ? t('page.gradeShown', { grade: kit(`grade.${score.grade}`) }) : t('page.notScored')}
        </td>
      </tr>
    </>
  );
}

/** Why a row scores as it does: who judged it and on what grounds, the reason of a shortfall, over-delivery that asks for its cause. */
function Why({
  indicator,
  why,
  farAbove,
  marking,
  mayState,
  onState,
}: {
  indicator: IndicatorAccount;
  why: string | null;
  farAbove: boolean;
  marking: boolean;
  mayState: boolean;
  onState: () => void;
}) {
  const t = useTexts(texts);
  const { reason, judgement } = indicator;
  const judges = isJudged(indicator.target.kind);
  const stale = reason?.writtenAbout ?? judgement?.writtenAbout;
  const marked = marking && lacksGrounds(indicator);
  const falls = !judges && !reason && (['behind', 'missing'].includes(indicator.state) || farAbove || marked);
  return (
    <>
      {marked && (
        <div>
          <StateMark tone="warn">{t(judges ? 'page.lacksJudgement' : 'page.lacksReason')}</StateMark>
        </div>
      )}
      {farAbove && <StateMark tone="warn">{farText(t, indicator)}</StateMark>}
      {judges && judgement && (
        <div className="small">
          {t('page.judged', { share: shareText(judgement.degree ?? 0, 0), text: judgement.text })}
          <div className="muted">{t('page.statedBy', { who: judgement.statedBy, when: momentText(judgement.statedAt) })}</div>
        </div>
      )}
      {reason && !(judges && reason.text === judgement?.text) && (
        <div className="small">
          {/* Beside a judgement it must be said which is which. */}
          {judges && judgement ? t('page.reasonSaid', { text: reason.text }) : reason.text}
          <div className="muted">{t('page.statedBy', { who: reason.statedBy, when: momentText(reason.statedAt) })}</div>
        </div>
      )}
      {stale && <div className="small warn">{t('page.writtenAbout', { figure: stale })}</div>}
      {!reason && !judgement && !farAbove && why && <div className="small">{why}</div>}
      {mayState && (judges || falls || stale) && (
        <button type="button" className="link small" onClick={onState}>
          {judges ? t(judgement ? 'page.judgeAgain' : 'page.judge') : t(reason ? 'page.restate' : 'page.addReason')}
        </button>
      )}
    </>
  );
}

/** Far above a target, or far below a bound: both may have been set wrongly. */
function farText(t: Translate<typeof texts.zh>, { target, degree }: IndicatorAccount): string {
  return keepsBound(target, degree)
    ? t('page.farBelow', { share: shareText(1 / degree!, 0) })
    : t('page.farAbove', { share: shareText(degree ?? 0, 0) });
}

function scoreColumns(
  t: Translate<typeof texts.zh>,
  kit: ReturnType<typeof useKitTexts>,
  at: string,
  points: (value: number | null) => string,
  why: (row: ScoreRow) => ReactNode,
): Column<ScoreRow>[] {
  return [
    {
      key: 'name',
      title: t('column.indicator'),
      cell: ({ indicator }) => (
        <>
          <div className="small muted">{levelsText(indicator.level1, indicator.level2)}</div>
          <AppLink to={paths.figure(indicator.id)} search={{ at }}>
            <strong>{indicator.level3}</strong>
          </AppLink>
          <div className="small muted">
            <Dotted pieces={countsOf(indicator)} />
          </div>
        </>
      ),
    },
    { key: 'target', title: t('column.target'), number: true, cell: ({ indicator }) => targetText(indicator.target) },
    {
      key: 'actual',
      title: t('column.actual'),
      number: true,
      cell: ({ indicator }) => (
        <AppLink to={paths.figure(indicator.id)} search={{ at }}>
          <strong>{figureText(indicator.actual) ?? kit('say.noData')}</strong>
        </AppLink>
      ),
    },
    {
      key: 'degree',
      title: t('column.degree'),
      number: true,
      cell: ({ indicator }) => degreeText(indicator) ?? kit('say.noData'),
    },
    {
      key: 'state',
      title: t('column.state'),
      cell: ({ indicator }) => <StateOf indicator={indicator} />,
    },
    { key: 'weight', title: t('column.weight'), number: true, cell: ({ row }) => points(row?.weight ?? null) },
    {
      key: 'score',
      title: t('column.score'),
      number: true,
      cell: ({ row }) => <strong>{points(row?.score ?? null)}</strong>,
    },
    {
      key: 'why',
      title: t('page.why'),
      // Wide enough for who said it and when on one line.
      width: 272,
      sentences: true,
      cell: why,
    },
  ];
}
