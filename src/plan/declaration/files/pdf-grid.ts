import type { SourceCell, SourceRow } from './source-rows.ts';

export interface PlacedText {
  text: string;
  x: number;
  /** Of the base line, growing upwards as PDF has it. */
  y: number;
  width: number;
  size: number;
}

/** A drawn straight line, along the axis that it is named by. */
export interface Rule {
  at: number;
  from: number;
  to: number;
}

export interface PageParts {
  texts: PlacedText[];
  horizontal: Rule[];
  vertical: Rule[];
}

const NEAR = 2.5;

/** Rows of all pages; columns are numbered over all pages together, so that a table keeps its columns across a page break. */
export function rowsOfPages(printed: readonly PageParts[]): SourceRow[] {
  const pages = printed.map(withoutStamps);
  const columns = cluster(pages.flatMap((page) => page.vertical.map((rule) => rule.at)));
  return pages.flatMap((page, index) => {
    const rows = page.horizontal.length > 1 && page.vertical.length > 1 ? tableAndLines(page, columns) : linesOf(page.texts);
    rows.sort((one, other) => other.y - one.y);
    return rows.map(({ cells, grid }, row) => ({ cells, grid, where: `第${index + 1}页第${row + 1}行` }));
  });
}

/** A frame no larger than this that touches no other line is a stamp such as 演示数据 or 草稿, and no table. */
const STAMP = { width: 150, height: 36 };
/** Looking for stamps grows with the square of the lines; no form that people print has more. */
const MOST_RULES = 3000;

function withoutStamps(page: PageParts): PageParts {
  if (page.horizontal.length + page.vertical.length > MOST_RULES) return page;
  const near = (rule: Rule, point: number): boolean => rule.from - NEAR <= point && point <= rule.to + NEAR;
  const touches = (flat: Rule, upright: Rule): boolean => near(flat, upright.at) && near(upright, flat.at);
  const same = (one: Rule, other: Rule): boolean => Math.abs(one.at - other.at) <= NEAR && Math.abs(one.to - other.to) <= NEAR;
  const stamps = new Set<Rule>();
  for (const top of page.horizontal) {
    const sides = page.vertical.filter((upright) => touches(top, upright));
    const small = top.to - top.from <= STAMP.width && sides.every((side) => side.to - side.from <= STAMP.height);
    if (!small || cluster(sides.map((side) => side.at)).length !== 2) continue;
    const ends = page.horizontal.filter((flat) => sides.some((side) => touches(flat, side)));
    const closed = cluster(ends.map((end) => end.at)).length === 2 && cluster(ends.map((end) => end.to)).length === 1;
    const alone = page.vertical.every(
      (upright) => sides.some((side) => same(side, upright)) || !ends.some((end) => touches(end, upright)),
    );
    if (closed && alone) for (const rule of [...sides, ...ends]) stamps.add(rule);
  }
  const rest = (rules: Rule[]): Rule[] => rules.filter((rule) => !stamps.has(rule));
  return { texts: page.texts, horizontal: rest(page.horizontal), vertical: rest(page.vertical) };
}

interface PlacedRow {
  y: number;
  cells: SourceCell[];
  grid: boolean;
}

function tableAndLines(page: PageParts, columns: readonly number[]): PlacedRow[] {
  const lines = cluster(page.horizontal.map((rule) => rule.at)).reverse();
  const cells = mergedCells(page, columns, lines);
  const texts = new Map<string, PlacedText[]>();
  const outside: PlacedText[] = [];
  for (const text of page.texts.flatMap((whole) => partedByRules(whole, page.vertical))) {
    const column = columns.findLastIndex((x) => x <= text.x + Math.min(text.width, text.size) / 2);
    const row = lines.findLastIndex((y) => y >= text.y + text.size * 0.3);
    const cell = column < 0 || row < 0 || column >= columns.length - 1 || row >= lines.length - 1 ? null : cells(row, column);
    if (!cell) outside.push(text);
    else texts.set(cell, [...(texts.get(cell) ?? []), text]);
  }
  const rows = linesOf(outside);
  for (let row = 0; row < lines.length - 1; row++) {
    const own = new Map<string, SourceCell>();
    for (let column = 0; column < columns.length - 1; column++) {
      const cell = cells(row, column);
      if (!cell.startsWith(`${row},`)) continue;
      const known = own.get(cell);
      if (known) known.span = column - known.column + 1;
      else own.set(cell, { text: textOfCell(texts.get(cell) ?? []), column, span: 1 });
    }
    if ([...own.values()].some((cell) => cell.text))
      rows.push({ y: (lines[row] ?? 0) - 0.01, cells: [...own.values()], grid: true });
  }
  return rows;
}

/**
 * PDF readers join what stands close together on a line, also across the border of two cells. Such a text is cut where the
 * border runs; a Chinese letter is as wide as two others.
 */
function partedByRules(whole: PlacedText, rules: readonly Rule[]): PlacedText[] {
  const middle = whole.y + whole.size * 0.3;
  const inside = rules.filter(
    (rule) =>
      rule.at > whole.x + whole.size * 0.4 &&
      rule.at < whole.x + whole.width - whole.size * 0.4 &&
      rule.from - NEAR <= middle &&
      middle <= rule.to + NEAR,
  );
  if (inside.length === 0) return [whole];
  const letters = [...whole.text];
  const wide = letters.map((letter) => (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.5));
  const unit = whole.width / wide.reduce((sum, width) => sum + width, 0);
  const pieces: PlacedText[] = [];
  let piece = { text: '', x: whole.x, end: whole.x };
  let next = 0;
  const cuts = cluster(inside.map((rule) => rule.at));
  const close = (): void => {
    if (piece.text.trim()) pieces.push({ ...whole, text: piece.text, x: piece.x, width: piece.end - piece.x });
  };
  for (const [at, letter] of letters.entries()) {
    const width = (wide[at] ?? 1) * unit;
    while (next < cuts.length && piece.end + width / 2 > (cuts[next] ?? 0)) {
      close();
      piece = { text: '', x: Math.max(piece.end, (cuts[next] ?? 0) + 1), end: piece.end };
      next += 1;
    }
    piece.text += letter;
    piece.end += width;
  }
  close();
  return pieces;
}

/** Names the merged cell that holds an elementary one: `row,column` of its upper left corner. */
function mergedCells(
  page: PageParts,
  columns: readonly number[],
  lines: readonly number[],
): (row: number, column: number) => string {
  const width = Math.max(columns.length - 1, 0);
  const parent = Array.from({ length: width * Math.max(lines.length - 1, 0) }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const join = (one: number, other: number): void => {
    const [low, high] = [root(one), root(other)].sort((a, b) => a - b) as [number, number];
    parent[high] = low;
  };
  for (let row = 0; row < lines.length - 1; row++) {
    for (let column = 0; column < width; column++) {
      const middle = {
        x: ((columns[column] ?? 0) + (columns[column + 1] ?? 0)) / 2,
        y: ((lines[row] ?? 0) + (lines[row + 1] ?? 0)) / 2,
      };
      const here = row * width + column;
      if (column + 1 < width && !crossed(page.vertical, columns[column + 1] ?? 0, middle.y)) join(here, here + 1);
      if (row + 2 < lines.length && !crossed(page.horizontal, lines[row + 1] ?? 0, middle.x)) join(here, here + width);
    }
  }
  return (row, column) => {
    const top = root(row * width + column);
    return `${Math.floor(top / width)},${top % width}`;
  };
}

function crossed(rules: readonly Rule[], at: number, point: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from - NEAR <= point && point <= rule.to + NEAR);
}

function cluster(values: readonly number[]): number[] {
  const sorted = [...values].sort((one, other) => one - other);
  const kept: number[] = [];
  for (const value of sorted) if (kept.length === 0 || value - (kept.at(-1) ?? 0) > NEAR) kept.push(value);
  return kept;
}

function linesOf(texts: readonly PlacedText[]): PlacedRow[] {
  return groupByLine(texts).map((line) => ({
    y: line[0]?.y ?? 0,
    cells: [{ text: joinLine(line), column: 0, span: 1 }],
    grid: false,
  }));
}

function textOfCell(texts: readonly PlacedText[]): string {
  return groupByLine(texts).map(joinLine).join('\n').trim();
}

function groupByLine(texts: readonly PlacedText[]): PlacedText[][] {
  const lines: PlacedText[][] = [];
  for (const text of [...texts].sort((one, other) => other.y - one.y || one.x - other.x)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && Math.abs(first.y - text.y) < Math.max(first.size, text.size) * 0.5) line.push(text);
    else lines.push([text]);
  }
  for (const line of lines) line.sort((one, other) => one.x - other.x);
  return lines;
}

/** A gap as wide as half a character parts two words; Chinese text has none inside. */
function joinLine(line: readonly PlacedText[]): string {
  let joined = '';
  let end: number | null = null;
  for (const text of line) {
    if (end !== null && text.x - end > text.size * 0.5) joined += ' ';
    joined += text.text;
    end = text.x + text.width;
  }
  return joined;
}
