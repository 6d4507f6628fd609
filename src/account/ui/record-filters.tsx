import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { networkContract } from '#src/network/network.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { dimensionHead, wordOf } from '#src/ui-kit/measure-words.ts';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FigureDetail } from '../account.contract.ts';
import * as texts from './figure.texts.ts';
import { monthLabel } from './indicator-words.ts';

const network = clientOf(networkContract);

/** One bar of the breakdown that filters the list, and can be taken off again. */
export function DimensionChip({
  dimension,
  code,
  detail,
  onRemove,
}: {
  dimension: string;
  code: string;
  detail: FigureDetail;
  onRemove: () => void;
}) {
  const t = useTexts(texts);
  const names = useNames();
  const rows = detail.breakdowns.find((one) => one.dimension === dimension)?.rows ?? [];
  const part = rows.find((row) => row.key === code);
  const absent = rows.find((row) => row.absent !== null && code === `-${row.absent}`)?.absent;
  const streets = useQuery({
    queryKey: ['streets', code.slice(0, 6)],
    queryFn: () => network.regions.list({ parent: code.slice(0, 6), level: 'street' }),
    enabled: dimension === 'street',
    staleTime: 3_600_000,
  });
  const streetName = dimension === 'street' && streets.data?.items.find((one) => one.code === code)?.name;
  const activityName = dimension === 'activity' && detail.activities.find(({ id }) => id === code)?.name;
  const label = absent
    ? t(`figure.absent.${absent}`)
    : dimension === 'month'
      ? monthLabel(code, detail.programme.fiscalYear)
      : wordOf(
          dimension,
          code,
          part?.label || activityName || streetName || (dimension === 'district' ? names.district(code) : code),
        );
  return (
    <button type="button" className="tag chip" onClick={onRemove} aria-label={t('records.unfilter', { name: label })}>
      {dimensionHead(dimension)} {label} <span aria-hidden="true">×</span>
    </button>
  );
}

export function SideChoice({ side: chosen, set }: { side: string; set: (change: { side: string }) => void }) {
  const t = useTexts(texts);
  return (
    <Segmented
      size="small"
      aria-label={t('figure.side')}
      value={chosen || 'denominator'}
      onChange={(side) => set({ side: side === 'denominator' ? '' : side })}
      options={[
        { value: 'denominator', label: t('figure.denominator') },
        { value: 'numerator', label: t('figure.numerator') },
      ]}
    />
  );
}

export function StatusChoice({ status: chosen, set }: { status: string; set: (change: { status: string }) => void }) {
  const t = useTexts(texts);
  return (
    <Segmented
      size="small"
      aria-label={t('figure.status')}
      value={chosen || 'standing'}
      onChange={(status) => set({ status: status === 'standing' ? '' : status })}
      options={[
        { value: 'standing', label: t('figure.standing') },
        { value: 'superseded', label: t('figure.superseded') },
        { value: 'all', label: t('figure.allStatus') },
      ]}
    />
  );
}

export function OrderChoice({ order, set }: { order: string; set: (change: { sort: string }) => void }) {
  const t = useTexts(texts);
  return (
    <Select
      size="small"
      aria-label={t('figure.order')}
      value={order}
      style={{ width: 128 }}
      onChange={(value) => set({ sort: value })}
      options={(['newest', 'oldest', 'largest'] as const).map((value) => ({ value, label: t(`figure.${value}`) }))}
    />
  );
}
