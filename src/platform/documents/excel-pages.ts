import { type Cell, type Grid, placeCells, type Row } from './sheet.ts';

/**
 * Excel shows no row taller than 409 points, and breaks pages only between rows: what is cut off is lost, on screen and in print. A row that needs
 * more becomes several, each with its part of the text.
 */
export const maxRowPt = 400;
/** The parts of a long text are short, so that its pages fill. */
const partPt = 130;

/** Height in points of a text in the given cell, with what stands above it. */
export type HeightOf = (cell: Cell, text: string, first: boolean) => number;

const sentenceEnd = /[。！？!?；;：:]["”』」）)]?$/;
const ideograph = /\p{Script=Han}/u;

/**
 * The text in parts of which each can be shown, or one part where it cannot be cut and read back: between paragraphs always; within
 * a paragraph only between two Chinese characters, and only while it stays by far the longest, or its lines could be taken for whole ones.
 */
function partsOfText(text: string, heightOf: (part: string, first: boolean) => number): string[] {
  const paragraphs = text.split('\n');
  const pieces = paragraphs.flatMap((paragraph): { text: string; opens: boolean }[] => {
    if (heightOf(paragraph, true) <= maxRowPt) return [{ text: paragraph, opens: true }];
    const cut = cutParagraph(paragraph, heightOf);
    const shortest = Math.min(...cut.map((one) => one.length));
    const clear = cut.length > 1 && paragraphs.every((other) => other === paragraph || other.length < shortest * 0.9);
    return (clear ? cut : [paragraph]).map((one, at) => ({ text: one, opens: at === 0 }));
  });
  const parts: string[] = [];
  for (const piece of pieces) {
    const before = parts.at(-1);
    const together = before === undefined ? piece.text : `${before}\n${piece.text}`;
    if (before === undefined || !piece.opens || heightOf(together, parts.length === 1) > partPt) parts.push(piece.text);
    else parts[parts.length - 1] = together;
  }
  return parts.every((part, at) => heightOf(part, at === 0) <= maxRowPt) ? parts : [text];
}

/** A paragraph in equal parts, none of which ends a sentence: so they read as one. */
function cutParagraph(paragraph: string, heightOf: (part: string, first: boolean) => number): string[] {
  const count = Math.ceil((heightOf(paragraph, true) * 1.1) / maxRowPt);
  const signs = [...paragraph];
  const step = Math.ceil(signs.length / count);
  const parts: string[] = [];
  let from = 0;
  while (from < signs.length) {
    let to = Math.min(signs.length, from + step);
    const joins = (at: number): boolean =>
      ideograph.test(signs[at - 1] ?? '') && /^\p{Script=Han}{2}/u.test(signs.slice(at, at + 2).join(''));
    while (to < signs.length && to > from + 1 && (!joins(to) || sentenceEnd.test(signs[to - 1] ?? ''))) to -= 1;
    if (to === from + 1 && to < signs.length) return [paragraph];
    parts.push(signs.slice(from, to).join(''));
    from = to;
  }
  return parts;
}

/** The grid with each row that is too tall as several rows. The cells beside a text that is parted cover all of them. */
export function withRowsThatShow(grid: Grid, heights: readonly number[], heightOf: HeightOf): Grid {
  const placed = placeCells(grid.rows, grid.columns.length);
  const partsOf = new Map<Cell, string[]>();
  const counts = grid.rows.map((_, at) => {
    if ((heights[at] ?? 0) <= maxRowPt) return 1;
    const own = placed.filter((one) => one.row === at && one.rows === 1 && one.cell.symbol === undefined);
    for (const { cell } of own)
      partsOf.set(
        cell,
        partsOfText(cell.text, (text, first) => heightOf(cell, text, first)),
      );
    return Math.max(1, ...own.map(({ cell }) => partsOf.get(cell)?.length ?? 1));
  });
  const rows = grid.rows.flatMap((row, at): Row[] => {
    const count = counts[at] ?? 1;
    return Array.from({ length: count }, (_none, part): Row => {
      const cells = placed
        .filter((one) => one.row === at)
        .flatMap((one): Cell[] => {
          const covered = counts.slice(one.row, one.row + one.rows).reduce((sum, more) => sum + more, 0);
          const texts = one.rows === 1 ? (partsOf.get(one.cell) ?? []) : [];
          if (texts.length < 2)
            return part > 0 ? [] : [covered > one.rows ? { ...one.cell, rows: covered, valign: 'top' } : one.cell];
          return partOfCell(one.cell, texts, part, count);
        });
      return { cells, ...(row.heightMm === undefined || count > 1 ? {} : { heightMm: row.heightMm }) };
    });
  });
  return { ...grid, rows };
}

/** The cell that begins in this part of its row. The last text covers what is left where the text beside it has more parts. */
function partOfCell({ lead, ...cell }: Cell, texts: readonly string[], part: number, count: number): Cell[] {
  const text = texts[part];
  if (text === undefined) return [];
  const last = part + 1 === texts.length;
  return [
    {
      ...cell,
      text,
      valign: 'top',
      ...(part === 0 && lead !== undefined ? { lead } : {}),
      ...(part === 0 ? { open: 'below' } : { open: last ? 'above' : 'both' }),
      ...(last && count > texts.length ? { rows: count - part } : {}),
    },
  ];
}

/** Where the pages of a column of rows begin. */
export class Pages {
  /** Numbers of the rows in the workbook, from 0. */
  readonly starts: number[] = [];
  readonly #roomPt: number;
  #usedPt = 0;

  constructor(roomPt: number) {
    this.#roomPt = roomPt;
  }

  /**
   * Counts a row in, and says whether a page begins with it. `headPt` is what is repeated above it there, `afterPt` what must stand on the same
   * page below it, if a page can hold both.
   */
  add(number: number, heightPt: number, headPt: number, afterPt = 0): boolean {
    const needed = headPt + heightPt + afterPt <= this.#roomPt ? heightPt + afterPt : heightPt;
    const fits = this.#usedPt === 0 || this.#usedPt + needed <= this.#roomPt;
    this.#usedPt = fits ? this.#usedPt + heightPt : headPt + heightPt;
    if (!fits) this.starts.push(number);
    return !fits;
  }
}
