import { chooseLintPack } from './choose-lint-pack.ts';
import { dateRules } from './date-rules.ts';
import { formRules } from './form-rules.ts';
import { indicatorRules } from './indicator-rules.ts';
import type { Finding, LintPackCode } from './lint.contract.ts';
import { lintPacks } from './lint-packs.data.ts';
import { moneyRules } from './money-rules.ts';
import type { Breach, CheckedForm, Context, Rule } from './rule.ts';
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
 * rules; without it those that the form's layout and year belong to. `definedBy`: as of `Context`. A fault that several rules object to is found by each of them: `saidOnce`
 * leaves the root.
 */
export function lintForm(
  reading: CheckedForm,
  pack: LintPackCode = chooseLintPack(reading),
  definedBy: Context['definedBy'] = new Map(),
): Finding[] {
  const context: Context = { reading, pack: lintPacks[pack], definedBy };
  const findings = rules
    .filter((rule) => (rule.kind ?? reading.kind) === reading.kind && !context.pack.without.includes(rule.id))
    .flatMap((rule) => {
      const about = reading.indicators.flatMap((indicator, row) => {
        const breach = rule.perIndicator?.(indicator, context);
        return breach ? [findingOf(rule, breach, indicator.level3 || null, row)] : [];
      });
      return [...about, ...(rule.perForm?.(context) ?? []).map((breach) => findingOf(rule, breach, null, null))];
    });
  return findings.map((finding) => ({ ...finding, sameAs: rootOf(finding, findings) }));
}

/** What people are shown: a fault once, by the finding that goes to its root. */
export function saidOnce<One extends Pick<Finding, 'sameAs'>>(findings: readonly One[]): One[] {
  return findings.filter((finding) => finding.sameAs === null);
}

/** The rule that says the same fault of the row at its root; see `sameFaults`. */
function rootOf({ row, code }: Finding, findings: readonly Finding[]): string | null {
  if (row === null) return null;
  const roots = sameFaults.filter(({ moot }) => moot.includes(code)).flatMap(({ root }) => root);
  return findings.find((other) => other.row === row && roots.includes(other.code))?.rule ?? null;
}

function findingOf(rule: Rule, { mend, ...breach }: Breach, indicator: string | null, row: number | null): Finding {
  const finding = { rule: rule.id, ...breach, indicator, source: rule.source, row, sameAs: null };
  return mend && row !== null ? { ...finding, mend: { row, ...mend } } : finding;
}
