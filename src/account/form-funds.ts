import { type Funds, fundsOf, noFunds, saysFunds } from '#src/kernel/funds.ts';

type Funded = Funds & { totalFen: number; currentYearFen: number };

/** The parts of the money as a declaration prints them: where any was said, just those. Kepu books the money of the budget and no other, so of a programme that says nothing of them all of it is 财政拨款. */
export function printedFunds(programme: Funded): Funds {
  if (saysFunds(programme)) return fundsOf(programme);
  return { ...noFunds, totalFiscalFen: programme.totalFen, currentYearFiscalFen: programme.currentYearFen };
}

/**
 * The lines of the parts below the year's total, by the same rule; a part of which nothing is said has none. Expenses do not say which money
 * paid them: what was spent stands only at a part that is all of the money (`whole`), and a part beside others shows just its budget (`part`).
 */
export function fundLines<Line>(
  programme: Funded,
  whole: Line,
  part: (budgetFen: number) => Line,
): { fiscal?: Line; carried?: Line; other?: Line } {
  if (!saysFunds(programme)) return { fiscal: whole };
  const { currentYearFiscalFen: fiscal, currentYearCarriedFen: carried, currentYearOtherFen: other, currentYearFen } = programme;
  const spoken = Object.entries({ fiscal, carried, other }).flatMap(([name, fen]) => (fen === null ? [] : [{ name, fen }]));
  const [only, ...more] = spoken.filter(({ fen }) => fen > 0);
  const isWhole = more.length === 0 && only?.fen === currentYearFen;
  return Object.fromEntries(spoken.map((one) => [one.name, isWhole && one === only ? whole : part(one.fen)]));
}
