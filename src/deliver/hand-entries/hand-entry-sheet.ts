import { factKinds } from '#src/kernel/fact-kinds.ts';
import { dayFrom } from '#src/kernel/local-time.ts';
import { numberFrom } from '#src/kernel/number-from.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Audience, VenueKind } from '#src/kernel/vocabulary.ts';
import { type ReadCell, readList, type ReadRow, writeWorkbook } from '#src/platform/documents/index.ts';
import type { EntryFrame } from './enter-by-hand.ts';
import { dayWithoutYear, type HandEntryFields, type HandEntryMethod } from './hand-entry.rules.ts';
import * as texts from './hand-entry.texts.ts';

type Column = keyof typeof texts.zh.columns;
const columns = Object.keys(texts.zh.columns) as Column[];
const needed: readonly Column[] = ['kind', 'what', 'occurredOn', 'quantity', 'unit'];
const heads = columns.map((key) => ({
  key,
  // 备注 was called 说明 in templates handed out before.
  heads: [texts.zh.columns[key], texts.en.columns[key], ...(key === 'note' ? ['说明'] : [])],
  required: needed.includes(key),
}));

export interface CellProblem {
  row: number;
  cell: string;
  column: string;
  value: string;
  message: string;
}

/** One row as it was read: the entry, or what is wrong with its cells. */
export interface SheetEntry {
  row: number;
  cellOf: Record<Column, string>;
  entry: HandEntryFields;
  problems: CellProblem[];
  /** What was taken otherwise than it is written. */
  notes: CellProblem[];
}

/** What a sheet holds: the rows to enter, and the sample rows of the template that were passed over. */
export interface SheetEntries {
  entries: SheetEntry[];
  samples: CellProblem[];
}

function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Full-width digits and signs as half-width, blanks trimmed. */
function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

class RowReader {
  readonly problems: CellProblem[] = [];
  readonly notes: CellProblem[] = [];
  readonly cellOf: Record<Column, string>;
  readonly #cells: Record<Column, ReadCell>;
  readonly #row: number;
  readonly #t: typeof texts.zh;

  constructor({ row, cells }: ReadRow<Column>, t: typeof texts.zh) {
    this.#row = row;
    this.#cells = cells;
    this.#t = t;
    this.cellOf = Object.fromEntries(columns.map((column) => [column, cells[column].ref])) as Record<Column, string>;
    for (const column of columns) if (cells[column].unreadable) this.problems.push(this.about(column, t.problems.formula));
  }

  /** What is wrong with a cell; of an unreadable one that is said already. */
  report(column: Column, message: string): void {
    if (!this.#cells[column].unreadable) this.problems.push(this.about(column, message));
  }

  about(column: Column, message: string): CellProblem {
    return {
      row: this.#row,
      cell: this.cellOf[column],
      column: this.#t.columns[column],
      value: plain(this.#cells[column].text),
      message,
    };
  }

  get isSample(): boolean {
    const what = this.#textOf('what');
    return [texts.zh.sample, texts.en.sample].some((sample) => what.startsWith(plain(sample)));
  }

  #textOf(column: Column): string {
    const { text, unreadable } = this.#cells[column];
    return unreadable ? '' : plain(text);
  }

  text(column: Column, max: number): string {
    const value = this.#textOf(column);
    if (value.length > max) this.report(column, fill(this.#t.problems.long, { max }));
    if (value === '' && needed.includes(column)) this.report(column, this.#t.problems.missing);
    return value;
  }

  /** A day may lack its year where the span of the programme leaves no doubt: then a note says which was taken. */
  day(column: Column, span: { startsOn: string; endsOn: string }): string {
    const written = this.text(column, 40);
    if (written === '') return '';
    const day = dayFrom(written);
    if (day !== null) return day;
    const supplied = dayWithoutYear(written, span);
    if (supplied === null || supplied === 'unsure') {
      this.report(column, this.#t.problems[supplied === null ? 'date' : 'dateWithoutYear']);
      return '';
    }
    this.notes.push(this.about(column, fill(this.#t.problems.dayTaken, { written, day: supplied })));
    return supplied;
  }

  /** `420人` beside the unit 人次 is 420: a figure may carry its row's own unit, and no other. */
  #withoutUnit(written: string): string {
    const unit = this.#textOf('unit');
    const own = [unit, unit === '人次' ? '人' : ''].find((one) => one !== '' && written.endsWith(one));
    return own === undefined ? written : written.slice(0, -own.length);
  }

  number(column: Column): number {
    const written = this.text(column, 40);
    if (written === '') return 0;
    const value = numberFrom(this.#withoutUnit(written));
    if (value !== null && value < 0) {
      this.report(column, this.#t.problems.negative);
      return 0;
    }
    if (value === null || value > 1_000_000_000) {
      this.report(column, this.#t.problems.number);
      return 0;
    }
    return value;
  }

  /** One of the choices, by its name in either language; null when the cell is empty or wrong. */
  choice<Code extends string>(column: Column, names: { zh: Record<Code, string>; en: Record<Code, string> }): Code | null {
    const written = this.text(column, 40);
    if (written === '') return null;
    const found = (Object.keys(names.zh) as Code[]).find((code) =>
      [code, names.zh[code], names.en[code]].some((name) => name.toLowerCase() === written.toLowerCase()),
    );
    if (found === undefined)
      this.report(
        column,
        fill(this.#t.problems.choice, { choices: Object.values(this.#t === texts.zh ? names.zh : names.en).join('、') }),
      );
    return found ?? null;
  }

  /** The code of a district by its name, or by its name without 区, 县 or 新区 where only one is called so: then a note says which was taken. */
  district(districts: readonly { code: string; name: string }[]): string | null {
    const written = this.#textOf('district');
    const alike = districts.filter(({ name }) => name.replace(/(?:新区|区|县)$/, '') === written);
    if (written === '' || alike.length !== 1) return this.named('district', districts);
    this.notes.push(this.about('district', fill(this.#t.problems.districtTaken, { written, name: alike[0]!.name })));
    return alike[0]!.code;
  }

  /** The code of a thing by its name or code; null when the cell is empty or nothing has that name. */
  named(
    column: 'activity' | 'subProgramme' | 'district' | 'street',
    things: readonly { code: string; name: string }[],
  ): string | null {
    const written = this.text(column, 120);
    if (written === '') return null;
    const found = things.find(({ code, name }) => plain(name) === written || code === written);
    if (!found) this.report(column, this.#t.problems[column]);
    return found?.code ?? null;
  }
}

/** Reads an uploaded workbook. Refuses a file that is no workbook, has no rows or lacks columns; everything else is a problem of its cell. */
export async function readHandEntrySheet(
  file: { name: string; bytes: Uint8Array },
  frame: EntryFrame,
  subProgrammes: readonly { code: string; name: string }[],
  language: Language,
): Promise<Result<SheetEntries>> {
  const list = await readList(file.bytes, heads);
  if (!list.ok) return list;
  const { headRow, missing } = list.value;
  const t = texts[language];
  if (missing.length > 0)
    return refuse('sheet-columns-missing', {
      file: file.name,
      row: headRow,
      columns: missing.map((column) => t.columns[column]).join('、'),
    });
  const things = {
    activities: [...frame.activities.values()].map(({ id, name }) => ({ code: id, name })),
    districts: frame.districts,
    streets: frame.streets,
    subProgrammes,
    span: frame.realm.programme,
  };
  const samples: CellProblem[] = [];
  const entries = list.value.rows.flatMap((row) => {
    const reader = new RowReader(row, t);
    if (!reader.isSample) return [readRow(reader, row.row, things)];
    samples.push(reader.about('what', t.problems.sampleSkipped));
    return [];
  });
  return entries.length + samples.length > 0 ? ok({ entries, samples }) : refuse('sheet-empty', { file: file.name });
}

function readRow(
  reader: RowReader,
  row: number,
  things: {
    activities: { code: string; name: string }[];
    districts: readonly { code: string; name: string }[];
    streets: readonly { code: string; name: string }[];
    subProgrammes: readonly { code: string; name: string }[];
    span: { startsOn: string; endsOn: string };
  },
): SheetEntry {
  const kind = reader.choice('kind', { zh: texts.zh.kinds, en: texts.en.kinds }) ?? 'attendance';
  const district = reader.district(things.districts);
  const completes = reader.text('completes', 10);
  const entry: HandEntryFields = {
    activityId: reader.named('activity', things.activities),
    subProgramme: reader.named('subProgramme', things.subProgrammes) ?? '',
    kind,
    what: reader.text('what', 120),
    occurredOn: reader.day('occurredOn', things.span),
    quantity: reader.number('quantity'),
    unit: reader.text('unit', 10),
    method: reader.choice<HandEntryMethod>('method', { zh: texts.zh.methods, en: texts.en.methods }),
    district,
    street: reader.named(
      'street',
      things.streets.filter(({ code }) => district !== null && code.startsWith(district)),
    ),
    venueKind: reader.choice<VenueKind>('venueKind', { zh: texts.zh.venueKinds, en: texts.en.venueKinds }),
    audience: reader.choice<Audience>('audience', { zh: texts.zh.audiences, en: texts.en.audiences }),
    note: reader.text('note', 500),
    completesActivity: [texts.zh.yes, texts.en.yes, 'true'].includes(completes.toLowerCase()),
  };
  return { row, cellOf: reader.cellOf, entry, problems: reader.problems, notes: reader.notes };
}

/** The workbook to fill in: a sample row that would be taken but for its mark, and a sheet with everything that can be chosen. */
export async function handEntryTemplate(
  frame: EntryFrame,
  subProgrammes: readonly { code: string; name: string }[],
  language: Language,
): Promise<Uint8Array> {
  const t = texts[language];
  const activities = [...frame.activities.values()];
  const { programme, today } = frame.realm;
  const mayPlace = (code: string | null): boolean => code === null || frame.districts.some((one) => one.code === code);
  const counted = activities.find((one) => one.factKind === 'attendance' && !one.withdrawn && mayPlace(one.district));
  const place = frame.districts.find(({ code }) => code === counted?.district) ?? frame.districts[0];
  const example = [
    counted?.name ?? '',
    counted ? '' : (subProgrammes[0]?.name ?? ''),
    t.kinds.attendance,
    `${t.sample}${t.example.what}`,
    [[today, programme.endsOn].sort()[0]!, programme.startsOn].sort()[1]!,
    250,
    '人次',
    t.methods.counted,
    place?.name ?? '',
    '',
    '',
    '',
    t.example.note,
    '',
  ];
  const lists = [
    activities.map(({ name }) => name),
    subProgrammes.map(({ name }) => name),
    Object.values(t.kinds),
    factKinds.output.units,
    Object.values(t.methods),
    frame.districts.map(({ name }) => name),
    Object.values(t.venueKinds),
    Object.values(t.audiences),
  ];
  const longest = Math.max(...lists.map((list) => list.length));
  return writeWorkbook([
    {
      name: t.sheet,
      columns: columns.map((column) => ({
        header: t.columns[column],
        width: column === 'what' || column === 'activity' ? 32 : 14,
        kind: column === 'quantity' ? ('number' as const) : ('text' as const),
      })),
      rows: [example],
    },
    {
      name: t.choices,
      columns: (['activity', 'subProgramme', 'kind', 'unit', 'method', 'district', 'venueKind', 'audience'] as const).map(
        (column) => ({
          header: t.columns[column],
        }),
      ),
      rows: Array.from({ length: longest }, (_, index) => lists.map((list) => list[index] ?? '')),
    },
  ]);
}
