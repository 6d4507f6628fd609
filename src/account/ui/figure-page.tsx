import './figure.css';
import { keepsBound } from '#src/kernel/degree.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { DataTable } from '#src/ui-kit/data-table.tsx';
import { dayOfMoment, momentText, numberText, unitText } from '#src/ui-kit/format.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { levelsText } from '#src/ui-kit/level-names.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { dimensionName, measureName } from '#src/ui-kit/measure-words.ts';
import { Answered, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useMay, useNames } from '#src/ui-kit/surroundings.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { bothTexts, useTexts } from '#src/ui-kit/texts.ts';
import type { FigureDetail } from '../account.contract.ts';
import * as figureTexts from './figure.texts.ts';
import * as indicatorTexts from './indicator.texts.ts';
import { AtPicker, accounts, useAt } from './at-picker.tsx';
import { Breakdowns } from './breakdowns.tsx';
import { RecordsOfFigure } from './records-of-figure.tsx';
import { HeldThen } from './held-then.tsx';
import { expectedText, isCumulative, shareText, targetText } from './indicator-words.ts';
import { howText } from './indicator-table.tsx';
import { StateOf } from './state-of.tsx';
import { StatementDialog } from './statement-dialog.tsx';
import { WayBackPanel } from './way-back.tsx';

const texts = bothTexts(figureTexts, indicatorTexts);

/** One figure opened: from the cell of the form down to each record behind it. */
export function FigurePage() {
  const t = useTexts(texts);
  const { indicatorId = '' } = useParams({ strict: false }) as { indicatorId?: string };
  const { at, setAt } = useAt();
  const figure = useQuery({
    queryKey: ['figure', indicatorId, at],
    queryFn: () => accounts.figure({ indicatorId, at: at || undefined }),
  });
  return (
    <Answered query={figure}>
      {(detail) => (
        <>
          <FigureHead detail={detail} at={at} setAt={setAt} />
          <HeldThen superseded={detail.superseded} at={detail.at} />
          <Chain detail={detail} />
          {detail.abilities.facts ? (
            <div className="columns side">
              <div className="stack">
                <WayBackPanel indicator={detail.indicator} at={at} />
                <Breakdowns detail={detail} />
                <Statements detail={detail} />
                <TargetHistory detail={detail} />
              </div>
              <div className="stack">
                {detail.activities.length > 0 && <DueActivities detail={detail} />}
                <RecordsOfFigure detail={detail} at={at} />
              </div>
            </div>
          ) : (
            <div className="stack">
              <WayBackPanel indicator={detail.indicator} at={at} />
              <Breakdowns detail={detail} />
              {detail.activities.length > 0 && <DueActivities detail={detail} />}
              <Statements detail={detail} />
              <TargetHistory detail={detail} />
              <p className="muted">{t('records.closed')}</p>
            </div>
          )}
        </>
      )}
    </Answered>
  );
}

function FigureHead({ detail, at, setAt }: { detail: FigureDetail; at: string; setAt: (at: string) => void }) {
  const t = useTexts(texts);
  const { indicator } = detail;
  const { actual, degree } = indicator;
  const said = [
    t('figure.target', { target: targetText(indicator.target) }),
    degree !== null &&
      (keepsBound(indicator.target, degree) ? t('say.withinBound') : t('figure.degree', { degree: shareText(degree) })),
    indicator.expected.value !== null &&
      indicator.expected.how.code !== 'year-over' &&
      t('figure.expected', { expected: expectedText(indicator) }),
  ].filter(Boolean);
  return (
    <PageHead
      windowTitle={indicator.level3}
      crumbs={
        <>
          <AppLink to={paths.account} search={{ at }}>
            {t('figure.crumbs')}
          </AppLink>{' '}
          › {levelsText(indicator.level1, indicator.level2)} › {indicator.level3}
        </>
      }
      title={
        <span className="figure-head">
          <span className="visually-hidden">{indicator.level3} </span>
          {actual.value === null ? t('figure.missing') : numberText(actual.value)}{' '}
          {actual.value !== null && <span className="unit">{unitText(actual.unit)}</span>}{' '}
          <span className="lead">{said.join(t('figure.comma'))}</span>
        </span>
      }
      lead={
        <>
          <span className="row">
            <StateOf indicator={indicator} />
            {actual.numerator !== null && actual.denominator !== null && (
              <span>
                {t('say.fraction', { numerator: numberText(actual.numerator), denominator: numberText(actual.denominator) })}
              </span>
            )}
            {actual.n !== null && <span>{t('say.n', { n: numberText(actual.n) })}</span>}
            {actual.responseRate !== null && <span>{t('say.response', { rate: shareText(actual.responseRate, 0) })}</span>}
            {actual.interval && (
              <span>
                {t('say.interval', { low: numberText(actual.interval[0], 1), high: numberText(actual.interval[1], 1) })}
              </span>
            )}
          </span>
          {tellsHow(indicator) && <div className="small">{t('figure.how', { how: howText(indicator) })}</div>}
        </>
      }
      acts={<AtPicker at={at} shown={detail.at} onChange={setAt} />}
    />
  );
}

/** On what ground the expectation stands, or why there is none; once the year is over nothing is expected. */
function tellsHow({ measure, expected: { how } }: FigureDetail['indicator']): boolean {
  return measure !== null && how.code !== 'year-over';
}

function Chain({ detail }: { detail: FigureDetail }) {
  const t = useTexts(texts);
  const names = useNames();
  const { indicator, evidence } = detail;
  const { measure } = indicator;
  const { definition } = detail;
  const counted = definition?.of === 'facts' && typeof definition.aggregate === 'object' ? definition.aggregate.distinct : null;
  return (
    <ol className="chain" aria-label={t('figure.chain')}>
      <li>
        <span>{t('figure.cell')}</span>
        <AppLink to={paths.account}>
          <strong>{t('figure.row', { row: detail.formRow })}</strong>
        </AppLink>
      </li>
      <li>
        <span>{t('figure.indicator')}</span>
        <AppLink to={paths.indicator(indicator.id)}>
          <strong>{indicator.level3}</strong>
        </AppLink>
      </li>
      <li>
        <span>
          {measure ? t('figure.measure', { version: measure.version }) : t('figure.measureTitle')}
          {measure && measure.version > 1 ? ` · ${t('figure.measureChanged', { day: dayOfMoment(measure.changedAt) })}` : ''}
        </span>
        <AppLink to={paths.indicator(indicator.id)}>
          <strong title={detail.definition ? names.measure(detail.definition) : undefined}>
            {measure ? measureName(measure) : t('figure.noMeasure')}
          </strong>
        </AppLink>
      </li>
      <li>
        <span>{t('figure.facts')}</span>
        <strong>{t('figure.factCount', { count: numberText(evidence.facts) })}</strong>
        <span>{t('figure.factMeans')}</span>
        {evidence.placeless !== null && evidence.placeless > 0 && counted !== null && (
          <span>{t('figure.placeless', { count: numberText(evidence.placeless), what: dimensionName(counted) })}</span>
        )}
        <span>
          {evidence.superseded > 0 ? t('figure.corrected', { count: numberText(evidence.superseded) }) : t('figure.uncorrected')}
        </span>
      </li>
      <Backing detail={detail} />
      <InLog evidence={evidence} />
    </ol>
  );
}

/** How many of the records have an attachment: counted beside the page, which does not wait for it. */
function Backing({ detail }: { detail: FigureDetail }) {
  const t = useTexts(texts);
  const { at } = useAt();
  const indicatorId = detail.indicator.id;
  const backing = useQuery({
    queryKey: ['figure-backing', indicatorId, at],
    queryFn: () => accounts.backing({ indicatorId, at: at || undefined }),
  });
  const { records = null, backed = null } = backing.data ?? {};
  const said =
    records === null || backed === null
      ? t(backing.data ? 'figure.backedUncounted' : 'figure.backedCounting')
      : t('figure.backed', { backed: numberText(backed), records: numberText(records) });
  return (
    <li className={records !== null && records > 0 && backed === records ? 'complete' : ''}>
      <span>{t('figure.records')}</span>
      {backing.error ? (
        <Answered query={backing}>{() => null}</Answered>
      ) : (
        <strong>{detail.abilities.facts ? <a href="#records">{said}</a> : said}</strong>
      )}
    </li>
  );
}

/** The last step: how much of the figure stands in the signed log, which nobody can change unseen. */
function InLog({ evidence: { facts, log } }: { evidence: FigureDetail['evidence'] }) {
  const t = useTexts(texts);
  const mayRead = useMay('evidence.read');
  if (!log || facts === 0)
    return (
      <li>
        <span>{t('log.title')}</span>
        <strong>{facts === 0 ? '—' : t('log.unbegun')}</strong>
      </li>
    );
  const { waiting } = log;
  const all = waiting === 0;
  const said = all
    ? t('log.all', { count: numberText(facts) })
    : waiting === null
      ? t('log.manyWait')
      : t('log.some', { signed: numberText(facts - waiting), count: numberText(facts) });
  return (
    <li className={all ? 'sealed' : ''}>
      <span>{t('log.title')}</span>
      <strong>
        {all && <span aria-hidden="true">✓ </span>}
        {mayRead ? <AppLink to={paths.log}>{said}</AppLink> : said}
      </strong>
      <span>
        {all || waiting === null
          ? t('log.signed', { size: numberText(log.size), when: momentText(log.signedAt) })
          : t('log.waiting', { count: numberText(waiting) })}
      </span>
    </li>
  );
}

/** Each leads to its records; a bar of the breakdown narrows them as well. */
function DueActivities({ detail }: { detail: FigureDetail }) {
  const t = useTexts(texts);
  const { state, set } = useListState({ subProgramme: '', district: '', activity: '' });
  const shown = detail.activities.filter(
    (one) =>
      (state.subProgramme === '' || one.subProgramme === state.subProgramme) &&
      (state.district === '' || one.district === state.district),
  );
  const nameOf = (row: (typeof shown)[number]) =>
    detail.abilities.facts && row.done > 0 ? (
      <button
        type="button"
        className="link"
        aria-pressed={state.activity === row.id}
        onClick={() => {
          set({ activity: state.activity === row.id ? '' : row.id });
          document.getElementById('records')?.scrollIntoView();
        }}
      >
        {row.name}
      </button>
    ) : (
      row.name
    );
  return (
    <Panel title={t('figure.activities')} flush>
      <DataTable
        label={t('figure.activities')}
        rows={shown}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('figure.activity'), cell: nameOf },
          { key: 'due', title: t('figure.due'), cell: (row) => <span className="nowrap">{row.dueOn}</span> },
          {
            key: 'target',
            title: t('figure.target2'),
            number: true,
            cell: (row) => `${numberText(row.target)} ${unitText(row.unit)}`,
          },
          { key: 'done', title: t('figure.done'), number: true, cell: (row) => `${numberText(row.done)} ${unitText(row.unit)}` },
          {
            key: 'met',
            title: t('column.state'),
            cell: (row) => (
              <StateMark tone={row.met ? (row.onTime ? 'good' : 'warn') : 'bad'}>
                {row.met
                  ? row.onTime
                    ? t('figure.onTime')
                    : row.finishedOn
                      ? t('figure.late')
                      : t('figure.met')
                  : t('figure.notMet')}
              </StateMark>
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** The same words said again, or as a reason and as a judgement, stand once with each time that they were said. */
function byText(statements: FigureDetail['statements']): FigureDetail['statements'][] {
  return [...Map.groupBy(statements, (statement) => statement.text).values()];
}

function Statements({ detail }: { detail: FigureDetail }) {
  const t = useTexts(texts);
  const [stating, setStating] = useState<'reason' | 'judgement' | null>(null);
  const kind =
    detail.indicator.target.kind === 'qualitative' && !isCumulative(detail.indicator.actual)
      ? 'judgement'
      : detail.indicator.state === 'to-judge'
        ? 'judgement'
        : 'reason';
  if (detail.statements.length === 0 && !detail.abilities.state) return null;
  return (
    <Panel
      title={t('figure.reasons')}
      acts={
        detail.abilities.state && (
          <Button size="small" onClick={() => setStating(kind)}>
            {kind === 'reason' ? t('figure.addReason') : t('figure.addJudgement')}
          </Button>
        )
      }
    >
      {byText(detail.statements).map((alike) => (
        <div key={alike[0]!.id} style={{ marginBottom: 10 }}>
          <div>{alike[0]!.text}</div>
          {alike.map((statement) => (
            <div key={statement.id} className="small muted">
              {t(`figure.${statement.kind}`)}
              {statement.degree !== null && ` ${shareText(statement.degree, 0)}`} · {statement.statedBy} ·{' '}
              {momentText(statement.statedAt)}
            </div>
          ))}
        </div>
      ))}
      {detail.statements.length === 0 && <p className="muted">{t('figure.reasonHint')}</p>}
      {stating && <StatementDialog indicator={detail.indicator} kind={stating} onClose={() => setStating(null)} />}
    </Panel>
  );
}

function TargetHistory({ detail }: { detail: FigureDetail }) {
  const t = useTexts(texts);
  if (detail.targets.length < 2) return null;
  return (
    <Panel title={t('figure.targetHistory')}>
      {detail.targets.map((target) => (
        <div key={target.version} style={{ marginBottom: 10 }}>
          <div>
            <strong>{targetText(target)}</strong> {target.reason}
          </div>
          <div className="small muted">
            v{target.version} · {target.changedBy} · {momentText(target.changedAt)}
          </div>
        </div>
      ))}
    </Panel>
  );
}
