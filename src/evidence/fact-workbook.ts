import { englishUnit } from '#src/kernel/english-names.ts';
import { contextWord } from '#src/kernel/fact-context.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { yuanOf } from '#src/kernel/money.ts';
import type { Language } from '#src/kernel/refusal.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import * as kit from '#src/ui-kit/kit.texts.ts';
import * as texts from './fact-workbook.texts.ts';

/** What a list of facts is written from. */
export interface ListedFact {
  id: string;
  kind: string;
  occurredAt: Date;
  subProgramme: string;
  district: string;
  venueKind: string;
  audience: string;
  method: string;
  outcome: string;
  quantity: number;
  unit: string;
  context: Readonly<Record<string, unknown>>;
  recordKind: string;
  recordId: string;
  status: 'standing' | 'superseded' | 'correction';
  /** Of a correction. */
  reason: string;
  attachments: readonly string[];
  /** Hexadecimal. */
  hash: string;
}

/**
 * A list of facts for people: heads and words in the reader's language, money in 元. `names`: of districts and sub-programmes, by code;
 * a code without one stays as it is.
 */
export function factWorkbook(
  title: string | null,
  facts: readonly ListedFact[],
  names: ReadonlyMap<string, string>,
  language: Language,
): Promise<Uint8Array> {
  const t = texts[language];
  const words = kit[language];
  const wordsOf: Record<string, Record<string, string>> = {
    kind: words.factKind,
    venueKind: words.venueKind,
    audience: words.audience,
    method: words.method,
    outcome: { ...words.outcome, ...words.satisfaction },
    record: words.recordKind,
  };
  const word = (group: string, code: string): string => wordsOf[group]?.[code] ?? code;
  const method = (fact: ListedFact): string => {
    const said = word('method', fact.method);
    return fact.method === 'door' && fact.context.way === 'paper' ? t.onPaper.replace('{method}', said) : said;
  };
  const numbers = new Set<string>([t.column.quantity]);
  return writeWorkbook([
    {
      name: (title ?? t.sheet).slice(0, 31),
      columns: Object.values(t.column).map((header) => ({ header, kind: numbers.has(header) ? 'number' : 'text' })),
      rows: facts.map((fact) => [
        dayAndTimeOf(fact.occurredAt),
        word('kind', fact.kind),
        nameOf(fact, language),
        names.get(fact.subProgramme) ?? fact.subProgramme,
        names.get(fact.district) ?? fact.district,
        word('venueKind', fact.venueKind),
        word('audience', fact.audience),
        method(fact),
        word('outcome', fact.outcome),
        fact.unit === '分' ? yuanOf(fact.quantity) : fact.quantity,
        fact.unit === '分' ? t.yuan : language === 'en' ? englishUnit(fact.unit) : fact.unit,
        word('record', fact.recordKind),
        fact.recordId,
        fact.attachments.join(words.say.listSeparator),
        t.status[fact.status],
        fact.reason,
        fact.id,
        fact.hash,
      ]),
    },
  ]);
}

/** An expense is named by what it was paid for: payees and purposes stay out of facts. */
function nameOf({ recordKind, context }: ListedFact, language: Language): string {
  const kind = recordKind === 'expense' && typeof context.kind === 'string' ? context.kind : null;
  if (kind !== null) return contextWord('expense', 'kind')?.words?.[kind]?.[language] ?? kind;
  return String(context.title ?? context.what ?? '');
}
