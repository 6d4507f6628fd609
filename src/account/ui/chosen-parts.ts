import { useQuery } from '@tanstack/react-query';
import { networkContract } from '#src/network/network.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { wordOf } from '#src/ui-kit/measure-words.ts';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FigureDetail, PartFilter } from '../account.contract.ts';
import * as texts from './figure.texts.ts';
import { monthLabel } from './indicator-words.ts';

const network = clientOf(networkContract);

/** What bars can choose, none of it chosen. */
export const noParts = {
  district: '',
  street: '',
  month: '',
  subProgramme: '',
  activity: '',
  venueKind: '',
  audience: '',
  method: '',
  outcome: '',
} satisfies Record<keyof PartFilter, string>;

/** Which part of the figure is chosen, from the address; without the names that are `leftOut`. */
export function useChosenParts(leftOut: readonly string[] = []): PartFilter {
  const { given } = useListState(noParts);
  return Object.fromEntries(Object.entries(given).filter(([name]) => !leftOut.includes(name)));
}

/** What a chosen part is called. */
export function usePartName(detail: FigureDetail): (dimension: string, code: string) => string {
  const t = useTexts(texts);
  const names = useNames();
  const { street = '' } = useChosenParts();
  const district = street.slice(0, 6);
  const streets = useQuery({
    queryKey: ['streets', district],
    queryFn: () => network.regions.list({ parent: district, level: 'street' }),
    enabled: district !== '',
    staleTime: 3_600_000,
  });
  return (dimension, code) => {
    const rows = detail.breakdowns.find((one) => one.dimension === dimension)?.rows ?? [];
    const absent = rows.find((row) => row.absent !== null && code === `-${row.absent}`)?.absent;
    if (absent) return t(`figure.absent.${absent}`);
    if (dimension === 'month') return monthLabel(code, detail.programme.fiscalYear);
    const part = rows.find((row) => row.key === code);
    const streetName = dimension === 'street' && streets.data?.items.find((one) => one.code === code)?.name;
    const activityName = dimension === 'activity' && detail.activities.find(({ id }) => id === code)?.name;
    const districtName = dimension === 'district' ? names.district(code) : code;
    return wordOf(dimension, code, part?.label || activityName || streetName || districtName);
  };
}
