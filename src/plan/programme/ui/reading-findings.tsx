import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { readTarget } from '#src/kernel/target.ts';
import { type DeclarationReading, impossibleDates } from '../../declaration/declaration.contract.ts';
import type { Mend } from '../../lint/lint.contract.ts';
import { plan } from './clients.ts';
import { FindingList, useSettled } from './findings.tsx';
import { changedRow } from './row-keys.ts';

/** Dates that are none are told at their fields; what else the form says is checked all the same. */
const lintable = (reading: DeclarationReading): DeclarationReading => ({
  ...reading,
  ...Object.fromEntries(impossibleDates(reading).map((field) => [field, null])),
});

/** What the lint rules say of a form, once typing has paused. */
export function useReadingLint(reading: DeclarationReading) {
  const settled = useSettled(JSON.stringify(lintable(reading)));
  const { data } = useQuery({
    queryKey: ['lint-reading', settled],
    queryFn: () => plan.lintReading({ reading: JSON.parse(settled) as DeclarationReading }),
    placeholderData: (before) => before,
  });
  return data?.findings ?? [];
}

const emptySection: readonly string[] = ['plan-blank', 'section-blank'];

/** The findings while a form is being mended: below each row, and of the form as a whole. A mend changes the row on screen. */
export function useReadingFindings(
  reading: DeclarationReading,
  isBlank: boolean,
  onChange: (reading: DeclarationReading) => void,
): { ofRow: (index: number) => ReactNode; ofForm: ReactNode } {
  const found = useReadingLint(reading);
  // Of a form that is being filled in, each empty section says so itself.
  const findings = isBlank ? found.filter(({ code }) => !emptySection.includes(code)) : found;
  const take = ({ row, level2, level3, target }: Mend): void => {
    const before = reading.indicators[row];
    if (!before) return;
    const { doubt: _, ...aim } = readTarget(target ?? before.target.raw);
    const change = { level2: level2 ?? before.level2, level3: level3 ?? before.level3, target: aim };
    onChange({ ...reading, indicators: reading.indicators.with(row, changedRow(before, change)) });
  };
  const list = (row: number | null): ReactNode => {
    const about = findings.filter((finding) => finding.row === row);
    return about.length === 0 ? null : <FindingList findings={about} onMend={(finding) => finding.mend && take(finding.mend)} />;
  };
  return { ofRow: list, ofForm: <div style={{ padding: '8px 16px' }}>{list(null)}</div> };
}
