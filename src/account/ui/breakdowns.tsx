import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { Bars } from '#src/ui-kit/charts.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { dimensionHead } from '#src/ui-kit/measure-words.ts';
import { Answered, Panel } from '#src/ui-kit/page.tsx';
import { useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { textsOf, useTexts } from '#src/ui-kit/texts.ts';
import type { FigureDetail } from '../account.contract.ts';
import { accounts, useAt } from './at-picker.tsx';
import { useChosenParts, usePartName } from './chosen-parts.ts';
import { shownText } from './bar-words.ts';
import * as texts from './figure.texts.ts';
import { monthLabel, partLabel } from './indicator-words.ts';
import { Streets } from './streets.tsx';

/** What is asked first comes first. */
const order: readonly string[] = ['method', 'outcome', 'district', 'month', 'venueKind', 'audience', 'subProgramme', 'activity'];
type Breakdown = FigureDetail['breakdowns'][number];
type Row = Breakdown['rows'][number];

/** What the figure is made of, by one dimension of its facts at a time, which stands in the address. A bar filters the facts beside it. */
export function Breakdowns({ detail }: { detail: FigureDetail }) {
  const t = useTexts(texts);
  const place = (dimension: string): number => order.indexOf(dimension);
  const shown = detail.breakdowns
    .filter((breakdown) => breakdown.rows.some((row) => row.key !== ''))
    .toSorted((a, b) => place(a.dimension) - place(b.dimension));
  const { state, set } = useListState({ by: '' });
  const chosen = shown.find(({ dimension }) => dimension === state.by) ?? shown[0];
  if (!chosen) return null;
  // The list beside it stays at its page.
  const choose = (by: string): void => set({ by, page: state.page > 1 ? state.page : '' });
  const move = (event: KeyboardEvent): void => {
    const to = placeAfter(event.key, shown.indexOf(chosen), shown.length);
    if (to === null) return;
    event.preventDefault();
    choose(shown[to]!.dimension);
    document.getElementById(`by-${shown[to]!.dimension}`)?.focus();
  };
  return (
    <Panel title={t('figure.breakdown')}>
      <div className="dimension-tabs" role="tablist" aria-label={t('figure.breakdownBy')} onKeyDown={move}>
        {shown.map(({ dimension }) => (
          <button
            key={dimension}
            type="button"
            role="tab"
            id={`by-${dimension}`}
            aria-selected={dimension === chosen.dimension}
            aria-controls="breakdown"
            tabIndex={dimension === chosen.dimension ? 0 : -1}
            onClick={() => choose(dimension)}
          >
            {dimensionHead(dimension)}
          </button>
        ))}
      </div>
      <div id="breakdown" role="tabpanel" aria-labelledby={`by-${chosen.dimension}`}>
        <ChosenBreakdown key={chosen.dimension} whole={chosen} detail={detail} />
      </div>
    </Panel>
  );
}

/** Which tab a key leads to, as tabs do everywhere: round by the arrows, to the ends by Home and End. */
function placeAfter(key: string, at: number, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight') return (at + 1) % count;
  return key === 'ArrowLeft' ? (at + count - 1) % count : null;
}

/** The bars are of what the other dimensions' bars chose, as the records beside them are; what is chosen of the shown one stays marked among its neighbours. */
function ChosenBreakdown({ whole, detail }: { whole: Breakdown; detail: FigureDetail }) {
  const t = useTexts(texts);
  const nameOf = usePartName(detail);
  const separator = useKitTexts()('say.listSeparator');
  const { dimension } = whole;
  const parts = useChosenParts(dimension === 'district' ? ['district', 'street'] : [dimension]);
  const isNarrowed = Object.keys(parts).length > 0;
  const indicatorId = detail.indicator.id;
  const { at } = useAt();
  const narrowed = useQuery({
    queryKey: ['figure-breakdown', indicatorId, at, dimension, parts],
    queryFn: () => accounts.breakdown({ indicatorId, at: at || undefined, by: dimension, ...parts }),
    enabled: isNarrowed,
  });
  if (!isNarrowed) return <BreakdownBars breakdown={whole} detail={detail} />;
  const called = (names: readonly string[]): string =>
    names.map((name) => `${dimensionHead(name)} ${nameOf(name, String(parts[name as 'district']))}`).join(separator);
  return (
    <Answered query={narrowed}>
      {({ untold, ...breakdown }) =>
        untold.length > 0 ? (
          <p className="small muted">{t('figure.untoldWithin', { parts: called(untold), by: dimensionHead(dimension) })}</p>
        ) : (
          <>
            <p className="small breakdown-of">{t('figure.breakdownOf', { parts: called(Object.keys(parts)) })}</p>
            {breakdown.rows.length === 0 ? (
              <p className="small muted">{t('figure.nothingWithin')}</p>
            ) : (
              <BreakdownBars breakdown={breakdown} detail={detail} />
            )}
          </>
        )
      }
    </Answered>
  );
}

const few = 8;

function BreakdownBars({ breakdown, detail }: { breakdown: Breakdown; detail: FigureDetail }) {
  const t = useTexts(texts);
  const { state, set } = useListState<Record<string, string>>({ [breakdown.dimension]: '' });
  const { districts } = useSurroundings();
  const [all, setAll] = useState(false);
  const { dimension } = breakdown;
  const chosen = state[dimension];
  const byTime = dimension === 'month';
  const { outcome } = useChosenParts();
  // A share by its own outcomes, or of one of them, would be all or nothing: there the answers themselves are counted.
  const counted = (dimension === 'outcome' || outcome !== undefined) && detail.indicator.actual.denominator !== null;
  const rate = !counted && detail.indicator.actual.unit === '%';
  const amountOf = (row: Row): number | null => (counted ? row.denominator : row.value);
  const ordered = byTime ? withGaps(breakdown.rows) : breakdown.rows.toSorted((a, b) => rank(b, amountOf) - rank(a, amountOf));
  const rows = all || byTime ? ordered : ordered.filter((row, at) => at < few || (chosen !== '' && codeOf(row) === chosen));
  const name = dimensionHead(dimension);
  // Only what leads to a list that the visitor may see is a button: another district's records are not.
  const filters = (row: Row): boolean =>
    detail.abilities.facts &&
    row.facts > 0 &&
    // The month of an activity is that in which it is due, not that of its records.
    (dimension !== 'month' || detail.activities.length === 0) &&
    (dimension !== 'district' || detail.evidence.ownFacts === null || districts.some(({ code }) => code === row.key));
  const bar = (row: Row) => {
    const key = codeOf(row);
    const said = row.absent ? <span className="muted">{t(`figure.absent.${row.absent}`)}</span> : labelOf(detail, dimension, row);
    return {
      key,
      value: amountOf(row) ?? 0,
      shown: shownText(amountOf(row), rate ? row.n : undefined),
      label: filters(row) ? (
        <button
          type="button"
          aria-pressed={chosen === key}
          onClick={() => set({ [dimension]: chosen === key ? '' : key, ...(dimension === 'district' ? { street: '' } : {}) })}
        >
          {said}
        </button>
      ) : (
        said
      ),
    };
  };
  return (
    <div className="breakdown">
      <Bars label={name} bars={rows.map(bar)} />
      {ordered.length > rows.length && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {t('figure.others', { count: ordered.length - rows.length })}
        </button>
      )}
      {dimension === 'district' && chosen !== undefined && /^\d{6}$/.test(chosen) && (
        <Streets detail={detail} district={chosen} />
      )}
    </div>
  );
}

/** What chooses the row in the address. */
const codeOf = (row: Row): string => (row.absent ? `-${row.absent}` : row.key);

/** Largest first; what has no value of the dimension comes last. */
function rank(row: Row, amountOf: (row: Row) => number | null): number {
  return row.absent ? -2 : (amountOf(row) ?? -1);
}

function labelOf({ programme }: FigureDetail, dimension: string, row: Row): string {
  if (dimension === 'venueKind' && row.key === 'online') return textsOf(texts)('figure.onlineNoVenue');
  return dimension === 'month' ? monthLabel(row.key, programme.fiscalYear) : partLabel(dimension, row);
}

/** Months without facts between the first and the last are drawn as missing. */
function withGaps(rows: readonly Row[]): Row[] {
  const known = rows.filter((row) => row.key !== '');
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [...rows];
  const all: Row[] = [];
  for (let month = first.key; month <= last.key; month = nextMonth(month)) {
    all.push(known.find((row) => row.key === month) ?? { ...first, key: month, label: month, value: null, n: null, facts: 0 });
  }
  return all;
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
