import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Panel } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { DeclarationReading, OriginalRow } from '../../declaration/declaration.contract.ts';
import { marksOf, type RowMarks, rowOfPlace } from './original-marks.ts';
import { drawnRows } from './original-grid.ts';
import './original.css';
import * as texts from './import.texts.ts';
import { warningText } from './warning-words.ts';

interface OriginalProps {
  original: readonly OriginalRow[];
  reading: DeclarationReading;
  /** The place that is asked for; a new object each time, so that asking again scrolls again. */
  place: { where: string } | null;
}

/** The file as the reader saw it: lines of text, or rows of cells. Doubtful words are marked, and the place asked for comes into sight. */
export function Original({ original, reading, place }: OriginalProps) {
  const t = useTexts(texts);
  const marks = useMemo(() => marksOf(reading, original), [reading, original]);
  const box = useRef<HTMLDivElement>(null);
  const sought = place ? rowOfPlace(original, place.where) : -1;
  // A part that scrolls must be reached by the keyboard.
  useEffect(() => box.current?.setAttribute('tabindex', '0'), []);
  useEffect(() => {
    const row = place && box.current?.querySelector<HTMLElement>(`[data-row="${sought}"]`);
    if (!row || !box.current) return;
    box.current.scrollTo({ top: row.offsetTop - box.current.clientHeight / 3 });
    if (box.current.getBoundingClientRect().top < 0) box.current.scrollIntoView({ block: 'start' });
  }, [place, sought]);
  return (
    <Panel
      title={t('importing.file')}
      note={t(marks.size > 0 ? 'importing.fileNoteMarked' : 'importing.fileNote')}
      className="original-panel"
      flush
    >
      <div className="original" ref={box} role="group" aria-label={t('importing.file')}>
        {runsOf(original).map((run) => (
          <Run key={run.from} run={run} original={original} marks={marks} sought={sought} />
        ))}
      </div>
    </Panel>
  );
}

interface RunOfRows {
  grid: boolean;
  from: number;
  to: number;
}

/** Neighbouring lines, and neighbouring rows of cells, belong together. */
function runsOf(original: readonly OriginalRow[]): RunOfRows[] {
  const runs: RunOfRows[] = [];
  for (const [at, row] of original.entries()) {
    const last = runs.at(-1);
    if (last && last.grid === row.grid) last.to = at + 1;
    else runs.push({ grid: row.grid, from: at, to: at + 1 });
  }
  return runs;
}

interface RunProps extends Pick<OriginalProps, 'original'> {
  run: RunOfRows;
  marks: ReadonlyMap<number, RowMarks>;
  sought: number;
}

function Run({ run, original, marks, sought }: RunProps) {
  const rows = original.slice(run.from, run.to).map((row, at) => ({ row, at: run.from + at }));
  const classOf = (at: number): string => `${marks.has(at) ? 'doubted' : ''} ${at === sought ? 'sought' : ''}`;
  const titleOf = (at: number): string | undefined =>
    marks
      .get(at)
      ?.warnings.map((warning) => warningText(warning))
      .join('\n');
  if (!run.grid) {
    return (
      <div className="original-lines">
        {rows.map(({ row, at }) => (
          <div key={at} data-row={at} className={classOf(at)} title={titleOf(at)}>
            {marked(row, 0, marks.get(at)) || '\u00a0'}
          </div>
        ))}
      </div>
    );
  }
  const drawn = drawnRows(rows.map(({ row }) => row));
  return (
    <div className="original-table">
      <table>
        <tbody>
          {rows.map(({ row, at }, nth) => (
            <tr key={at} data-row={at} className={classOf(at)} title={titleOf(at)}>
              {drawn[nth]?.map(({ cell, index, column, span, rowSpan }) => (
                <td key={column} colSpan={span} rowSpan={rowSpan}>
                  {cell && marked(row, index, marks.get(at))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function marked(row: OriginalRow, index: number, marks: RowMarks | undefined): ReactNode {
  const text = row.cells[index]?.text ?? '';
  const spans = (marks?.spans ?? []).filter(({ cell }) => cell === index).toSorted((a, b) => a.from - b.from);
  if (spans.length === 0) return text;
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { from, to } of spans) {
    if (from < done) continue;
    parts.push(text.slice(done, from), <mark key={from}>{text.slice(from, to)}</mark>);
    done = to;
  }
  return [...parts, text.slice(done)];
}
