import { Button, Form } from 'antd';
import { useState } from 'react';
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
export type SuggestWeights = (id: string) => Promise<{ weights: readonly { indicatorId: string; weight: number }[] }>;

interface WeightsProps {
  programme: ProgrammeView;
  suggest: SuggestWeights;
  onClose: () => void;
}

/** The points of each indicator, typed or filled in as the rules suggest; together 90, since budget execution has 10; 80 where it has 20. */
export function WeightsDialog({ programme, suggest, onClose }: WeightsProps) {
  const t = useTexts(texts);
  const [weights, setWeights] = useState<Record<string, number | null>>(() =>
    Object.fromEntries(programme.indicators.map(({ id, weight }) => [id, weight])),
  );
  const sum = Object.values(weights).reduce((total: number, weight) => total + (weight ?? 0), 0);
  const [form] = Form.useForm<Confirmed>();
  const { faulty, report } = useNumberFaults();
  const act = useAct({
    run: ({ afterReport = false }: Confirmed) =>
      plan.setWeights({
        id: programme.id,
        afterReport,
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
      {programme.pointsLeft && <p className="warn">{weightsTextOf(t, programme.pointsLeft.sum, programme.pointsLeft)}</p>}
      <FillIn suggest={() => suggest(programme.id)} onFilled={setWeights} />
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
      <p className={fits(sum) ? 'good' : 'warn'} aria-live="polite">
        {weightsText(t, sum)}
      </p>
      <AfterReportItem reported={programme.reported} />
    </FormDialog>
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
export const fits = (sum: number): boolean => sum === 90 || sum === 80;

/** The same of a programme, or which rows fell away and how many points are left over with them. */
export function weightsTextOf(t: Translate<typeof texts.zh>, sum: number, left: ProgrammeView['pointsLeft']): string {
  if (left === null) return weightsText(t, sum);
  const { execution, free } = left;
  const rows = left.rows.map(({ level3, weight }) => `${level3} ${numberText(weight)}`).join(t('page.weightsSeparator'));
  const numbers = { sum: numberText(left.sum), execution: numberText(execution), free: numberText(free) };
  return t('page.weightsLeft', { ...numbers, rows });
}

export function weightsText(t: Translate<typeof texts.zh>, sum: number): string {
  return fits(sum)
    ? t('page.weightsFit', { sum: numberText(sum), rest: numberText(100 - sum) })
    : t('page.weightsSum', { sum: numberText(sum) });
}
