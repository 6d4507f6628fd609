import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Bars } from '#src/ui-kit/charts.tsx';
import { numberText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { dimensionHead } from '#src/ui-kit/measure-words.ts';
import { Answered } from '#src/ui-kit/page.tsx';
import { useNames, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FigureDetail } from '../account.contract.ts';
import type { StreetsOfFigure } from '../figures/streets-of-figure.contract.ts';
import { accounts, useAt } from './at-picker.tsx';
import { useChosenParts, usePartName } from './chosen-parts.ts';
import { shownText } from './bar-words.ts';
import * as texts from './streets.texts.ts';

const few = 8;

/** The figure of the chosen district, street by street; a bar narrows the records to its street. */
export function Streets({ detail, district }: { detail: FigureDetail; district: string }) {
  const t = useTexts(texts);
  const names = useNames();
  const indicatorId = detail.indicator.id;
  const { at } = useAt();
  const parts = useChosenParts(['district', 'street']);
  const isNarrowed = Object.keys(parts).length > 0;
  const nameOf = usePartName(detail);
  const separator = useKitTexts()('say.listSeparator');
  const called = (among: readonly string[]): string =>
    among.map((part) => `${dimensionHead(part)} ${nameOf(part, String(parts[part as 'method']))}`).join(separator);
  const streets = useQuery({
    queryKey: ['figure-streets', indicatorId, at, district, parts],
    queryFn: () => accounts.streets({ indicatorId, at: at || undefined, ...parts, district }),
  });
  const name = names.district(district);
  return (
    <section className="streets" aria-label={t('title', { district: name })}>
      <h3>{t('title', { district: name })}</h3>
      <Answered query={streets}>
        {(answer) =>
          answer.told ? (
            <StreetBars detail={detail} answer={answer} isNarrowed={isNarrowed} />
          ) : (
            <p className="small muted">
              {answer.untold.length > 0 ? t('untoldWithin', { parts: called(answer.untold) }) : t('untold')}
            </p>
          )
        }
      </Answered>
    </section>
  );
}

function StreetBars({ detail, answer, isNarrowed }: { detail: FigureDetail; answer: StreetsOfFigure; isNarrowed: boolean }) {
  const t = useTexts(texts);
  const { districts } = useSurroundings();
  const { state, set } = useListState<Record<string, string>>({ street: '' });
  const [all, setAll] = useState(false);
  const { outcome } = useChosenParts();
  // As in the breakdown above: a share of one answer would be all or nothing.
  const counted = outcome !== undefined && detail.indicator.actual.denominator !== null;
  const amountOf = (row: StreetsOfFigure['rows'][number]): number | null => (counted ? row.denominator : row.value);
  const rate = !counted && detail.indicator.actual.unit === '%';
  const reached = answer.rows.filter((row) => row.facts > 0);
  const bare = answer.rows.filter((row) => row.facts === 0);
  const shown = all ? reached : reached.filter((row, at) => at < few || row.key === state.street);
  const filters = (code: string): boolean =>
    detail.abilities.facts && (detail.evidence.ownFacts === null || districts.some((one) => code.startsWith(one.code)));
  return (
    <>
      {reached.length > 0 && (
        <Bars
          label={t('bars')}
          bars={shown.map((row) => ({
            key: row.key,
            value: amountOf(row) ?? 0,
            shown: shownText(amountOf(row), rate ? row.n : undefined),
            label: filters(row.key) ? (
              <button
                type="button"
                aria-pressed={state.street === row.key}
                onClick={() => set({ street: state.street === row.key ? '' : row.key })}
              >
                {row.label}
              </button>
            ) : (
              row.label
            ),
          }))}
        />
      )}
      {reached.length > shown.length && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {t('more', { count: reached.length - shown.length })}
        </button>
      )}
      {answer.without > 0 && <p className="small">{t('without', { count: numberText(answer.without) })}</p>}
      {bare.length > 0 && (
        <p className="small muted">
          {t(isNarrowed ? 'bareWithin' : 'bare', {
            count: bare.length,
            names: bare.map((row) => row.label).join(t('separator')),
          })}
        </p>
      )}
    </>
  );
}
