import { Input } from 'antd';
import { executionOfForm } from '#src/kernel/rule-packs.ts';
import { readTarget } from '#src/kernel/target.ts';
import { type Column, DataTable } from '#src/ui-kit/data-table.tsx';
import { NumberField } from '#src/ui-kit/number-item.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { DeclarationReading, IndicatorReading } from '../../declaration/declaration.contract.ts';
import { LevelInput, ReadAs, RemoveRow } from './import-cells.tsx';
import { withoutTargetDoubt, warningsOfRow } from './original-marks.ts';
import { MonitoredValues, OtherValues } from './other-values.tsx';
import * as importTexts from './import.texts.ts';
import * as texts from './programme.texts.ts';
import { changedRow, keyOfRow } from './row-keys.ts';
import { useReadingFindings } from './reading-findings.tsx';
import { fits, weightsText } from './weights-dialog.tsx';

export interface ReadingProps {
  reading: DeclarationReading;
  onChange: (reading: DeclarationReading) => void;
}

interface RowsProps extends ReadingProps {
  /** Nothing was read: the form is being filled in. */
  isBlank: boolean;
  onPlace: (where: string) => void;
}

/** The rows as they were understood; a doubtful target has its likely reading beside it, and a way to its place in the original. */
export function IndicatorRows({ reading, isBlank, onChange, onPlace }: RowsProps) {
  const t = useTexts(texts);
  const words = useTexts(importTexts);
  const blank: IndicatorReading = {
    level1: '',
    level2: null,
    level3: '',
    target: readTarget(''),
    actual: null,
    weight: null,
    score: null,
    reason: null,
  };
  const lint = useReadingFindings(reading, isBlank, onChange);
  const rows: NumberedRow[] = reading.indicators.map((row, index) => ({ row, index }));
  return (
    <>
      <div className="mended-rows">
        <DataTable
          label={words('importing.indicators')}
          rows={rows}
          rowKey={({ row }) => keyOfRow(row)}
          columns={indicatorColumns({ t, words }, { reading, onChange, onPlace })}
          unfolded={({ index }) => lint.ofRow(index)}
        />
      </div>
      {/* An empty table has no faults yet. */}
      {rows.length > 0 && lint.ofForm}
      <div style={{ padding: '8px 16px 12px' }}>
        <Points reading={reading} />
        <button
          type="button"
          className="link"
          onClick={() => onChange({ ...reading, indicators: [...reading.indicators, { ...blank }] })}
        >
          {words('importing.addRow')}
        </button>
      </div>
    </>
  );
}

const hasPoints = ({ indicators }: DeclarationReading): boolean => indicators.some(({ weight }) => weight !== null);

/** What the points read come to; nothing where the form gives none. */
function Points({ reading }: Pick<ReadingProps, 'reading'>) {
  const t = useTexts(texts);
  const words = useTexts(importTexts);
  if (!hasPoints(reading)) return null;
  const sum = Math.round(reading.indicators.reduce((total, { weight }) => total + (weight ?? 0), 0) * 100) / 100;
  const without = reading.indicators.filter(({ weight }) => weight === null).length;
  const execution = executionOfForm(reading.budget.weight);
  return (
    <p className={without > 0 || !fits(sum, execution) ? 'warn' : 'muted'} aria-live="polite">
      {weightsText(t, sum, execution)} {without > 0 && words('importing.withoutPoints', { count: without })}
    </p>
  );
}

interface NumberedRow {
  row: IndicatorReading;
  index: number;
}

function indicatorColumns(
  { t, words }: { t: Translate<typeof texts.zh>; words: Translate<typeof importTexts.zh> },
  { reading, onChange, onPlace }: ReadingProps & { onPlace: (where: string) => void },
): Column<NumberedRow>[] {
  const withChanged = (index: number, change: Partial<IndicatorReading>): IndicatorReading[] =>
    reading.indicators.map((row, at) => (at === index ? changedRow(row, change) : row));
  const set = (index: number, change: Partial<IndicatorReading>): void =>
    onChange({ ...reading, indicators: withChanged(index, change) });
  const retarget = (index: number, raw: string): void => {
    const { doubt: _, ...target } = readTarget(raw);
    const indicators = withChanged(index, { target: { ...target, raw } });
    onChange({ ...reading, indicators, warnings: withoutTargetDoubt(reading, index) });
  };
  const level = (key: 'level1' | 'level2' | 'level3', width: string): Column<NumberedRow> => ({
    key,
    title: t(`indicator.${key}`),
    cell: ({ row, index }) => (
      <LevelInput
        label={t(`indicator.${key}`)}
        value={row[key]}
        needed={key === 'level3'}
        onChange={(value) => set(index, key === 'level3' ? { level3: value ?? '' } : { [key]: value })}
      />
    ),
    width,
  });
  return [
    level('level1', '16%'),
    level('level2', '18%'),
    level('level3', '22%'),
    {
      key: 'raw',
      title: words('importing.original'),
      cell: ({ row, index }) => (
        <Input.TextArea
          autoSize
          aria-label={words('importing.original')}
          value={row.target.raw}
          status={warningsOfRow(reading, row).length > 0 ? 'warning' : undefined}
          onChange={(event) => retarget(index, event.target.value)}
        />
      ),
      width: '18%',
    },
    {
      key: 'read',
      title: words('importing.readAs'),
      cell: ({ row, index }) => (
        <>
          <ReadAs
            row={row}
            year={reading.year}
            warnings={warningsOfRow(reading, row)}
            onAccept={(raw) => retarget(index, raw)}
            onPlace={onPlace}
          />
          <OtherValues values={row.otherValues ?? []} />
          <MonitoredValues monitoring={row.monitoring} window={reading.monitoring?.window ?? null} />
        </>
      ),
      width: '20%',
    },
    ...(hasPoints(reading) ? [pointsColumn(t, set)] : []),
    actsColumn((index) => onChange({ ...reading, indicators: reading.indicators.filter((_, at) => at !== index) })),
  ];
}

function actsColumn(remove: (index: number) => void): Column<NumberedRow> {
  return {
    key: 'acts',
    title: '',
    cell: ({ row, index }) => <RemoveRow name={row.level3} onRemove={() => remove(index)} />,
    width: 40,
  };
}

function pointsColumn(
  t: Translate<typeof texts.zh>,
  set: (index: number, change: Partial<IndicatorReading>) => void,
): Column<NumberedRow> {
  return {
    key: 'weight',
    title: t('column.weight'),
    number: true,
    cell: ({ row, index }) => (
      <NumberField
        least={0}
        most={100}
        aria-label={`${t('column.weight')} ${row.level3}`}
        value={row.weight}
        status={row.weight === null ? 'warning' : undefined}
        onChange={(weight) => set(index, { weight })}
        style={{ width: 60 }}
      />
    ),
    width: 76,
  };
}
