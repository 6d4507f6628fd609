import { yuanText } from '#src/kernel/money.ts';
import type { Language } from '#src/kernel/refusal.ts';
import type { BreachCode, TitleLevel } from '#src/kernel/vocabulary.ts';
import * as texts from './expense.texts.ts';
import { feeCap } from './fee-table.rules.ts';
import { feeTableOn, newestFeeTable } from './fee-tables.ts';

/** What a breach is told of; amounts in 分. */
export interface JudgedExpense {
  amountFen: number;
  titleLevel: TitleLevel | null;
  classHours: number | null;
  paidOn: string;
}

/** The standard that a lecture fee is above, and by how much, in 分; null where it is above none. */
function feeOver({ amountFen, titleLevel, classHours, paidOn }: JudgedExpense): { capFen: number; overFen: number } | null {
  const capFen = titleLevel === null || classHours === null ? null : feeCap(feeTableOn(paidOn), titleLevel, classHours);
  return capFen === null || amountFen <= capFen ? null : { capFen, overFen: amountFen - capFen };
}

/** What the expense breaks, in a sentence; a fee above the standard says the standard, the amount and how much over. */
export function breachText(code: BreachCode, expense: JudgedExpense | null, language: Language): string {
  const t = texts[language];
  const over = code === 'over-fee-cap' && expense ? feeOver(expense) : null;
  if (over === null || expense?.titleLevel == null) return t.breaches[code];
  const words: Record<string, string> = {
    title: t.titles[expense.titleLevel],
    hours: String(expense.classHours),
    each: yuanText(feeCap(feeTableOn(expense.paidOn), expense.titleLevel, 1) ?? 0),
    cap: yuanText(over.capFen),
    amount: yuanText(expense.amountFen),
    over: yuanText(over.overFen),
  };
  return t.feeOver.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}

/** A breach for the screens; `fee`: of a fee above the standard. Without an expense it stands for the rule itself. */
export function breachView(code: BreachCode, expense: JudgedExpense | null, language: Language) {
  const sources: Partial<Record<BreachCode, string>> = texts[language].sources;
  return {
    code,
    text: breachText(code, expense, language),
    source: sources[code] ?? ((expense && feeTableOn(expense.paidOn)) ?? newestFeeTable).source,
    fee: code === 'over-fee-cap' && expense ? feeOver(expense) : null,
  };
}
