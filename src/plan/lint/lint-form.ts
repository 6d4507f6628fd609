import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { chooseLintPack } from './choose-lint-pack.ts';
import { dateRules } from './date-rules.ts';
import { formRules } from './form-rules.ts';
import { indicatorRules } from './indicator-rules.ts';
import type { Finding, LintPackCode } from './lint.contract.ts';
import { lintPacks } from './lint-packs.data.ts';
import { moneyRules } from './money-rules.ts';
import type { Breach, Rule } from './rule.ts';
import { sameFaults } from './same-fault.data.ts';
import { selfEvaluationRules } from './self-evaluation-rules.ts';
import { targetValueRules } from './target-value-rules.ts';
import { unitRules } from './unit-rules.ts';
import { wordingRules } from './wording-rules.ts';

/** L1 to L20 of the reference, and what real forms teach beyond them, in their order. */
export const rules: readonly Rule[] = [
  ...targetValueRules,
  ...unitRules,
  ...indicatorRules,
  ...formRules,
  ...moneyRules,
  ...wordingRules,
  ...dateRules,
  ...selfEvaluationRules,
].sort((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));

/**
 * 指标体检: what finance bureaus and auditors would object to in a form, why, and how to mend it. Silent on a good form. `pack`: whose
 * rules; without it those that the form's layout and year belong to.
 */
export function lintForm(reading: FormReading, pack: LintPackCode = chooseLintPack(reading)): Finding[] {
  const context = { reading, pack: lintPacks[pack] };
  const findings = rules
    .filter((rule) => (rule.kind ?? reading.kind) === reading.kind && !context.pack.without.includes(rule.id))
    .flatMap((rule) => {
      const about = reading.indicators.flatMap((indicator, row) => {
        const breach = rule.perIndicator?.(indicator, context);
        return breach ? [findingOf(rule, breach, indicator.level3 || null, row)] : [];
      });
      return [...about, ...(rule.perForm?.(context) ?? []).map((breach) => findingOf(rule, breach, null, null))];
    });
  return findings.filter((finding) => !isMoot(finding, findings));
}

/** One fault is said once: see `sameFaults`. */
function isMoot({ row, code }: Finding, findings: readonly Finding[]): boolean {
  if (row === null) return false;
  return sameFaults.some(
    ({ root, moot }) => moot.includes(code) && findings.some((other) => other.row === row && root.includes(other.code)),
  );
}

function findingOf(rule: Rule, { mend, ...breach }: Breach, indicator: string | null, row: number | null): Finding {
  const finding = { rule: rule.id, ...breach, indicator, source: rule.source, row };
  return mend && row !== null ? { ...finding, mend: { row, ...mend } } : finding;
}
