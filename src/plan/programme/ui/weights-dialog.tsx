import { Modal } from 'antd';
import { useState } from 'react';
import { DataTable } from '#src/ui-kit/data-table.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { numberText } from '#src/ui-kit/format.ts';
import { NumberFaults, NumberField, useNumberFaults } from '#src/ui-kit/number-item.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { plan } from './clients.ts';
import * as texts from './programme.texts.ts';

/** The points of each indicator; together 90, since budget execution has 10; 80 where it has 20. */
export function WeightsDialog({ programme, onClose }: { programme: ProgrammeView; onClose: () => void }) {
  const t = useTexts(texts);
  const [weights, setWeights] = useState<Record<string, number | null>>(() =>
    Object.fromEntries(programme.indicators.map(({ id, weight }) => [id, weight])),
  );
  const sum = Object.values(weights).reduce((total: number, weight) => total + (weight ?? 0), 0);
  const { faulty, report } = useNumberFaults();
  const act = useAct({
    run: () =>
      plan.setWeights({
        id: programme.id,
        weights: programme.indicators.map(({ id }) => ({ indicatorId: id, weight: weights[id] ?? null })),
      }),
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('page.weights')}
      onCancel={onClose}
      okText={t('page.saveWeights')}
      okButtonProps={{ disabled: faulty }}
      confirmLoading={act.isPending}
      onOk={() => act.mutate()}
    >
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
    </Modal>
  );
}

/** Whether the points of the indicators and of the execution make 100. */
export const fits = (sum: number): boolean => sum === 90 || sum === 80;

export function weightsText(t: Translate<typeof texts.zh>, sum: number): string {
  return fits(sum)
    ? t('page.weightsFit', { sum: numberText(sum), rest: numberText(100 - sum) })
    : t('page.weightsSum', { sum: numberText(sum) });
}
