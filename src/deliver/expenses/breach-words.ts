import { yuanText } from '#src/kernel/money.ts';
import type { Language } from '#src/kernel/refusal.ts';
import type { BreachCode, PayeeKind, TitleLevel } from '#src/kernel/vocabulary.ts';
import { afterTax, feeCap, feeDayOf, feeTableOn, hoursBeyond, newestFeeTable } from '../expense-rules/index.ts';
import * as texts from './expense.texts.ts';

/** What a breach is told of; amounts in 分. */
export interface JudgedExpense {
  amountFen: number;
  taxFen: number | null;
  payeeKind: PayeeKind | null;
  titleLevel: TitleLevel | null;
  classHours: number | null;
  paidOn: string;
  sessionStartsAt: Date | null;
}

/** The standard that a lecture fee is above, and by how much, in 分; null where it is above none. */
function feeOver(expense: JudgedExpense): { capFen: number; overFen: number } | null {
  const { titleLevel, classHours } = expense;
  const table = feeTableOn(feeDayOf(expense));
  const capFen = titleLevel === null || classHours === null ? null : feeCap(table, titleLevel, classHours);
  const paidFen = afterTax(expense);
  return capFen === null || paidFen <= capFen ? null : { capFen, overFen: paidFen - capFen };
}

/** What the expense breaks, in a sentence; a fee above the standard says the standard, the amount and how much over. */
export function breachText(code: BreachCode, expense: JudgedExpense | null, language: Language): string {
  const t = texts[language];
  const over = code === 'over-fee-cap' && expense ? feeOver(expense) : null;
  if (over === null || expense?.titleLevel == null) return t.breaches[code];
  const words: Record<string, string> = {
    title: t.titles[expense.titleLevel],
    hours: String(expense.classHours),
    each: yuanText(feeCap(feeTableOn(feeDayOf(expense)), expense.titleLevel, 1) ?? 0),
    cap: yuanText(over.capFen),
    amount: yuanText(afterTax(expense)),
    over: yuanText(over.overFen),
  };
  return filled(t.feeOver[expense.payeeKind === null ? 'unstated' : 'stated'], words);
}

const filled = (text: string, words: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');

/** What is to be asked of a lecture fee for more class hours than its session lasts, with the source; null where they fit. No breach. */
export function longerThanSession(
  expense: { kind: string; classHours: number | null; paidOn: string },
  session: { startsAt: Date; endsAt: Date } | null,
  language: Language,
): { text: string; source: string } | null {
  const table = feeTableOn(feeDayOf({ paidOn: expense.paidOn, sessionStartsAt: session?.startsAt ?? null }));
  const beyond = expense.kind === 'lecture-fee' ? hoursBeyond(table, session, expense.classHours) : null;
  if (!beyond || !table) return null;
  const words = {
    hours: String(expense.classHours),
    minutes: String(beyond.minutes),
    each: String(table.classHour.minutes),
    most: String(beyond.most),
  };
  return { text: filled(texts[language].longerThanSession, words), source: table.classHour.source[language] };
}

/** A breach for the screens; `fee`: of a fee above the standard. Without an expense it stands for the rule itself. */
export function breachView(code: BreachCode, expense: JudgedExpense | null, language: Language) {
  const sources: Partial<Record<BreachCode, string>> = texts[language].sources;
  return {
    text: breachText(code, expense, language),
    source: sources[code] ?? ((expense && feeTableOn(feeDayOf(expense))) ?? newestFeeTable).source[language],
    ...breachMark(code, expense),
  };
}

/** A breach without its sentence; `fee`: of a fee above the standard, that and how much over. */
export const breachMark = (code: BreachCode, expense: JudgedExpense | null) => ({
  code,
  fee: code === 'over-fee-cap' && expense ? feeOver(expense) : null,
});
