import { Segmented, Select } from 'antd';
import { dimensionHead } from '#src/ui-kit/measure-words.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FigureDetail } from '../account.contract.ts';
import * as texts from './figure.texts.ts';
import { usePartName } from './chosen-parts.ts';

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
  const label = usePartName(detail)(dimension, code);
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
