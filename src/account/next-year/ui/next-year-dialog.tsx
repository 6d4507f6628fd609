import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { programmeContract } from '#src/plan/programme/programme.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { type Column, DataTable } from '#src/ui-kit/data-table.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { numberText, quantityText, wanText } from '#src/ui-kit/format.ts';
import { Answered } from '#src/ui-kit/page.tsx';
import { levelsText } from '#src/ui-kit/level-names.ts';
import { useMay, useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import { type NextYearView, nextYearContract } from '../next-year.contract.ts';
import * as texts from './next-year.texts.ts';

const years = clientOf(nextYearContract);
const plan = clientOf(programmeContract);
type Row = NextYearView['indicators'][number];

/** Opens the proposal for the year after, or that year's programme where there is one; for whoever may change the plan. */
export function NextYearButton() {
  const t = useTexts(texts);
  const { name, applicant, fiscalYear } = useProgramme();
  const { programmes, choose } = useSurroundings();
  const mayDraft = useMay('plan.change');
  const [open, setOpen] = useState(false);
  if (!mayDraft) return null;
  const next = programmes.find((one) => one.name === name && one.applicant === applicant && one.fiscalYear === fiscalYear + 1);
  if (next) return <Button onClick={() => choose(next.id)}>{t('goOn', { year: next.fiscalYear })}</Button>;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open', { year: fiscalYear + 1 })}</Button>
      {open && <NextYearDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function NextYearDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const { id, fiscalYear } = useProgramme();
  const { choose } = useSurroundings();
  const proposal = useQuery({ queryKey: ['next-year', id], queryFn: () => years.suggest({ id }) });
  const [changed, setChanged] = useState<Record<string, string | null>>({});
  const [activities, setActivities] = useState(true);
  const act = useAct({
    run: (view: NextYearView) =>
      plan.draftNextYear({ id, targets: chosen(view, changed), executedFen: view.executedFen, activities }),
    done: t('done', { year: fiscalYear + 1 }),
    // The page stays, with the draft on it.
    onDone: (draft) => {
      onClose();
      choose(draft.id);
    },
  });
  return (
    <Modal
      open
      width={960}
      title={t('title', { year: fiscalYear + 1 })}
      onCancel={onClose}
      okText={t('save')}
      okButtonProps={{ disabled: !proposal.data || chosen(proposal.data, changed).length === 0 }}
      confirmLoading={act.isPending}
      onOk={() => proposal.data && act.mutate(proposal.data)}
    >
      <p>{t('lead')}</p>
      <Answered query={proposal}>
        {(view) => (
          <>
            <DataTable
              label={t('title', { year: view.fiscalYear })}
              rows={view.indicators}
              rowKey={(row) => row.indicatorId}
              columns={columnsOf(t, changed, (row, target) => setChanged({ ...changed, [row.indicatorId]: target }))}
            />
            <PointsOfDraft view={view} taken={chosen(view, changed)} />
            <p className="muted">
              {t(view.executedFen === null ? 'moneyUnknown' : 'money', {
                budget: wanText(view.budgetFen),
                executed: wanText(view.executedFen ?? 0),
              })}
            </p>
            <Checkbox checked={activities} onChange={(event) => setActivities(event.target.checked)}>
              {t('activities')}
            </Checkbox>
          </>
        )}
      </Answered>
    </Modal>
  );
}

/** What the points of the rows taken come to beside the execution's; told where some of the hundred would be left over. */
function PointsOfDraft({ view, taken }: { view: NextYearView; taken: readonly { indicatorId: string }[] }) {
  const t = useTexts(texts);
  const isTaken = new Set(taken.map(({ indicatorId }) => indicatorId));
  const out = view.indicators.filter(({ indicatorId, weight }) => !isTaken.has(indicatorId) && weight);
  const pointsOf = (rows: readonly Row[]): number => rows.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const free = pointsOf(out);
  if (free === 0) return null;
  const rows = out.map(({ level3, weight }) => `${level3} ${numberText(weight ?? 0)}`).join(t('separator'));
  const sum = numberText(pointsOf(view.indicators) - free);
  return (
    <p className="warn" aria-live="polite">
      {t('pointsLeft', { sum, execution: numberText(view.executionPoints), free: numberText(free), rows })}
    </p>
  );
}

/** `null` in `changed`: left out. */
function chosen(view: NextYearView, changed: Record<string, string | null>): { indicatorId: string; target: string }[] {
  return view.indicators.flatMap(({ indicatorId, suggestion }) => {
    const target = changed[indicatorId] === undefined ? proposed(suggestion) : changed[indicatorId];
    return target === null || target === undefined || target.trim() === '' ? [] : [{ indicatorId, target }];
  });
}

/** `null`: it is better left out. */
const proposed = ({ take, target }: Row['suggestion']): string | null => (take ? target : null);

function columnsOf(
  t: Translate<typeof texts.zh>,
  changed: Record<string, string | null>,
  set: (row: Row, target: string | null) => void,
): Column<Row>[] {
  const isTaken = (row: Row): boolean =>
    changed[row.indicatorId] === undefined ? row.suggestion.take : changed[row.indicatorId] !== null;
  return [
    {
      key: 'take',
      title: t('take'),
      width: 56,
      cell: (row) => (
        <Checkbox
          aria-label={`${t('take')} ${row.level3}`}
          checked={isTaken(row)}
          onChange={(event) => set(row, event.target.checked ? row.suggestion.target : null)}
        />
      ),
    },
    {
      key: 'name',
      title: t('indicator'),
      width: 240,
      cell: (row) => (
        <>
          <div className="small muted">{levelsText(row.level1, row.level2)}</div>
          {row.level3}
        </>
      ),
    },
    { key: 'now', title: t('now'), number: true, cell: (row) => row.target },
    {
      key: 'actual',
      title: t('actual'),
      number: true,
      cell: (row) => (row.actual === null ? t('noData') : quantityText(row.actual, row.unit)),
    },
    {
      key: 'next',
      title: t('next'),
      cell: (row) => (
        <Input
          aria-label={`${t('next')} ${row.level3}`}
          disabled={!isTaken(row)}
          value={changed[row.indicatorId] ?? row.suggestion.target}
          maxLength={200}
          style={{ minWidth: 130 }}
          onChange={(event) => set(row, event.target.value)}
        />
      ),
    },
    {
      key: 'ground',
      title: t('ground'),
      width: 220,
      cell: ({ suggestion: { ground, mended } }) => {
        const params = Object.fromEntries(
          Object.entries(ground.params).map(([key, value]) => [key, typeof value === 'number' ? numberText(value, 1) : value]),
        );
        return (
          <span className="small">
            {t(`why.${ground.code}`, params)}
            {mended && t('mended')}
          </span>
        );
      },
    },
  ];
}
