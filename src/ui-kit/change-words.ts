import type { Json } from '#src/kernel/canonical-json.ts';
import type { FieldChange } from '#src/kernel/changes.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { chineseDate, dayOf, timeOf } from '#src/kernel/local-time.ts';
import { yuanText } from '#src/kernel/money.ts';
import type { Language } from '#src/kernel/refusal.ts';
import { packNames } from '#src/kernel/rule-pack-names.ts';
import * as texts from './changes.texts.ts';
import { codeWordOf, definitionWords, type MeasureShape } from './definition-words.ts';
import * as kit from './kit.texts.ts';

/** A change put into words. Where only the field is named, `before` is empty and `after` says that it changed. */
export interface ChangeWords {
  field: string;
  before: string;
  after: string;
  namedOnly: boolean;
}

/** Fields whose values are codes, with the vocabularies in which they are looked up, in this order. */
const vocabularies: Record<string, readonly string[]> = {
  role: ['role'],
  venueKind: ['venueKind'],
  kind: ['expenseKind', 'venueKind', 'statement'],
  audience: ['audience'],
  method: ['method'],
  factKind: ['factKind'],
  state: ['programmeState', 'sessionState'],
  titleLevel: ['titleLevel'],
  payeeKind: ['payeeKind'],
  taxBasis: ['taxBasis'],
  breaches: ['breach'],
  way: ['way'],
  step: ['step'],
  pack: ['pack'],
  possibility: ['possibility'],
  causes: ['causes'],
};

/** Both languages alike, for the screens and for what the server exports. A field or a code without a word is shown as it is. */
export function changeWords(change: FieldChange, language: Language): ChangeWords {
  const namedOnly = change.before === null && change.after === null;
  const [name = ''] = change.field.split(':');
  return {
    field: fieldWord(change.field, language),
    before: namedOnly ? '' : valueWord(name, change.before, language),
    after: namedOnly ? texts[language].changed : valueWord(name, change.after, language),
    namedOnly,
  };
}

/** `target:受众群众` → 目标值（受众群众）. */
export function fieldWord(field: string, language: Language): string {
  const [name = '', ...of] = field.split(':');
  const words: Record<string, string> = texts[language].field;
  const word = words[name] ?? name;
  return of.length === 0 ? word : texts[language].of.replace('{field}', word).replace('{of}', of.join(':'));
}

/** 分 as 元, days and moments as written, codes as words; lists joined, blanks said to be blank. */
export function valueWord(field: string, value: Json, language: Language): string {
  const words = texts[language];
  if (value === null || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number')
    return field.endsWith('Fen') ? words.yuan.replace('{amount}', yuanText(value)) : value.toLocaleString('en-US');
  if (Array.isArray(value)) {
    if (value.length === 0) return words.nothing;
    if (value.some((one) => typeof one === 'string' && isUuid(one))) return words.count.replace('{count}', String(value.length));
    return value.map((one) => valueWord(field, one, language)).join(language === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'object') {
    if (field === 'definition') return definitionWords(value as unknown as MeasureShape, language);
    return field === 'cells' ? cellWords(value as Record<string, Json>, language) : JSON.stringify(value);
  }
  return codeWord(field, value, language) ?? plainText(value, language);
}

/** What a cell of the rollups is told by, in this order; what is kept as JSON has an order of its own. */
const cellParts = [
  'programme',
  'kind',
  'month',
  'day',
  'subject',
  'subProgramme',
  'activity',
  'district',
  'region',
  'venue',
  'venueKind',
  'audience',
  'method',
  'outcome',
  'unit',
];

/** Which cell of the rollups it is: 日汇总 参加人次 2020年5月16日 普陀区 社区. */
export function cellName(cell: Readonly<Record<string, Json>>, language: Language): string {
  const where = cellParts.flatMap((part) => {
    const code = cell[part];
    if (typeof code !== 'string') return [];
    return [part === 'month' ? code.slice(0, 7) : (codeWordOf(part, code, language) ?? plainText(code, language))];
  });
  const words: Record<string, string> = texts[language].rollup;
  return [words[String(cell.table)], ...where].join(' ');
}

/** A cell of the rollups that was set right: which, and what it held before and after. */
function cellWords(cell: Record<string, Json>, language: Language): string {
  const colon = language === 'zh' ? '：' : ': ';
  return `${cellName(cell, language)}${colon}${String(cell.kept)} → ${String(cell.recounted)}`;
}

function codeWord(field: string, code: string, language: Language): string | undefined {
  const own: Record<string, unknown> = { ...kit[language], ...texts[language], pack: packNames[language] };
  for (const vocabulary of vocabularies[field] ?? []) {
    const word = (own[vocabulary] as Record<string, string> | undefined)?.[code];
    if (word !== undefined) return word;
  }
  return undefined;
}

function plainText(text: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return language === 'zh' ? chineseDate(text) : text;
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return `${dayOf(new Date(text))} ${timeOf(new Date(text))}`;
  return isUuid(text) ? `…${text.slice(-8)}` : text;
}

/** What an entry of the audit trail says besides its changes, each with its word; the id of a role says nothing to anybody. */
export function detailWords(detail: Record<string, Json>, language: Language): string[] {
  const colon = language === 'zh' ? '：' : ': ';
  return Object.entries(detail).flatMap(([key, value]) =>
    key === 'changes' || key === 'membership' || value === null || value === ''
      ? []
      : [`${fieldWord(key, language)}${colon}${valueWord(key, value, language)}`],
  );
}

/** The changes of an entry of the audit trail. */
export function changesIn(detail: Record<string, Json>): FieldChange[] {
  return Array.isArray(detail.changes) ? (detail.changes as FieldChange[]) : [];
}

/** One line for a cell of a workbook: 目标值：≥16区 → ≥14区. */
export function changeLine(change: FieldChange, language: Language): string {
  const { field, before, after, namedOnly } = changeWords(change, language);
  const colon = language === 'zh' ? '：' : ': ';
  return `${field}${colon}${namedOnly ? after : `${before} → ${after}`}`;
}
