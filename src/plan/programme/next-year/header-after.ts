import { noFunds } from '#src/kernel/funds.ts';
import type { ProgrammeRow } from '../programme.store.ts';

/** The same day a year later; 29 February becomes 28 February. */
export function yearLater(day: string): string {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return later.endsWith('-02-29') ? later.replace('-29', '-28') : later;
}

/** The head of the declaration of the year after, with this year's money as last year's; which money it will be nobody has said yet. */
export function headerAfter(row: ProgrammeRow, executedFen: number | null) {
  return {
    ...row,
    ...noFunds,
    fiscalYear: row.fiscalYear + 1,
    startsOn: yearLater(row.startsOn),
    endsOn: yearLater(row.endsOn),
    previousBudgetFen: row.currentYearFen,
    previousExecutedFen: executedFen,
  };
}
