import { isJudged } from '#src/kernel/degree.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type FundField, fundFields } from '#src/kernel/funds.ts';
import { yuanText } from '#src/kernel/money.ts';
import { type Column, DataTable } from '#src/ui-kit/data-table.tsx';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import { comparedText, dayText, momentText, numberText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { levelsText } from '#src/ui-kit/level-names.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { MenuButton } from '#src/ui-kit/menu-button.tsx';
import { measureName } from '#src/ui-kit/measure-words.ts';
import { Answered, EmptyState, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { IndicatorView, ProgrammeView } from '../programme.contract.ts';
import { useAskAfterReport } from '#src/ui-kit/after-report.tsx';
import { ApproveText, useLintErrors } from './approve-text.tsx';
import { plan } from './clients.ts';
import * as fundsTexts from './funds.texts.ts';
import { PlanVersions } from './plan-versions.tsx';
import { FindingList, FindingsHead } from './findings.tsx';
import { AddIndicatorDialog, HeadDialog, SectionsDialog } from './programme-dialogs.tsx';
import * as texts from './programme.texts.ts';
import { useLint } from './use-lint.ts';
import { type SuggestWeights, WeightsDialog, weightsTextOf } from './weights-dialog.tsx';

/** The declaration as it stands: its head, its text and its targets. `acts`, such as printing, and the proposal of points are the shell's. */
export function ProgrammePage({ acts, suggestWeights }: { acts?: ReactNode; suggestWeights: SuggestWeights }) {
  const { id } = useProgramme();
  const programme = useQuery({ queryKey: ['programme', id], queryFn: () => plan.detail({ id }) });
  return (
    <Answered query={programme}>
      {(data) => (
        <>
          <Head programme={data} acts={acts} />
          <div className="stack">
            <Indicators programme={data} suggestWeights={suggestWeights} />
            <div className="columns side">
              <div className="stack">
                <About programme={data} />
                <PlanVersions programme={data} />
              </div>
              <Sections programme={data} />
            </div>
          </div>
        </>
      )}
    </Answered>
  );
}

function Head({ programme, acts }: { programme: ProgrammeView; acts?: ReactNode }) {
  const t = useTexts(texts);
  const ask = useAsk();
  const { id, version, abilities } = programme;
  const errors = useLintErrors(programme);
  const approve = useAct({ run: () => plan.approve({ id, version }), done: t('page.approved') });
  const close = useAct({ run: () => plan.close({ id, version }), done: t('page.closed') });
  return (
    <PageHead
      title={programme.name}
      lead={
        <span className="row">
          <StateMark tone={programme.state === 'approved' ? 'good' : programme.state === 'draft' ? 'none' : 'calm'}>
            {t(`state.${programme.state}`)}
          </StateMark>
          {t('page.lead', {
            applicant: programme.applicant,
            year: programme.fiscalYear,
            from: dayText(programme.startsOn),
            to: dayText(programme.endsOn),
          })}
        </span>
      }
      acts={
        <>
          {acts}
          {abilities.close && (
            <Button
              loading={close.isPending}
              onClick={() =>
                ask({ title: t('page.closeAsk'), text: t('page.closeText'), act: t('page.close'), run: () => close.mutate() })
              }
            >
              {t('page.close')}
            </Button>
          )}
          {abilities.approve && (
            <Button
              type="primary"
              loading={approve.isPending}
              onClick={() =>
                ask({
                  title: t('page.approveAsk'),
                  text: <ApproveText programme={programme} errors={errors} />,
                  act: t('page.approve'),
                  danger: false,
                  run: () => approve.mutate(),
                })
              }
            >
              {t('page.approve')}
            </Button>
          )}
        </>
      }
    />
  );
}

/** A target with its comparator as read, beside the form's own spelling. */
function TargetCell({ indicator }: { indicator: IndicatorView }) {
  const { target } = indicator;
  return (
    <>
      <strong>{target.raw}</strong>
      {target.value !== null && (
        <div className="small muted">
          {comparedText({ ...target, value: target.value })}
          {target.version > 1 && ` · v${target.version}`}
        </div>
      )}
    </>
  );
}

/** What is left to be done after the suggestions were taken. */
function StillUnbound({ indicators }: { indicators: ProgrammeView['indicators'] }) {
  const t = useTexts(texts);
  const open = indicators.filter((one) => one.measure === null && !isJudged(one.target.kind));
  return (
    <div className="notice" role="status" style={{ margin: '0 16px 12px' }}>
      <strong>{open.length === 0 ? t('page.boundAll') : t('page.boundBut', { count: open.length })}</strong>
      {open.length > 0 && (
        <>
          {t('page.boundButHint')}{' '}
          {open.map((one) => (
            <span key={one.id}>
              <AppLink to={paths.indicator(one.id)}>{one.level3}</AppLink>{' '}
            </span>
          ))}
        </>
      )}
    </div>
  );
}

/** Takes every suggested measure; after a report only when that is confirmed. */
function useBindAll(programme: ProgrammeView) {
  const t = useTexts(texts);
  const askAfterReport = useAskAfterReport(programme.reported);
  const { isPending, isSuccess, mutate } = useAct({
    run: (afterReport: boolean) => plan.bindSuggestions({ id: programme.id, afterReport }),
    done: t('page.bound'),
  });
  return { isPending, isSuccess, start: () => askAfterReport(t('page.bindAll'), mutate) };
}

/** Which dialog of the targets stands open: the address may ask for that of the points (`edit=weights`). */
function useOpened(mayChange: boolean) {
  const navigate = useNavigate();
  const { edit } = useSearch({ strict: false }) as { edit?: string };
  const [open, setOpen] = useState<'add' | 'weights' | null>(edit === 'weights' && mayChange ? 'weights' : null);
  const close = (): void => {
    setOpen(null);
    if (edit !== undefined) void navigate({ to: paths.programme as '/', replace: true });
  };
  return { open, setOpen, close };
}

function Indicators({ programme, suggestWeights }: { programme: ProgrammeView; suggestWeights: SuggestWeights }) {
  const { abilities, indicators } = programme;
  const t = useTexts(texts);
  const kit = useKitTexts();
  const navigate = useNavigate();
  const bindAll = useBindAll(programme);
  const { open, setOpen, close } = useOpened(abilities.change);
  const lint = useLint(programme);
  const suggestions = indicators.filter(({ suggestion }) => suggestion?.sharedWith.length === 0).length;
  const weighed = indicators.reduce((sum, indicator) => sum + (indicator.weight ?? 0), 0);
  return (
    <Panel
      title={t('page.indicators')}
      note={<FindingsHead lint={lint} approved={programme.state !== 'draft'} />}
      flush
      acts={
        abilities.change && (
          <>
            {suggestions > 0 && (
              <Button size="small" type="primary" loading={bindAll.isPending} onClick={bindAll.start}>
                {t('page.bindAll')}
              </Button>
            )}
            <MenuButton
              label={kit('act.edit')}
              items={[
                { key: 'add', label: t('page.addIndicator'), onClick: () => setOpen('add') },
                { key: 'weights', label: t('page.weights'), onClick: () => setOpen('weights') },
              ]}
            />
          </>
        )
      }
    >
      {bindAll.isSuccess && suggestions === 0 && <StillUnbound indicators={indicators} />}
      <DataTable
        label={t('page.indicators')}
        rows={indicators}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: paths.indicator(row.id) as '/' })}
        empty={<EmptyState title={t('page.noIndicators')} hint={t('page.noIndicatorsHint')} />}
        columns={indicatorColumns(t)}
        unfolded={(row) => {
          const about = lint.ofRow(indicators.indexOf(row));
          return lint.shown && about.length > 0 ? (
            <FindingList findings={about} onMend={abilities.change ? lint.mend : undefined} />
          ) : null;
        }}
        foot={
          weighed > 0 ? (
            <tr>
              <td colSpan={3} style={{ fontWeight: 400 }}>
                {weightsTextOf(t, weighed, programme)}
              </td>
              <td className="num">{numberText(weighed)}</td>
            </tr>
          ) : undefined
        }
      />
      {lint.shown && lint.ofForm.length > 0 && (
        <div style={{ padding: '12px 16px' }}>
          <h3 style={{ margin: '0 0 8px' }}>{t('page.wholeForm')}</h3>
          <FindingList findings={lint.ofForm} />
        </div>
      )}
      {open === 'add' && <AddIndicatorDialog programme={programme} onClose={close} />}
      {open === 'weights' && <WeightsDialog programme={programme} suggest={suggestWeights} onClose={close} />}
    </Panel>
  );
}

function FundPair({ field, fen }: { field: FundField; fen: number }) {
  const t = useTexts(fundsTexts);
  return (
    <>
      <dt>{t(`part.${field}`)}</dt>
      <dd>{yuanText(fen)}</dd>
    </>
  );
}

function About({ programme }: { programme: ProgrammeView }) {
  const t = useTexts(texts);
  const funds = useTexts(fundsTexts);
  const kit = useKitTexts();
  const [editing, setEditing] = useState(false);
  const yuan = (fen: number | null): string => (fen === null ? t('page.unsaid') : yuanText(fen));
  const purchase =
    programme.governmentPurchase === null ? t('page.unsaid') : programme.governmentPurchase ? t('page.yes') : t('page.no');
  return (
    <Panel
      title={t('page.head')}
      acts={
        programme.abilities.change && (
          <Button size="small" onClick={() => setEditing(true)}>
            {kit('act.edit')}
          </Button>
        )
      }
    >
      <dl className="pairs">
        <dt>{t('page.applicant')}</dt>
        <dd>{programme.applicant}</dd>
        <dt>{t('page.department')}</dt>
        <dd>{[programme.department, programme.departmentCode].filter(Boolean).join(' ') || t('page.unsaid')}</dd>
        {programme.attribute !== '' && (
          <>
            <dt>{funds('attribute')}</dt>
            <dd>{programme.attribute}</dd>
          </>
        )}
        <dt>{t('page.category')}</dt>
        <dd>{programme.category || t('page.unsaid')}</dd>
        <dt>{t('page.performanceType')}</dt>
        <dd>{programme.performanceType || t('page.unsaid')}</dd>
        <dt>{t('page.purchase')}</dt>
        <dd>{purchase}</dd>
        <dt>{t('page.total')}</dt>
        <dd>{yuanText(programme.totalFen)}</dd>
        <dt>{t('page.current')}</dt>
        <dd>{yuanText(programme.currentYearFen)}</dd>
        {fundFields.map((field) => programme[field] !== null && <FundPair key={field} field={field} fen={programme[field]} />)}
        <dt>{t('page.previousBudget')}</dt>
        <dd>{yuan(programme.previousBudgetFen)}</dd>
        <dt>{t('page.previousExecuted')}</dt>
        <dd>{yuan(programme.previousExecutedFen)}</dd>
      </dl>
      <p className="small muted" style={{ marginTop: 12 }}>
        {t('page.changedBy', { who: programme.changedBy, when: momentText(programme.changedAt) })}
      </p>
      {editing && <HeadDialog programme={programme} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function Sections({ programme }: { programme: ProgrammeView }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [editing, setEditing] = useState(false);
  return (
    <Panel
      title={t('page.sections')}
      acts={
        programme.abilities.change && (
          <Button size="small" onClick={() => setEditing(true)}>
            {kit('act.edit')}
          </Button>
        )
      }
    >
      <div className="stack">
        {programme.sections.map((section) => (
          <details key={section.name} open={section.text !== '' && section.text.length < 600}>
            <summary style={{ cursor: 'pointer', fontWeight: 600 }}>
              {section.name}
              {section.text === '' && (
                <span className="muted" style={{ fontWeight: 400 }}>
                  {' '}
                  {t('page.emptySection')}
                </span>
              )}
            </summary>
            <p style={{ whiteSpace: 'pre-wrap', lineHeight: 1.8, marginTop: 6 }}>{section.text}</p>
          </details>
        ))}
      </div>
      {editing && <SectionsDialog programme={programme} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

/** The measure that would fit; where another indicator has it as well, that is said instead of taking it. */
function SuggestionOf({ suggestion }: { suggestion: NonNullable<IndicatorView['suggestion']> }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const name = measureName(suggestion);
  const others = suggestion.sharedWith.join(kit('say.listSeparator'));
  return (
    <div className="small muted">
      {others === '' ? t('page.suggested', { name }) : t('page.suggestedTwice', { name, others })}
    </div>
  );
}

function indicatorColumns(t: Translate<typeof texts.zh>): Column<IndicatorView>[] {
  return [
    {
      key: 'indicator',
      title: t('column.indicator'),
      cell: (row) => (
        <>
          <div className="small muted">{levelsText(row.level1, row.level2)}</div>
          <AppLink to={paths.indicator(row.id)}>
            <strong>{row.level3}</strong>
          </AppLink>
        </>
      ),
    },
    { key: 'target', title: t('column.target'), cell: (row) => <TargetCell indicator={row} /> },
    {
      key: 'measure',
      title: t('column.measure'),
      cell: (row) =>
        row.measure ? (
          measureName(row.measure)
        ) : (
          <>
            {isJudged(row.target.kind) ? (
              <span className="muted">{t('page.byJudgement')}</span>
            ) : (
              <StateMark tone="warn">{t('page.noMeasure')}</StateMark>
            )}
            {row.suggestion && <SuggestionOf suggestion={row.suggestion} />}
          </>
        ),
    },
    {
      key: 'weight',
      title: t('column.weight'),
      number: true,
      cell: (row) => (row.weight === null ? '—' : numberText(row.weight)),
    },
  ];
}
