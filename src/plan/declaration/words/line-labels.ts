import type { Segment } from './labels.ts';
import { PROSE } from '../text/unrolled.ts';

/** A shorter label may be the first word of a sentence. */
const LONG_LABEL = 5;
/** Behind a sentence that has ended, one of four letters is a label as well: 立项依据. */
const SHORT_LABEL = 4;
/** A name, and behind it a label of money that no layout knows with its amount. A year is none. */
const MONEY_BESIDE =
  /^(\S.{2,120}?)[\s\u3000]+(\p{Script=Han}{0,6}(?:预算|资金|金额|经费|拨款|总额|投资)[数额]?)[\s\u3000]+(?!(?:19|20)\d{2}$)(\d[\d,.]{0,15}(?:万?元)?)$/u;
/** Indents and wide gaps show columns, whose text may stand above and below its label. */
const BLANK = /^(?: (?! )|\u3000)/;
const OFFICE = /^\p{Script=Han}[\p{Script=Han}（）()·“”]{3,39}$/u;
/** 万元, 项目资金千元, 人民币, 元角分: an office of a place such as 广元 ends with another word. */
const MONEY = /人民币|[百千万亿美欧港日]元|[元币]$|^[元角分厘毫、]+$/;
/** How a sentence goes on behind words that are a label as well: 项目实施计划 和预算, 年度绩效目标 12 项. */
const GOES_ON =
  /^(?:[，,、；;。.：:）)]|[和与及或的等]|以及|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,3}\s?[项个条]\p{Script=Han}?[，,。；;\s])/u;
/** A sentence that has ended, or a figure in a cell of its own. */
const ENDED = /(?:[。！；;!…][”’」』）)】]?|[\s\u3000]\d{1,4}(?:\.\d{1,2})?[%％]?)$/;

/**
 * Whether a line begins with the label of a section that was not met yet, and a blank parts it from its text. Where the last sentence of the open section has not ended the label is a part of it, and where it has but a few words it may be.
 */
export function beginsSection(
  { label, value, firm }: Segment,
  line: string,
  place: string,
  met: ReadonlyMap<string, readonly string[]>,
): 'sure' | 'doubtful' | null {
  if (label?.kind !== 'section' || firm || value === '' || label.name === place || met.has(label.name)) return null;
  const parted = line.startsWith(label.text) && BLANK.test(line.slice(label.text.length));
  if (!parted || label.text.length < SHORT_LABEL || PROSE.test(label.text) || GOES_ON.test(value)) return null;
  const before = (met.get(place) ?? []).join('\n').trim();
  if (before === '' || ENDED.test(before)) return label.text.length >= LONG_LABEL || before !== '' ? 'sure' : null;
  if (label.text.length < LONG_LABEL) return null;
  return /[，,。；;！]/.test(before) ? null : 'doubtful';
}

export function doubtOfSection(segment: Segment | undefined): string {
  return `“${segment?.label?.text ?? ''}”前面的文字没有句号，按栏目名称读入，请核对`;
}

/** The name of a project, without the label of money and the amount that stand behind it on its line. */
export function nameAlone(value: string): { name: string; rest: string } {
  const [, name, label, amount] = MONEY_BESIDE.exec(value) ?? [];
  return name && label && amount ? { name, rest: `${label} ${amount}` } : { name: value, rest: '' };
}

/** Whether what stands beside 单位 is the name of an office, and no unit of money. */
export function isOffice(value: string): boolean {
  return OFFICE.test(value) && !MONEY.test(value);
}

const AMOUNT = /^[\d,]{1,20}(?:\.\d+)?\s?万?元?$/;

/** Whether a line inside of a narrative is a row of labels of money, each with its amount or none: 项目总预算（元） 1,200,000 项目当年预算（元） 300,000. */
export function isRowOfAmounts(segments: readonly Segment[]): boolean {
  const amounts = segments.filter(
    ({ label, value }) => label?.kind === 'field' && label.name.endsWith('Yuan') && (value === '' || AMOUNT.test(value)),
  );
  return amounts.length === segments.length && (amounts.length > 1 || amounts.some(({ value }) => value !== ''));
}
