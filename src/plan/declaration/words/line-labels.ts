import type { Segment } from './labels.ts';
import { PROSE } from '../text/unrolled.ts';

/** A shorter label may be the first word of a sentence. */
const LONG_LABEL = 5;
/** A name, and behind it a label that no layout knows with its figure. */
const FIGURE_BESIDE = /^(\S.{2,120}?)[\s\u3000]+(\p{Script=Han}{3,8})[\s\u3000]+(\d[\d,.]{0,15}(?:万?元)?)$/u;
/** Indents and wide gaps show columns, whose text may stand above and below its label. */
const BLANK = /^(?: (?! )|\u3000)/;
const OFFICE = /^\p{Script=Han}[^\d：:]{3,39}$/u;
const MONEY = /^(?:人民币)?(?:万|亿|百万)?元|美元/;

/** A label of a section that was not met yet, which a line begins with and a blank parts from its text: no sentence begins so. */
export function beginsSection(
  { label, value }: Segment,
  line: string,
  place: string,
  met: ReadonlyMap<string, unknown>,
): boolean {
  if (label?.kind !== 'section' || value === '' || label.name === place || met.has(label.name)) return false;
  const parted = line.startsWith(label.text) && BLANK.test(line.slice(label.text.length));
  return parted && label.text.length >= LONG_LABEL && !PROSE.test(label.text);
}

/** The name of a project, without the label and the figure that stand behind it on its line. */
export function nameAlone(value: string): { name: string; rest: string } {
  const [, name, label, figure] = FIGURE_BESIDE.exec(value) ?? [];
  return name && label && figure ? { name, rest: `${label} ${figure}` } : { name: value, rest: '' };
}

/** Whether what stands beside 单位 is the name of an office, and no unit of money. */
export function isOffice(value: string): boolean {
  return OFFICE.test(value) && !MONEY.test(value);
}
