import './paper.css';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { CellError } from '../door.contract.ts';
import * as texts from './staff.texts.ts';

export interface PaperLine {
  name: string;
  phone: string;
  people: string;
  ticketCode: string;
}

export const emptyLine: PaperLine = { name: '', phone: '', people: '', ticketCode: '' };
const fields = ['name', 'phone', 'people', 'ticketCode'] as const;
type Field = (typeof fields)[number];

export function isFilled(line: PaperLine): boolean {
  return [line.name, line.phone, line.ticketCode].some((text) => text.trim() !== '');
}

interface PaperGridProps {
  lines: readonly PaperLine[];
  onChange: (lines: PaperLine[]) => void;
  errors: readonly CellError[];
  warnings: readonly CellError[];
}

/** A sheet to type on: Enter goes down, Tab goes right, what is pasted from a spreadsheet spreads over rows and columns. */
export function PaperGrid({ lines, onChange, errors, warnings }: PaperGridProps) {
  const t = useTexts(texts);
  const table = useRef<HTMLTableElement>(null);
  const focus = (row: number, field: Field): void =>
    table.current?.querySelector<HTMLInputElement>(`[data-place="${row}-${field}"]`)?.focus();
  const change = (row: number, field: Field, value: string): void => {
    const next = lines.map((line, index) => (index === row ? { ...line, [field]: value } : line));
    // The last row is never the one being typed on.
    onChange(row === lines.length - 1 ? [...next, { ...emptyLine }] : next);
  };
  const onKey = (event: KeyboardEvent, row: number, field: Field): void => {
    if (event.nativeEvent.isComposing) return;
    const to = event.key === 'Enter' || event.key === 'ArrowDown' ? row + 1 : event.key === 'ArrowUp' ? row - 1 : null;
    if (to === null) return;
    event.preventDefault();
    focus(Math.max(0, to), event.key === 'Enter' ? 'name' : field);
  };
  const onPaste = (event: ClipboardEvent, row: number, field: Field): void => {
    const cells = event.clipboardData
      .getData('text/plain')
      .replace(/\r/g, '')
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => line.split('\t'));
    if (cells.length === 1 && cells[0]!.length === 1) return;
    event.preventDefault();
    onChange(pasted(lines, cells, row, fields.indexOf(field)));
  };
  return (
    <table className="paper-grid" ref={table} aria-label={t('paper.title')}>
      <GridHead />
      <tbody>
        {lines
          .map((line, index) => ({ line, row: index }))
          .map(({ line, row }) => (
            <tr key={row}>
              <td className="row-number">{row + 1}</td>
              {fields.map((field) => {
                const wrong = problemAt(errors, row, field);
                const doubt = problemAt(warnings, row, field);
                return (
                  <td key={field} className={wrong ? 'wrong' : doubt ? 'doubt' : ''} title={wrong ?? doubt}>
                    <input
                      data-place={`${row}-${field}`}
                      aria-label={`${t(`paper.${field}`)} ${row + 1}`}
                      aria-invalid={wrong ? true : undefined}
                      aria-description={wrong ?? doubt}
                      value={line[field]}
                      placeholder={field === 'people' && isFilled(line) ? '1' : undefined}
                      inputMode={field === 'name' || field === 'ticketCode' ? 'text' : 'numeric'}
                      autoComplete="off"
                      maxLength={200}
                      onChange={(event) => change(row, field, event.target.value)}
                      onKeyDown={(event) => onKey(event, row, field)}
                      onPaste={(event) => onPaste(event, row, field)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** What is wrong with a cell, by the name of its column; of a column that is none of these it is said at the name. */
function problemAt(problems: readonly CellError[], row: number, field: Field): string | undefined {
  const words: Record<Field, RegExp> = {
    name: /姓名|name/i,
    phone: /手机|电话|phone|mobile/i,
    people: /人数|people/i,
    ticketCode: /票号|ticket/i,
  };
  const here = problems.filter((problem) => problem.row === row + 1);
  return (
    here.find((problem) => words[field].test(problem.column))?.message ??
    (field === 'name'
      ? here.find((problem) => !Object.values(words).some((word) => word.test(problem.column)))?.message
      : undefined)
  );
}

function pasted(lines: readonly PaperLine[], cells: string[][], row: number, column: number): PaperLine[] {
  const next = [...lines];
  for (const [down, values] of cells.entries()) {
    const line = { ...(next[row + down] ?? emptyLine) };
    for (const [right, value] of values.entries()) {
      const field = fields[column + right];
      if (field) line[field] = value.trim();
    }
    next[row + down] = line;
  }
  return [...next, { ...emptyLine }];
}

function GridHead() {
  const t = useTexts(texts);
  return (
    <thead>
      <tr>
        <th scope="col">{t('paper.number')}</th>
        <th scope="col">{t('paper.name')}</th>
        <th scope="col">{t('paper.phone')}</th>
        <th scope="col" className="people">
          {t('paper.people')}
        </th>
        <th scope="col" className="ticket">
          {t('paper.ticketCode')}
        </th>
      </tr>
    </thead>
  );
}
