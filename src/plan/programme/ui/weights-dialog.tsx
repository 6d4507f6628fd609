import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { packNames } from '#src/kernel/rule-pack-names.ts';
import { executionChoices, type ExecutionPoints, type ScorePackCode, scorePackOf } from '#src/kernel/rule-packs.ts';
import { DataTable } from '#src/ui-kit/data-table.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { numberText } from '#src/ui-kit/format.ts';
import { NumberFaults, NumberField, useNumberFaults } from '#src/ui-kit/number-item.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { AfterReportItem } from '#src/ui-kit/after-report.tsx';
import { plan } from './clients.ts';
import * as texts from './programme.texts.ts';

interface Confirmed {
  afterReport?: boolean;
}

/** A proposal of points for a programme; nothing is saved by it. */
export type SuggestWeights = (
  id: string,
  pack: ScorePackCode,
) => Promise<{ weights: readonly { indicatorId: string; weight: number }[] }>;

interface WeightsProps {
  programme: ProgrammeView;
  suggest: SuggestWeights;
  onClose: () => void;
}

/** The points of each indicator, typed or filled in as the rules suggest; together with those of budget execution they make a hundred. */
export function WeightsDialog({ programme, suggest, onClose }: WeightsProps) {
  const t = useTexts(texts);
  const [weights, setWeights] = useState<Record<string, number | null>>(() =>
    Object.fromEntries(programme.indicators.map(({ id, weight }) => [id, weight])),
  );
  const [execution, setExecution] = useState(programme.executionPoints);
  const sum = Object.values(weights).reduce((total: number, weight) => total + (weight ?? 0), 0);
  const [form] = Form.useForm<Confirmed>();
  const { faulty, report } = useNumberFaults();
  const act = useAct({
    run: ({ afterReport = false }: Confirmed) =>
      plan.setWeights({
        id: programme.id,
        afterReport,
        executionPoints: execution,
        weights: programme.indicators.map(({ id }) => ({ indicatorId: id, weight: weights[id] ?? null })),
      }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('page.weights')}
      okText={t('page.saveWeights')}
      blocked={faulty}
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      {programme.pointsLeft && <p className="warn">{weightsTextOf(t, programme.pointsLeft.sum, programme)}</p>}
      <Execution programme={programme} value={execution} onChange={setExecution} />
      <FillIn suggest={() => suggest(programme.id, packWith(programme, execution))} onFilled={setWeights} />
      <NumberFaults value={report}>
        <DataTable
          label={t('page.weights')}
          stacks={false}
          rows={programme.indicators}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('column.indicator'), cell: (row) => row.level3 },
            {
              key: 'weight',
              title: t('column.weight'),
              number: true,
              cell: (row) => (
                <NumberField
                  aria-label={`${t('column.weight')} ${row.level3}`}
                  least={0}
                  most={90}
                  value={weights[row.id] ?? null}
                  onChange={(weight) => setWeights({ ...weights, [row.id]: weight })}
                  style={{ width: 90 }}
                />
              ),
            },
          ]}
        />
      </NumberFaults>
      <p className={fits(sum, execution) ? 'good' : 'warn'} aria-live="polite">
        {weightsText(t, sum, execution)}
      </p>
      <AfterReportItem reported={programme.reported} />
    </FormDialog>
  );
}

const packWith = ({ layout, fiscalYear: year }: ProgrammeView, execution: ExecutionPoints): ScorePackCode =>
  scorePackOf({ layout, year }, execution);

interface ExecutionProps {
  programme: ProgrammeView;
  value: ExecutionPoints;
  onChange: (value: ExecutionPoints) => void;
}

/** How many points the execution of the budget has: the rules of the form's year, or those of a place, by their names. */
function Execution({ programme, value, onChange }: ExecutionProps) {
  const t = useTexts(texts);
  const packs = useTexts(packNames);
  const options = executionChoices.map((points) => ({
    value: points,
    label: t('page.executionPoints', { points, rules: packs(packWith(programme, points)) }),
  }));
  return (
    <p style={{ marginBlockEnd: 12 }}>
      <span className="small muted">{t('page.execution')}</span>
      <br />
      <Radio.Group
        vertical
        aria-label={t('page.execution')}
        options={options}
        value={value}
        onChange={({ target }) => onChange(target.value as ExecutionPoints)}
      />
    </p>
  );
}

/** Puts the proposal of the rules into the fields; nothing is saved by it. */
function FillIn({
  suggest,
  onFilled,
}: {
  suggest: () => ReturnType<SuggestWeights>;
  onFilled: (weights: Record<string, number>) => void;
}) {
  const t = useTexts(texts);
  const { isPending, mutate } = useAct({
    run: suggest,
    done: null,
    onDone: ({ weights }) => onFilled(Object.fromEntries(weights.map((one) => [one.indicatorId, one.weight]))),
  });
  return (
    <p>
      <Button size="small" loading={isPending} onClick={() => mutate()}>
        {t('page.fillWeights')}
      </Button>{' '}
      <span className="small muted">{t('page.fillWeightsHint')}</span>
    </p>
  );
}

/** Whether the points of the indicators and of the execution make 100. */
export const fits = (sum: number, execution: ExecutionPoints): boolean => Math.round((sum + execution) * 100) === 10_000;

/** The same of a programme, or which rows fell away and how many points are left over with them. */
export function weightsTextOf(
  t: Translate<typeof texts.zh>,
  sum: number,
  { pointsLeft, executionPoints }: Pick<ProgrammeView, 'pointsLeft' | 'executionPoints'>,
): string {
  if (pointsLeft === null) return weightsText(t, sum, executionPoints);
  const { execution, free } = pointsLeft;
  const rows = pointsLeft.rows.map(({ level3, weight }) => `${level3} ${numberText(weight)}`).join(t('page.weightsSeparator'));
  const numbers = { sum: numberText(pointsLeft.sum), execution: numberText(execution), free: numberText(free) };
  return t('page.weightsLeft', { ...numbers, rows });
}

export function weightsText(t: Translate<typeof texts.zh>, sum: number, execution: ExecutionPoints): string {
  const said = { sum: numberText(sum), execution: numberText(execution) };
  if (fits(sum, execution)) return t('page.weightsFit', said);
  const off = Math.round((100 - sum - execution) * 100) / 100;
  const total = numberText(sum + execution);
  return t(off > 0 ? 'page.weightsShort' : 'page.weightsOver', { ...said, total, off: numberText(Math.abs(off)) });
}
