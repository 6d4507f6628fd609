import { readTarget } from '#src/kernel/target.ts';
import type { FormWarning } from '../declaration.contract.ts';
import { CLOSING } from '../table/after-table.ts';
import { kindsOfWord } from '../words/known-words.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import type { ColumnRole } from '../layouts/layout.ts';
import { levelName } from '../words/level-words.ts';
import { gridRow, lineRow, type SourceRow, textOfRow } from '../files/source-rows.ts';
import { unrolled } from './unrolled.ts';

interface Line {
  text: string;
  where: string;
}
interface Column {
  roles: ColumnRole[];
  lines: Line[];
}
interface Ordered {
  rows: SourceRow[];
  warnings: FormWarning[];
}

const LEVELS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['level1', 'level2', 'level3']);
const TOTAL = /^(?:总分|合计|总计)$/;
const FEWEST_LABELS = 3;
const FEWEST_ROWS = 2;

/**
 * A text with a cell a line in which a converter wrote columns one after the other: all labels and then all values, each value above its
 * label, the names of the indicators and then their targets. Put into rows where the counts agree, and told; null where nothing is amiss.
 */
export function columnsInTurn(rows: readonly SourceRow[], vocabulary: Vocabulary): Ordered | null {
  if (rows.some((row) => row.grid || row.cellLine)) return null;
  const lines = rows.map((row) => ({ text: textOfRow(row), where: row.where })).filter(({ text }) => text !== '');
  const firsts = lines.map(({ text }) => text.split(/[\s\u3000]/)[0] ?? '');
  // 分值 and 得分 head the table of money as well, and 实际完成情况 a part of the goal.
  const isHeading = (word: string): boolean =>
    roleOf(word, vocabulary) !== null && !kindsOfWord(word).has('budgetColumn') && !vocabulary.labels.has(bare(word));
  const head = firsts.findIndex((first) => isHeading(first) || isLevel1(first, vocabulary));
  if (head < 0) return null;
  const warnings: FormWarning[] = [];
  const money = lines.findIndex(({ text }, at) => at < head && kindsOfWord(text).has('budgetColumn'));
  const fields = money < 0 ? head : money;
  const above = labelsInTurn(lines.slice(0, fields), vocabulary, warnings);
  const below = tableInTurn(lines.slice(head), vocabulary, warnings) ?? listOfLevels(lines.slice(head), vocabulary, warnings);
  if (!above && !below) return null;
  const plain = (part: readonly Line[]): SourceRow[] => part.map(({ text, where }) => lineRow(text, where));
  const whole = [
    ...(above ?? plain(lines.slice(0, fields))),
    ...plain(lines.slice(fields, head)),
    ...(below ?? plain(lines.slice(head))),
  ];
  return { rows: unrolled(whole), warnings };
}

function roleOf(text: string, vocabulary: Vocabulary): ColumnRole | null {
  return /[\s\u3000]/.test(text) ? null : (vocabulary.columns.get(bare(text)) ?? null);
}

function isLevel1(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.level1.has(levelName(text) ?? '');
}

/** Fields of the head whose labels stand together, with as many values below them; or each below its value. */
function labelsInTurn(lines: readonly Line[], vocabulary: Vocabulary, warnings: FormWarning[]): SourceRow[] | null {
  const isLabel = (line: Line | undefined): boolean => {
    const text = line?.text ?? '';
    const known = vocabulary.labels.get(bare(text));
    return (known?.kind === 'field' || kindsOfWord(text).has('budgetRow')) && !/[:：]\s*\S/.test(text);
  };
  const isPlain = (line: Line | undefined): boolean =>
    line !== undefined && !isLabel(line) && kindsOfWord(line.text.replace(/[:：].*$/s, '')).size === 0;
  const first = lines.findIndex((line) => isLabel(line));
  const labelRuns = runsOf(lines.map(isLabel));
  const plainRuns = runsOf(lines.map(isPlain));
  if (first < 0) return null;
  const rows: SourceRow[] = lines.slice(0, first).map(({ text, where }) => lineRow(text, where));
  const pairs = valuesAbove(lines, first, isLabel, isPlain);
  if (pairs) {
    rows.pop();
    rows.push(...pairs.map(({ label, value }) => gridRow([label.text, value.text], label.where)));
    warnings.push({
      code: 'values-first',
      message: `${pairs.length} 个栏目的内容写在栏目名称之前，已调换次序读入，请核对`,
      where: lines[first]?.where ?? '',
    });
    return rows;
  }
  let found = 0;
  for (let at = first; at < lines.length; ) {
    const labels = labelRuns[at] ?? 0;
    const values = Math.min(labels + 1, plainRuns[at + labels] ?? 0);
    const money = labels === 2 && kindsOfWord(lines[at]?.text ?? '').has('budgetRow');
    const after = lines[at + labels + labels];
    const whole = labels >= (money ? 2 : FEWEST_LABELS) && (values === labels || (values > labels && !isPlain(after)));
    if (whole) {
      for (let index = 0; index < labels; index++) {
        const label = lines[at + index] as Line;
        rows.push(gridRow([label.text, lines[at + labels + index]?.text ?? ''], label.where));
      }
      found += 1;
      at += labels * 2;
    } else {
      const line = lines[at] as Line;
      rows.push(lineRow(line.text, line.where));
      at += 1;
    }
  }
  if (found === 0) return null;
  warnings.push({
    code: 'values-apart',
    message: '栏目名称与内容各成一段，按先后次序配对，请核对',
    where: lines[first]?.where ?? '',
  });
  return rows;
}

/** From each place on, how many follow each other that fit. */
function runsOf(fits: readonly boolean[]): number[] {
  const runs = fits.map(() => 0);
  for (let at = fits.length - 1; at >= 0; at--) runs[at] = fits[at] ? (runs[at + 1] ?? 0) + 1 : 0;
  return runs;
}

/** 社区讲座 / 项目名称 / 平湖市科协 / 主管部门: values and labels by turns, to the last line of the head. */
function valuesAbove(
  lines: readonly Line[],
  first: number,
  isLabel: (line: Line | undefined) => boolean,
  isPlain: (line: Line | undefined) => boolean,
): { label: Line; value: Line }[] | null {
  const before = lines[first - 1];
  if (!before || !isPlain(before) || /绩效|年度|附件|单位[:：]|万元|\d{4}/.test(before.text)) return null;
  const rest = lines.slice(first - 1);
  if (rest.length % 2 !== 0 || rest.length < 4) return null;
  const byTurns = rest.every((line, at) => (at % 2 === 0 ? isPlain(line) : isLabel(line)));
  if (!byTurns) return null;
  return rest.flatMap((label, at) => (at % 2 === 1 ? [{ label, value: rest[at - 1] as Line }] : []));
}

/** The headings with the lines below each, and where the table ends. */
function columnsOf(lines: readonly Line[], vocabulary: Vocabulary): { columns: Column[]; end: number } {
  const columns: Column[] = [];
  // 绩效指标 heads the names where no 三级指标 does.
  const named = lines.some(({ text }) => roleOf(text, vocabulary) === 'level3');
  const roleAt = (text: string): ColumnRole | null =>
    !named && columns.some(({ roles }) => roles.includes('level2')) && bare(text) === '绩效指标'
      ? 'level3'
      : roleOf(text, vocabulary);
  for (const [at, line] of lines.entries()) {
    const role = roleAt(line.text);
    const last = columns.at(-1);
    if (role && last?.lines.length === 0) last.roles.push(role);
    else if (role) columns.push({ roles: [role], lines: [] });
    // 总分 stands below the first levels, as its figures do below their columns.
    else if (TOTAL.test(line.text) && last?.roles.some((one) => LEVELS.has(one)) && at < lines.length - 1) continue;
    else if (
      CLOSING.test(line.text) ||
      kindsOfWord(line.text.replace(/[:：].*$/s, '')).has('closing') ||
      vocabulary.labels.get(bare(line.text))?.kind === 'field'
    )
      return { columns, end: at };
    else last?.lines.push(line);
  }
  return { columns, end: lines.length };
}

/** The columns of an indicator table, each below its heading. */
function tableInTurn(lines: readonly Line[], vocabulary: Vocabulary, warnings: FormWarning[]): SourceRow[] | null {
  const { columns, end } = columnsOf(lines, vocabulary);
  const of = (role: ColumnRole): Column | undefined => columns.find((column) => column.roles.includes(role));
  const [named, valued] = [of('level3'), of('target')];
  if (columns.length < 2 || !named || !valued || named === valued || valued.roles.length > 1) return null;
  const count = valued.lines.length;
  const rows = rowsOfNames(named, of('level2'), of('level1'), vocabulary);
  if (count < FEWEST_ROWS || rows.length !== count || !valued.lines.some(({ text }) => readTarget(text).kind !== 'qualitative'))
    return null;
  const beside = columns.filter(
    (column) => column.roles.length === 1 && column !== named && column !== valued && !LEVELS.has(column.roles[0] ?? 'aside'),
  );
  // 100 and the sum of the scores stand below their columns.
  const totals = beside.flatMap((column) => (isSummed(column, count) ? [column.lines.pop() as Line] : []));
  const rest = beside.filter((column) => column.lines.length === count || isUnitOfFigures(column, valued));
  const lost = beside.filter((column) => !rest.includes(column)).flatMap((column) => column.lines);
  const where = named.lines[0]?.where ?? '';
  const unlevelled = rows.filter((row) => row.level2 === '').map((row) => row.name.text);
  const without = unlevelled.length > 0 ? `；“${unlevelled.join('”“').slice(0, 400)}”的一级、二级指标未读入` : '';
  const [first] = lost;
  if (first)
    warnings.push({
      code: 'text-unread',
      message: `“${first.text.slice(0, 60)}”等 ${lost.length} 处文字所在的栏与指标行数不同，看不出属于哪一行，未读入`,
      where: first.where,
    });
  warnings.push({
    code: 'columns-paired',
    message: `${count} 个指标名称与指标值分在几处，按先后次序配对，请逐行核对${without}`,
    where,
  });
  const headings: Partial<Record<ColumnRole, string>> = {
    comparator: '指标性质',
    unit: '度量单位',
    actual: '实际完成值',
    weight: '分值',
    score: '得分',
    reason: '偏差原因分析',
  };
  const kept = rest.filter((column) => headings[column.roles[0] as ColumnRole]);
  return [
    gridRow(
      ['一级指标', '二级指标', '三级指标', '年度指标值', ...kept.map(({ roles }) => headings[roles[0] as ColumnRole] ?? '')],
      where,
    ),
    ...rows.map(({ level1, level2, name }, at) =>
      gridRow(
        [level1, level2, name.text, valued.lines[at]?.text ?? '', ...kept.map((column) => textAt(column, at, valued))],
        name.where,
      ),
    ),
    ...(totals.length > 0 ? [lineRow(`总分 ${totals.map(({ text }) => text).join(' ')}`, totals[0]?.where ?? '')] : []),
    ...lines.slice(end).map(({ text, where: place }) => lineRow(text, place)),
  ];
}

const FIGURE = /^\d+(?:\.\d+)?$/;

/** A column of points or scores with one figure more than there are rows: the sum of the others. */
function isSummed({ roles, lines }: Column, count: number): boolean {
  if (lines.length !== count + 1 || (roles[0] !== 'weight' && roles[0] !== 'score')) return false;
  const figures = lines.map(({ text }) => Number(FIGURE.exec(text.replace(/分$/, ''))?.[0]));
  const last = figures.pop() ?? Number.NaN;
  // The points of the money are part of it.
  const more = last - figures.reduce((sum, figure) => sum + figure, 0);
  return more > -0.011 && more <= MOST_OF_MONEY;
}

const MOST_OF_MONEY = 20;

/** Units beside targets of which only the figures have one. */
function isUnitOfFigures({ roles, lines }: Column, valued: Column): boolean {
  return roles[0] === 'unit' && lines.length === valued.lines.filter(({ text }) => FIGURE.test(text)).length;
}

function textAt(column: Column, at: number, valued: Column): string {
  if (column.lines.length === valued.lines.length) return column.lines[at]?.text ?? '';
  if (!FIGURE.test(valued.lines[at]?.text ?? '')) return '';
  return column.lines[valued.lines.slice(0, at).filter(({ text }) => FIGURE.test(text)).length]?.text ?? '';
}

interface NamedRow {
  level1: string;
  level2: string;
  name: Line;
}

/** The names with their levels: from between the names, or from columns of their own that are as long. */
function rowsOfNames(named: Column, seconds: Column | undefined, firsts: Column | undefined, vocabulary: Vocabulary): NamedRow[] {
  const { level1, level2, children } = vocabulary;
  const rows: NamedRow[] = [];
  const now = { level1: '', level2: '' };
  for (const line of named.lines) {
    const name = levelName(line.text) ?? '';
    if (named.roles.length > 1 && level1.has(name) && !(children.get(now.level1)?.has(name) ?? false))
      Object.assign(now, { level1: name, level2: '' });
    else if (named.roles.length > 1 && level2.has(name)) now.level2 = name;
    else rows.push({ ...now, name: line });
  }
  if (seconds && seconds !== named && seconds.lines.length === rows.length) {
    const first = firsts?.lines.map(({ text }) => levelName(text) ?? '') ?? [];
    for (const [at, row] of rows.entries()) {
      row.level2 = levelName(seconds.lines[at]?.text ?? '') ?? '';
      const parents = first.filter((name) => children.get(name)?.has(row.level2));
      row.level1 =
        (row.level2.includes('满意度') ? parents.find((name) => name.includes('满意度')) : undefined) ?? parents[0] ?? '';
    }
  }
  return rows;
}

/** `产出指标` / `数量指标：讲座场次 ≥100场；`: a list, with no head above it. */
function listOfLevels(lines: readonly Line[], vocabulary: Vocabulary, warnings: FormWarning[]): SourceRow[] | null {
  const [first, second] = lines;
  const below = vocabulary.children.get(levelName(first?.text ?? '') ?? '');
  const level = /^([^:：\s]{2,16})[:：]\s*\S/.exec(second?.text ?? '')?.[1];
  if (!first || !below || !level || !below.has(levelName(level) ?? '')) return null;
  warnings.push({
    code: 'head-missing',
    message: '指标没有表头，按“二级指标：三级指标 指标值”的写法读入，请核对',
    where: first.where,
  });
  return [
    lineRow('一级指标 二级指标 三级指标 指标值', first.where),
    ...lines.map(({ text, where }) =>
      lineRow(text.replace(/[；;。]\s*$/, '').replace(/^([^:：\s]{2,16})[:：]\s*/, '$1 '), where),
    ),
  ];
}
