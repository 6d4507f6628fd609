import { budgetLines, budgetLinesHeldAt, type ProgrammeRow, previousProgramme } from '#src/plan/index.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** What the expectations of several indicators read of the plan, read once. */
export class PlanAhead {
  readonly #read: { lines(): ReturnType<typeof budgetLinesHeldAt>; before(): ReturnType<typeof previousProgramme> };
  #lines: ReturnType<typeof budgetLinesHeldAt> | null = null;
  #before: ReturnType<typeof previousProgramme> | null = null;

  /** `heldAt`: the moment whose plan is shown; null: now. */
  constructor(transaction: Transaction, programme: ProgrammeRow, heldAt: Date | null) {
    this.#read = {
      lines: () => (heldAt ? budgetLinesHeldAt(transaction, programme.id, heldAt) : budgetLines(transaction, programme.id)),
      before: () => previousProgramme(transaction, programme),
    };
  }

  lines(): ReturnType<typeof budgetLinesHeldAt> {
    this.#lines ??= this.#read.lines();
    return this.#lines;
  }

  /** The same programme in the fiscal year before. */
  yearBefore(): ReturnType<typeof previousProgramme> {
    this.#before ??= this.#read.before();
    return this.#before;
  }
}
