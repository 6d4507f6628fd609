import type { OriginalRow } from '../../declaration/declaration.contract.ts';

type Cell = OriginalRow['cells'][number];

/** What is drawn in a row: one of its cells, or (null) columns that hold nothing. */
export interface Drawn {
  cell: Cell | null;
  /** Of the cell in its row; -1 for columns that hold nothing. */
  index: number;
  column: number;
  span: number;
  rowSpan: number;
}

/**
 * The rows of a grid as they are drawn. A cell that was merged over rows stands once in the file: where a row leaves its columns free (Word),
 * or begins with blank cells below it (workbooks, PDF), it reaches down into that row. Blank cells at the end of a row are not drawn.
 */
export function drawnRows(rows: readonly Pick<OriginalRow, 'cells'>[]): Drawn[][] {
  let above = new Map<number, Drawn>();
  return rows.map(({ cells }) => {
    const row: Drawn[] = [];
    const reaching = new Map<number, Drawn>();
    const first = cells.findIndex(({ text }) => text !== '');
    const last = cells.findLastIndex(({ text }) => text !== '');
    const reach = (from: number, to: number): boolean => {
      const owner = above.get(from);
      if (owner?.cell?.text === '' || owner?.cell == null || owner.column + owner.span !== to) return false;
      owner.rowSpan += 1;
      reaching.set(from, owner);
      return true;
    };
    const draw = (drawn: Drawn): void => {
      row.push(drawn);
      reaching.set(drawn.column, drawn);
    };
    let next = 0;
    for (const [index, cell] of cells.slice(0, last + 1).entries()) {
      for (const [from, to] of piecesOf(next, cell.column, above))
        if (!reach(from, to)) draw({ cell: null, index: -1, column: from, span: to - from, rowSpan: 1 });
      const isLevel = index < first && reach(cell.column, cell.column + cell.span);
      if (!isLevel) draw({ cell, index, column: cell.column, span: cell.span, rowSpan: 1 });
      next = cell.column + cell.span;
    }
    above = reaching;
    return row;
  });
}

/** The free columns from one to another, parted where the cells above are parted. */
function piecesOf(from: number, to: number, above: ReadonlyMap<number, Drawn>): [number, number][] {
  const pieces: [number, number][] = [];
  for (let at = from; at < to; ) {
    const owner = above.get(at);
    const end = owner ? Math.min(owner.column + owner.span, to) : at + 1;
    pieces.push([at, end]);
    at = end;
  }
  return pieces;
}
