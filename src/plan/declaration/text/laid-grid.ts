import { bare, type Vocabulary } from '../words/labels.ts';
import type { SourceRow } from '../files/source-rows.ts';
import { type LaidColumn, type LaidLine, type Measure, type Piece, piecesOfLine, textIn } from './layout-lines.ts';
import { isUnlike, type LevelTable, type LevelsRead, levelsOfRows } from './laid-levels.ts';
import { withWholeReasons } from './laid-reasons.ts';
import { isLevelLine, type LaidRow, rowsOfLines } from './layout-table.ts';
import type { FormWarning } from '../declaration.contract.ts';

const WHOLE = 0.75;
const BLANK_NAME = /^(?:指标\s?\d{0,2}\s?[:：]?|[.…·]+)$/;
const BAND = /^(?:长期|年度|中期|实施期)?[绩效指标]{1,4}$|^(?:长期|年度|中期)$|^[（(]\d{1,3}$|^分[）)]$|^[（(]?\d{1,3}分[）)]$/;

/** The words of a line, without the letters of 绩效指标 that stand upright before the first column. */
export function wordsBeside(text: string, measure: Measure, left: number, { level1 }: Vocabulary): Piece[] {
  const isLevel = (word: string): boolean =>
    /分[）)]$|^[（(]\d/.test(word) || [...level1].some((name) => name.includes(bare(word)));
  const words = piecesOfLine(text, measure, 1).filter(
    (word) => word.from >= left || (!BAND.test(word.text) && isLevel(word.text)),
  );
  const kept: Piece[] = [];
  for (const word of words) {
    const last = kept.at(-1);
    if (!last || word.from - last.to > 1 || !belongs(last.text, word.text)) kept.push(word);
    else kept[kept.length - 1] = { text: `${last.text} ${word.text}`, from: last.from, to: word.to };
  }
  return kept;
}

/** A figure and its unit, and the parts of a date: the blank between them is no border. */
function belongs(before: string, word: string): boolean {
  return (
    (/\d$/.test(before) && /^[年月日号%‰\p{Script=Han}]/u.test(word)) ||
    (/[年月]$/.test(before) && /^\d/.test(word)) ||
    // 收到申请后 15 个工作日内, 不超过 85 万元
    (/(?:申请|通知|验收|任务|资料|材料|文件)后$|^(?:每[年月季周]|不?[超低高]\p{Script=Han})$/u.test(before) &&
      /^\d/.test(word)) ||
    (/[≥≤><=]$/.test(before) && /^\d/.test(word) && before.length > 2)
  );
}

/** The levels of each row by their column, and how many second levels are none of their first. */
function levelsOf(
  table: LevelTable,
  { level1, level2, children }: Vocabulary,
  centred: boolean,
): { levels: (LevelsRead | null)[]; strange: number } {
  const { columns, rows } = table;
  const valued = columns.findIndex((column) => column.role === 'target');
  const unlike = (level: string, row: number): boolean => isUnlike(level, rows[row]?.cells[valued] ?? '');
  const seconds = columns.map((column) =>
    column.role === 'level2' ? levelsOfRows(table, column, level2, { centred, unlike }) : null,
  );
  const own = seconds.find((levels) => levels !== null)?.names;
  const fits = (level: string, row: number): boolean => {
    const name = own?.[row] ?? '';
    return !level2.has(name) || (children.get(level)?.has(name) ?? true);
  };
  const levels = columns.map((column, at) =>
    column.role === 'level1' ? levelsOfRows(table, column, level1, { fits }) : (seconds[at] ?? null),
  );
  const firsts = levels[columns.findIndex((column) => column.role === 'level1')]?.names ?? [];
  return { levels, strange: rows.filter((_, row) => firsts[row] && !fits(firsts[row], row)).length };
}

/** The rows of a table below its head, and what is in doubt about them. */
export interface LaidGrid {
  rows: SourceRow[];
  warnings: FormWarning[];
}

export function gridOf(
  columns: readonly LaidColumn[],
  lines: readonly LaidLine[],
  vocabulary: Vocabulary,
  { title, continued }: { title: string; continued: boolean },
): LaidGrid | null {
  const filled = lines.filter((line) => !isLevelLine(line, columns));
  const { rows, doubtful } = withWholeReasons(rowsOfLines(lines, columns), filled, columns);
  const [named, valued] = (['level3', 'target'] as const).map((role) => columns.findIndex((column) => column.role === role));
  const whole = rows.filter(({ cells }) => cells[named ?? 0] && cells[valued ?? 0]).length;
  const blank = rows.filter(({ cells }) => BLANK_NAME.test(cells[named ?? 0] ?? '')).length;
  // Where hardly a row comes out whole, the columns were not found.
  if (whole < (rows.length - blank) * WHOLE) return null;
  const table: LevelTable = { rows, lines, columns, continued };
  const beside = levelsOf(table, vocabulary, false);
  const middle = beside.strange > 0 ? levelsOf(table, vocabulary, true) : beside;
  const { levels } = middle.strange < beside.strange ? middle : beside;
  const cells = (texts: readonly string[], where: string): SourceRow => ({
    cells: texts.map((text, column) => ({ text, column, span: 1 })),
    grid: true,
    where,
  });
  const where = rows.map((row) => filled[row.first]?.where ?? '');
  const fused = fusedNames(rows, filled, columns);
  const warnings = rows.flatMap((row, at) => {
    const name = row.cells[named ?? 0] ?? '';
    const told = doubtOfLevels(
      columns.map(({ role }) => role),
      levels.map((read) => ({ name: read?.names[at] ?? '', other: read?.others[at] ?? '' })),
      vocabulary,
    );
    const place = where[at] ?? '';
    const reason = `“${name}”的偏差原因与相邻行首尾相接，可能有几行属于相邻行，请核对`;
    return [
      ...(told ? [{ code: 'level-doubtful', message: `“${name}”${told}，请核对`, where: place }] : []),
      ...(isRest(row.cells[valued ?? 0] ?? '') || isHead(rows[at - 1]?.cells, named, valued)
        ? [doubtOfRest(name, rows[at - 1]?.cells[named ?? 0] ?? '', place)]
        : []),
      ...(fused.has(at) ? [doubtOfName(name, rows[at - 1]?.cells[named ?? 0] ?? '', place)] : []),
      ...(doubtful.has(at) ? [{ code: 'reason-doubtful', message: reason, where: place }] : []),
    ];
  });
  return {
    rows: [
      cells([title, ...columns.map((column) => column.heading)], lines[0]?.where ?? ''),
      ...rows.map((row, at) =>
        cells(['', ...row.cells.map((text, column) => levels[column]?.names[at] ?? text)], where[at] ?? ''),
      ),
    ],
    warnings,
  };
}

/** What a level leaves of its name where a part of it is read with another cell. */
const PART = /^(?:标|度|指标)|(?:指|满意|影响?)$/;

/** What is in doubt about the levels of a row: another beside them may be meant, they do not belong together, or one is only a part of a name. */
function doubtOfLevels(
  roles: readonly string[],
  levels: readonly { name: string; other: string }[],
  { level1, level2, children }: Vocabulary,
): string | null {
  const near = levels.find(({ name, other }) => name !== '' && other !== '');
  if (near) return `按“${near.name}”读入，也可能属于相邻的“${near.other}”`;
  const first = levels[roles.indexOf('level1')]?.name ?? '';
  const second = levels[roles.indexOf('level2')]?.name ?? '';
  const isStrange = children.has(first) && level2.has(second) && !children.get(first)?.has(second);
  const isSwapped = first !== '' && !level1.has(first) && level2.has(first);
  const isPart = [first, second].some((name) => !level1.has(name) && !level2.has(name) && PART.test(name));
  return isStrange || isSwapped || isPart ? `按“${first}”“${second}”读入，两者可能不是它的指标级别` : null;
}

/** A unit without a figure, or a single letter: the end of the target above it. */
const REST =
  /^(?:[万亿]?元|[万亿]?人次?|[万亿]?公[里斤]|[万亿]?[户亩吨米]|平方[米公里]+|小时|分?钟|个?工?作?日内?|\p{Script=Han})$/u;

function isRest(target: string): boolean {
  return REST.test(target) && !/[优良好是有无]/.test(target);
}

/** Whether a row has a name without a target: what stands below it may be its end. */
function isHead(cells: readonly string[] | undefined, named: number | undefined, valued: number | undefined): boolean {
  const name = cells?.[named ?? 0] ?? '';
  return name !== '' && !BLANK_NAME.test(name) && (cells?.[valued ?? 0] ?? '') === '';
}

/** So many rows of several lines show on which of them the cells of a table begin, and so large a part of them. */
const FEWEST_TALL = 3;
const MOSTLY = 0.6;

/** Rows whose name begins above their target, where the cells of most rows begin on one line: the lines above may be the end of another name. */
function fusedNames(rows: readonly LaidRow[], filled: readonly LaidLine[], columns: readonly LaidColumn[]): ReadonlySet<number> {
  const [name, target] = (['level3', 'target'] as const).map((role) => columns.find((column) => column.role === role));
  if (!name || !target) return new Set();
  const begins = ({ first, last }: LaidRow, column: LaidColumn): number =>
    filled.slice(first, last + 1).findIndex(({ pieces }) => textIn(pieces, column) !== '');
  const tall = [...rows.entries()].filter(([, row]) => row.last > row.first && begins(row, target) >= 0);
  const late = tall.filter(([at, row]) => at > 0 && begins(row, name) < begins(row, target)).map(([at]) => at);
  const isTop = tall.length >= FEWEST_TALL && late.length <= tall.length * (1 - MOSTLY);
  return new Set(isTop ? late : []);
}

function doubtOfName(name: string, above: string, where: string): FormWarning {
  const message = `“${name}”的开头可能是上一行“${above}”的后半部分，请核对`;
  return { code: 'row-doubtful', message, where };
}

/** 制数 and 万元 below 项目总投资控 and ≤460: one row may have been read as two. */
function doubtOfRest(name: string, above: string, where: string): FormWarning {
  const message = `“${name}”可能是上一行“${above}”的后半部分，请核对`;
  return { code: 'row-doubtful', message, where };
}
