import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { executionPointsOf, headerAfter, type IndicatorRow, readingOf, unitsAgree } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { maySuggest } from '../account.policy.ts';
import { openLedger, readAccount, spending } from '../account-of.ts';
import type { NextYearView } from './next-year.contract.ts';
import { proposeTargets } from './propose-targets.ts';

/** What an indicator's form says was reached in the latest year before, in the unit of its target. */
function pastOf(row: IndicatorRow | undefined): { year: number; value: number } | null {
  const reached = (row?.otherValues ?? []).flatMap(({ of, year, value, unit }) =>
    of === 'actual' && year !== null && value !== null && unitsAgree(unit ?? '', row!.target.unit) ? [{ year, value }] : [],
  );
  return reached.sort((one, other) => other.year - one.year)[0] ?? null;
}

/** What the results of a programme suggest as its targets for the year after. Nothing is saved. */
export async function suggestNextYear(
  environment: Environment,
  actor: Actor,
  { id: programmeId }: { id: string },
): Promise<Result<NextYearView>> {
  if (!maySuggest(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId }, async (ledger) => {
    const { indicators } = await readAccount(ledger, actor);
    const { value: executedFen } = await ledger.evaluator.figure(spending);
    const forms = new Map(ledger.indicators.map((row) => [row.id, row]));
    const { programme } = ledger;
    const rows = indicators.map(({ id }) => forms.get(id)!);
    const proposals = proposeTargets(
      readingOf(programme, rows),
      readingOf(headerAfter(programme, executedFen), rows),
      indicators.map(({ id, actual, degree }) => ({ figure: actual, degree, past: pastOf(forms.get(id)) })),
    );
    return ok({
      fiscalYear: ledger.programme.fiscalYear + 1,
      budgetFen: ledger.programme.currentYearFen,
      executedFen,
      executionPoints: executionPointsOf(programme, ledger.indicators, ledger.pointsLeft),
      indicators: indicators.map(({ id, level1, level2, level3, weight, target, actual, degree }, at) => ({
        indicatorId: id,
        level1,
        level2,
        level3,
        target: target.raw,
        weight,
        actual: actual.value,
        unit: actual.unit,
        degree,
        suggestion: proposals[at]!,
      })),
    });
  });
}
