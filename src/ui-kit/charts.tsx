import type { ReactNode } from 'react';
import { numberText } from './format.ts';

interface SparklineProps {
  /** Null where nothing was recorded: the line is broken there. */
  points: readonly (number | null)[];
  target: number | null;
  /** How many points the whole period has; the line ends where time has come to. */
  length: number;
  label: string;
  /** The band expected at the end. */
  expected?: readonly [number, number] | null;
}

/** The course of a figure so far, with its target as a dotted line and what is expected at the end. */
export function Sparkline({ points, target, length, label, expected }: SparklineProps) {
  const [width, height, pad] = [112, 30, 4];
  const known = points.filter((point): point is number => point !== null);
  if (known.length === 0) return <span className="muted">—</span>;
  const all = [...known, ...(target === null ? [] : [target]), ...(expected ?? [])];
  const low = Math.min(
    ...all,
    known.every((point) => point > 0) && Math.min(...known) > 0.7 * Math.max(...all) ? Math.min(...known) : 0,
  );
  const span = Math.max(...all) - low || 1;
  const x = (index: number): number => pad + (index / Math.max(1, length - 1)) * (width - 2 * pad);
  const y = (value: number): number => height - pad - ((value - low) / span) * (height - 2 * pad);
  const runs: string[][] = [[]];
  points.forEach((point, index) => {
    if (point === null) runs.push([]);
    else runs.at(-1)!.push(`${x(index).toFixed(1)},${y(point).toFixed(1)}`);
  });
  const last = points.findLastIndex((point) => point !== null);
  const end = points[last] as number;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {target !== null && <line x1={pad} x2={width - pad} y1={y(target)} y2={y(target)} stroke="#7b898d" strokeDasharray="2 3" />}
      {expected && (
        <path
          d={`M${x(last)},${y(end)} L${x(length - 1)},${y(expected[1])} L${x(length - 1)},${y(expected[0])} Z`}
          fill="#136b77"
          opacity="0.16"
        />
      )}
      {runs
        .filter((run) => run.length > 1)
        .map((run) => (
          <polyline key={run[0]} fill="none" stroke="#136b77" strokeWidth="1.6" points={run.join(' ')} />
        ))}
      <circle cx={x(last)} cy={y(end)} r="2.6" fill="#136b77" />
    </svg>
  );
}

/** How much of the target is reached, against the share of the time that has passed (the dark tick). */
export function TargetBar({ degree, elapsed, label }: { degree: number | null; elapsed: number | null; label: string }) {
  const share = (value: number): string => `${Math.max(0, Math.min(1, value)) * 100}%`;
  return (
    <div className={`target-bar ${degree === null ? 'no-data' : ''}`} role="img" aria-label={label}>
      {degree !== null && <i style={{ width: share(degree) }} />}
      {elapsed !== null && <u style={{ insetInlineStart: share(elapsed) }} />}
    </div>
  );
}

export interface Bar {
  key: string;
  label: ReactNode;
  value: number;
  shown?: ReactNode;
  tone?: string;
}

/** Horizontal bars with their values beside them, largest as given. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const most = Math.max(...bars.map((bar) => Math.abs(bar.value)), 0) || 1;
  return (
    <ul className="bars" aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <span>{bar.label}</span>
          <span className="bar-line">
            {bar.value !== 0 && <i style={{ width: `${(Math.abs(bar.value) / most) * 68}%`, background: bar.tone }} />}
            <span className="nowrap">{bar.shown ?? numberText(bar.value)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Used against allowed, as a bar in a track; over the end it says so by colour and by its text. */
export function UsedBar({ used, allowed, label }: { used: number; allowed: number; label: string }) {
  const share = allowed > 0 ? used / allowed : used > 0 ? 1 : 0;
  return (
    <span className="bar-track" role="img" aria-label={label} style={{ display: 'block', minWidth: 96 }}>
      <i style={{ width: `${Math.min(1, share) * 100}%`, background: share > 1 ? '#b3390f' : undefined }} />
    </span>
  );
}

export interface HeatCell {
  held: number;
  planned: number;
}

interface HeatMapProps {
  rows: readonly { key: string; label: string }[];
  /** `short` stands in the head where the screen is narrow. */
  columns: readonly { key: string; label: string; short: string }[];
  cell: (row: string, column: string) => HeatCell;
  /** Wraps what stands in a cell, usually into a link. */
  wrap?: (row: string, column: string, shown: ReactNode, said: string) => ReactNode;
  say: (row: string, column: string, cell: HeatCell) => string;
  caption: string;
}

/** Held is solid and darker the more, scheduled is hatched; both say their number. */
export function HeatMap({ rows, columns, cell, wrap, say, caption }: HeatMapProps) {
  return (
    <div className="table-wrap">
      <table className="heat">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{caption}</span>
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                <span className="hide-narrow">{column.label}</span>
                <span className="only-narrow">{column.short}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {columns.map((column) => {
                const at = cell(row.key, column.key);
                const count = at.held + at.planned;
                const className = count === 0 ? '' : at.held === 0 ? 'planned' : `h${Math.min(4, at.held)}`;
                const shown = at.held > 0 && at.planned > 0 ? `${at.held}+${at.planned}` : count || '';
                const said = say(row.label, column.label, at);
                return (
                  <td key={column.key} className={className} title={said}>
                    {count > 0 && wrap ? wrap(row.key, column.key, shown, said) : shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
