import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { formRules } from './form-rules.ts';
import { indicatorRules } from './indicator-rules.ts';
import type { Finding } from './lint.contract.ts';
import type { Rule } from './rule.ts';
import { targetValueRules } from './target-value-rules.ts';

/** L1 to L20, in their order. */
export const rules: readonly Rule[] = [...targetValueRules, ...indicatorRules, ...formRules].sort(
  (one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)),
);

/** 指标体检: what finance bureaus and auditors would object to in a form, why, and how to mend it. Silent on a good form. */
export function lintForm(reading: FormReading): Finding[] {
  return rules.flatMap((rule) => {
    const about = reading.indicators.flatMap((indicator) => {
      const breach = rule.perIndicator?.(indicator, reading);
      return breach ? [{ rule: rule.id, indicator: indicator.level3 || null, source: rule.source, ...breach }] : [];
    });
    const form = (rule.perForm?.(reading) ?? []).map((breach) => ({
      rule: rule.id,
      indicator: null,
      source: rule.source,
      ...breach,
    }));
    return [...about, ...form];
  });
}
