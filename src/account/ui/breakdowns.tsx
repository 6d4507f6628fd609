import { useState } from 'react';
import { Bars } from '#src/ui-kit/charts.tsx';
import { numberText } from '#src/ui-kit/format.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { dimensionName } from '#src/ui-kit/measure-words.ts';
import { Panel } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FigureDetail, FigurePart } from '../account.contract.ts';
import * as texts from './account.texts.ts';
import { partLabel } from './indicator-words.ts';

/** What is asked first comes first. */
const order: readonly string[] = ['method', 'outcome', 'district', 'month', 'venueKind', 'audience', 'subProgramme', 'activity'];
type Breakdown = FigureDetail['breakdowns'][number];

/** What the figure is made of, by each dimension that its facts have. A bar filters the facts beside it. */
export function Breakdowns({ detail }: { detail: FigureDetail }) {
  const t = useTexts(texts);
  const rank = (dimension: string): number => order.indexOf(dimension);
  const shown = detail.breakdowns
    .filter((breakdown) => breakdown.rows.some((row) => row.key !== ''))
    .toSorted((a, b) => rank(a.dimension) - rank(b.dimension));
  if (shown.length === 0) return null;
  return (
    <Panel title={t('figure.breakdown')}>
      {shown.map((breakdown) => (
        <BreakdownBars key={breakdown.dimension} breakdown={breakdown} rate={detail.indicator.actual.unit === '%'} />
      ))}
    </Panel>
  );
}

const few = 8;

function BreakdownBars({ breakdown, rate }: { breakdown: Breakdown; rate: boolean }) {
  const t = useTexts(texts);
  const { state, set } = useListState<Record<string, string>>({ [breakdown.dimension]: '' });
  const [all, setAll] = useState(false);
  const chosen = state[breakdown.dimension];
  const byTime = breakdown.dimension === 'month';
  const known = (row: FigurePart): number => (row.key === '' ? -2 : (row.value ?? -1));
  const ordered = byTime ? breakdown.rows : breakdown.rows.toSorted((a, b) => known(b) - known(a));
  const rows = all || byTime ? ordered : ordered.slice(0, few);
  const name = dimensionName(breakdown.dimension);
  const bar = (row: FigurePart) => ({
    key: row.key,
    value: row.value ?? 0,
    shown:
      row.value === null
        ? '—'
        : rate
          ? `${numberText(row.value, 1)}%${row.n === null ? '' : ` (n=${row.n})`}`
          : numberText(row.value),
    label:
      row.key === '' ? (
        <span className="muted">{t('figure.unsaid')}</span>
      ) : (
        <button
          type="button"
          aria-pressed={chosen === row.key}
          onClick={() => set({ [breakdown.dimension]: chosen === row.key ? '' : row.key })}
        >
          {partLabel(breakdown.dimension, row)}
        </button>
      ),
  });
  return (
    <div className="breakdown">
      <h3>{name}</h3>
      <Bars label={name} bars={rows.map(bar)} />
      {ordered.length > rows.length && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {t('figure.others', { count: ordered.length - rows.length })}
        </button>
      )}
    </div>
  );
}
