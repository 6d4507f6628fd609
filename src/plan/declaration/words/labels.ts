import type { BudgetColumn, ColumnRole, FieldName, Layout } from '../layouts/layout.ts';
import { FormMemory } from './form-memory.ts';
import { WordTrie } from './word-trie.ts';

export type Label = { kind: 'field'; name: FieldName } | { kind: 'section'; name: string } | { kind: 'band' };

/** A label met in a row, with the unit of money that it names and the text that follows it up to the next label. */
export interface Segment {
  label: (Label & { text: string; money: '元' | '万元' | null }) | null;
  value: string;
  /** Whether the label itself was written with a colon, or stood alone. */
  firm: boolean;
  /** Whether it was written with a colon. */
  colon?: boolean;
}

/** No label or title is longer; what follows need not be looked at. */
const LONGEST = 400;

/** Full-width figures as plain ones, letter for letter: what stands where stays as it is. */
export function plainFigures(text: string): string {
  return text.replace(/[０-９－]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Letters of a label as they compare: no blanks, no colon at the end, no bracketed remark, ASCII punctuation. */
export function bare(text: string): string {
  return text.length > LONGEST_KNOWN ? lettersOf(text) : bares.of(text, () => lettersOf(text));
}

const bares = new FormMemory<string>();
/** Whole paragraphs are hardly asked for twice. */
const LONGEST_KNOWN = 60;

function lettersOf(text: string): string {
  return (
    plainFigures(text.slice(0, LONGEST))
      .replace(/[\s\u3000\u00a0]+/g, '')
      .replace(/[（(【[][^）)】\]]*[）)】\]]/g, '')
      .replaceAll('：', ':')
      .replaceAll('，', ',')
      // 执行数B） and 目标值（A: of the letter of a column one bracket was lost.
      .replace(/(?<=[数值率])(?:[（(][A-Z](?:[/÷][A-Z])?|[A-Z](?:[/÷][A-Z])?[）)])$/, '')
      .replace(/[:*★▲]+$/, '')
      .replace(/^[*★▲]+/, '')
      // 一、项目名称 and 2.项目概况 are numbered labels.
      .replace(/^(?:[一二三四五六七八九十]{1,2}[、.．]|\d{1,2}[、.．])(?=\p{Script=Han})/u, '')
      // Text recognition takes the stroke of 一 for a dash.
      .replace(/^[-—–]级/, '一级')
  );
}

export function moneyUnitIn(text: string): '元' | '万元' | null {
  const unit = /[（(:：]\s*(?:单位[:：]?)?\s*(人民币)?(万元|元)\s*[）)]?/.exec(text.slice(0, LONGEST).replace(/\s+/g, ''))?.[2];
  return unit === '元' || unit === '万元' ? unit : null;
}

const MONEY_NOTE = /[（(](?:金额)?(?:单位[:：]?)?(?:人民币)?(万元|元)[）)]|单位[:：](?:人民币)?(万元|元)/g;

/** The unit of money that a form prints above its indicators, or on a line of its own anywhere; null where there is none, or both. */
export function printedMoneyUnit(rows: readonly string[]): '元' | '万元' | null {
  const lines = rows.map((row) => row.slice(0, LONGEST).replace(/\s+/g, ''));
  const head = lines.findIndex((line) => /三级指标|二级指标|三级目标|指标名称/.test(line));
  const units = new Set(
    lines
      .filter((line, at) => head < 0 || at < head || line.replace(MONEY_NOTE, '') === '')
      .flatMap((line) => [...line.matchAll(MONEY_NOTE)].map((found) => found[1] ?? found[2])),
  );
  // 4.6 万元 in a cell above the table.
  if (units.size === 0)
    for (const line of head < 0 ? lines : lines.slice(0, head)) {
      const unit = /^[\d,]+(?:\.\d+)?(万?元)$/.exec(line)?.[1];
      if (unit) units.add(unit);
    }
  const [only] = units;
  return units.size === 1 && (only === '元' || only === '万元') ? only : null;
}

/** How many lines below its head the rest of a broken unit of money may stand. */
const NEAR_UNIT = 3;
const LONGEST_HALF = 12;
const OPENED_UNIT = /(?:资金|预算|金额|经费|总额|情况)[（(](?:金额)?(?:单位[:：]\s?)?(?:人民币)?(万?)(?=\s|$)/;
const CLOSED_UNIT = /^\s*(万?)元[）)](?=\s|$)/;

/** Whether a text is only the label of the money with half of its unit, or the other half: it says nothing else. */
export function isHalfOfUnit(text: string): boolean {
  const half = text.trim();
  return half.length <= LONGEST_HALF && !/\s/.test(half) && (CLOSED_UNIT.test(half) || OPENED_UNIT.test(half));
}

/**
 * The unit of money in a head that breaks over lines, 项目资金（万 above 元）; null where nothing of the kind stands above the indicators, and
 * `unsure` where only one half does.
 */
export function brokenMoneyUnit(rows: readonly string[]): '元' | '万元' | 'unsure' | null {
  const end = rows.findIndex((row) => /三级指标|二级指标|三级目标|指标名称/.test(row));
  const lines = (end < 0 ? rows : rows.slice(0, end)).map((row) => row.slice(0, LONGEST));
  const at = lines.findIndex((line) => CLOSED_UNIT.test(line));
  const above = lines.slice(Math.max(at - NEAR_UNIT, 0), Math.max(at, 0));
  const opening = above.findLastIndex((line) => OPENED_UNIT.test(line));
  const [closed, opened] = [CLOSED_UNIT.exec(lines[at] ?? ''), OPENED_UNIT.exec(above[opening] ?? '')];
  if (!closed || !opened) return closed || lines.some((line) => OPENED_UNIT.exec(line)?.[1]) ? 'unsure' : null;
  // （ above 万 above 元）.
  const between = above.slice(opening + 1).some((line) => /(?:^|\s)万(?=\s|$)/.test(line));
  return closed[1] || opened[1] || between ? '万元' : '元';
}

export interface Vocabulary {
  labels: ReadonlyMap<string, Label>;
  /** Words that are labels only with a colon and a figure behind them: 金额：100万元. */
  figureLabels: ReadonlyMap<string, Label>;
  columns: ReadonlyMap<string, ColumnRole>;
  budgetColumns: ReadonlyMap<string, BudgetColumn>;
  budgetRows: ReadonlyMap<string, 'total' | 'other'>;
  level1: ReadonlySet<string>;
  level2: ReadonlySet<string>;
  /** Second levels by their first. */
  children: ReadonlyMap<string, ReadonlySet<string>>;
  /** The labels, to be found in running text. */
  words: WordTrie;
}

const vocabularies = new Map<Layout, Vocabulary>();

export function vocabularyOf(layout: Layout): Vocabulary {
  const known = vocabularies.get(layout);
  if (known) return known;
  const labels = new Map<string, Label>();
  const figureLabels = new Map<string, Label>();
  for (const band of layout.bands) labels.set(bare(band), { kind: 'band' });
  for (const [name, aliases] of Object.entries(layout.fields))
    for (const alias of aliases)
      (/[:：]$/.test(alias) ? figureLabels : labels).set(bare(alias), { kind: 'field', name: name as FieldName });
  for (const [name, aliases] of Object.entries(layout.sections))
    for (const alias of aliases) labels.set(bare(alias), { kind: 'section', name });
  const vocabulary: Vocabulary = {
    labels,
    figureLabels,
    columns: inverse(layout.columns),
    budgetColumns: inverse(layout.budget?.columns ?? {}),
    budgetRows: new Map<string, 'total' | 'other'>([
      ...(layout.budget?.otherRows ?? []).map((row) => [bare(row), 'other'] as const),
      ...(layout.budget?.totalRow ?? []).map((row) => [bare(row), 'total'] as const),
    ]),
    level1: new Set(Object.keys(layout.levels)),
    level2: new Set(Object.values(layout.levels).flat()),
    children: new Map(Object.entries(layout.levels).map(([name, below]) => [name, new Set(below)])),
    words: trieOf([...labels.keys(), ...figureLabels.keys()]),
  };
  vocabularies.set(layout, vocabulary);
  return vocabulary;
}

function trieOf(words: Iterable<string>): WordTrie {
  const trie = new WordTrie();
  for (const word of words) trie.add(word);
  return trie;
}

function inverse<Role extends string>(roles: Partial<Record<Role, readonly string[]>>): Map<string, Role> {
  const found = new Map<string, Role>();
  for (const [role, aliases] of Object.entries(roles) as [Role, readonly string[]][])
    for (const alias of aliases) if (!found.has(bare(alias))) found.set(bare(alias), role);
  return found;
}

const BEFORE = /(?:(?:19|20)\d{2}[ \u3000]{0,2}|[一二三四五六七八九十]{1,2}[、.．]|\d{1,2}[、.．])/y;
/** 年度预算36万元: an amount may follow its label without a blank. */
const BEHIND =
  /[ \u3000]{0,4}((?:[（(][^）)\n]{0,16}[）)])?)[ \u3000]{0,4}([:：]|(?=[\s\u3000]|$)|(?=\d[\d,.]{0,15}万?元(?:[\s\u3000，,；;。]|$)))/uy;

interface LabelHit {
  index: number;
  end: number;
  text: string;
  /** A bracketed remark behind the label. */
  note: string;
  colon: boolean;
  numbered: boolean;
  /** An amount follows without a blank. */
  amount: boolean;
}

/** Labels inside running text: at the head of a line or after a blank, blanks allowed between the letters, a remark behind. */
function hitsOf(line: string, words: WordTrie): LabelHit[] {
  const hits: LabelHit[] = [];
  for (let at = 0; at < line.length; ) {
    const hit = at === 0 || /[\s\u3000]/.test(line[at - 1] ?? '') ? hitAt(line, at, words) : null;
    if (hit) hits.push(hit);
    at = hit ? Math.max(hit.end, at + 1) : at + 1;
  }
  return hits;
}

function hitAt(line: string, index: number, words: WordTrie): LabelHit | null {
  BEFORE.lastIndex = index;
  const before = BEFORE.exec(line)?.[0] ?? '';
  for (const start of before === '' ? [index] : [index + before.length, index]) {
    for (const { word, to } of words.wordsAt(line, start, 4)) {
      BEHIND.lastIndex = to;
      const behind = BEHIND.exec(line);
      if (!behind) continue;
      const colon = behind[2] !== '';
      const end = to + behind[0].length;
      const amount = !colon && /^\d/.test(line.slice(end, end + 1));
      return { index, end, text: word, note: behind[1] ?? '', colon, numbered: /[、.．]$/.test(before), amount };
    }
  }
  return null;
}

/** The labels of a line of running text, each with the text up to the next. */
export function segmentsOfLine(line: string, vocabulary: Vocabulary): Segment[] {
  const plain = plainFigures(line);
  const hits = hitsOf(plain, vocabulary.words).filter(({ text, colon, end, amount }) => {
    const label = vocabulary.labels.get(text);
    if (amount) return label?.kind === 'field' && label.name.endsWith('Yuan');
    return label !== undefined || (colon && /^\s*\d/.test(plain.slice(end, end + 9)));
  });
  const segments: Segment[] = [];
  const begins = line.search(/\S/);
  const before = line.slice(0, hits[0]?.index ?? line.length).trim();
  if (before) segments.push({ label: null, value: before, firm: true });
  for (const [index, hit] of hits.entries()) {
    const label = vocabulary.labels.get(hit.text) ?? vocabulary.figureLabels.get(hit.text);
    if (!label) continue;
    const value = line.slice(hit.end, hits[index + 1]?.index ?? line.length).trim();
    const alone = hit.index <= begins;
    segments.push({
      label: { ...label, text: hit.text, money: moneyUnitIn(hit.note) },
      value,
      // A numbered label is no part of a sentence.
      firm: hit.colon || (alone && (value === '' || hit.numbered || hit.amount)),
      colon: hit.colon,
    });
  }
  return withoutSchedule(segments);
}

const DATED = /^(?:(?:19|20)\d{2}|\d{1,2}月|\d{1,2}\/\d{1,2}\/|[-—/])/;

/** 开始时间 and 完成时间 with no date behind them head a table of steps, which is plain text of its section. */
function withoutSchedule(segments: Segment[]): Segment[] {
  const isTime = ({ label }: Segment): boolean => label?.kind === 'field' && (label.name === 'start' || label.name === 'end');
  const steps = segments.findIndex(
    (segment) => isTime(segment) && segment.value !== '' && !DATED.test(plainFigures(segment.value)),
  );
  if (steps < 0) return segments;
  let from = steps;
  while (from > 0 && segments[from - 1]?.value === '' && isTime(segments[from - 1] as Segment)) from -= 1;
  const text = segments.slice(from, steps + 1).map(({ label, value }) => `${label?.text ?? ''} ${value}`.trim());
  const before = segments[from - 1];
  const plain = text.join(' ');
  const merged: Segment[] = before
    ? [{ ...before, value: `${before.value} ${plain}`.trim() }]
    : [{ label: null, value: plain, firm: true }];
  return [...segments.slice(0, Math.max(from - 1, 0)), ...merged, ...segments.slice(steps + 1)];
}

/** 市级水利主管部门, 县级财政部门: who handed the money on. */
function departmentLabel(text: string): Label | undefined {
  const named = /^(?:中央|地方|(?:省|市|州|盟|县|区|旗)级|区县|市县)\p{Script=Han}{0,6}(?:主管|财政)部门$/u.test(text);
  return named ? { kind: 'field', name: 'aside' } : undefined;
}

/** The label that a cell is, or begins with; `value` is what the same cell holds after it. */
export function labelOfCell(text: string, vocabulary: Vocabulary): Segment | null {
  const whole = vocabulary.labels.get(bare(text).replace(/^(?:19|20)\d{2}(?=年)/, '')) ?? departmentLabel(bare(text));
  if (whole) return { label: { ...whole, text: bare(text), money: moneyUnitIn(text) }, value: '', firm: true };
  const [first = '', ...rest] = text.split('\n');
  const headed = rest.length > 0 && vocabulary.labels.get(bare(first));
  if (headed)
    return { label: { ...headed, text: bare(first), money: moneyUnitIn(first) }, value: rest.join('\n').trim(), firm: true };
  const colon = /^([^:：]{2,30})[:：]([\s\S]+)$/.exec(text);
  const name = bare(colon?.[1] ?? '');
  const label = vocabulary.labels.get(name) ?? (/^\s*\d/.test(colon?.[2] ?? '') ? vocabulary.figureLabels.get(name) : undefined);
  if (colon && label)
    return {
      label: { ...label, text: name, money: moneyUnitIn(colon[1] ?? '') },
      value: (colon[2] ?? '').trim(),
      firm: true,
    };
  const qualifiedName = `${name}:${bare(/^[^:：]*/.exec(colon?.[2] ?? '')?.[0] ?? '')}`;
  const qualified = vocabulary.labels.get(qualifiedName);
  if (!colon || !qualified) return null;
  const value = /^[^:：]*[:：]([\s\S]*)$/.exec(colon[2] ?? '')?.[1] ?? '';
  return { label: { ...qualified, text: qualifiedName, money: moneyUnitIn(text) }, value: value.trim(), firm: true };
}
