import './printed.css';
import type { ReactElement, ReactNode } from 'react';

/** So many rows stay with the foot. */
const closing = 3;

/**
 * A table for paper. Its last rows and the foot below them, such as the total and who counted, are one part that is not broken: no page holds the
 * foot alone. Rows are `<tr>` elements with keys.
 */
export function PrintedTable({
  heads,
  rows,
  foot,
}: {
  heads: readonly string[];
  rows: readonly ReactElement[];
  foot: ReactNode;
}) {
  const cut = Math.max(0, rows.length - closing);
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {cut > 0 && <tbody>{rows.slice(0, cut)}</tbody>}
      <tbody className="closing">
        {rows.slice(cut)}
        <tr className="foot-row">
          <td colSpan={heads.length}>
            <div className="foot">{foot}</div>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
