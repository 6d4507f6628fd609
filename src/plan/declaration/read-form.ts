import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import {
  type DeclarationReading,
  declarationReadingSchema,
  type FormReading,
  type FormWarning,
  formReadingSchema,
  type ReadingBesideOriginal,
  withDateDoubt,
} from './declaration.contract.ts';
import { FormReader } from './form-reader.ts';
import type { Layout } from './layouts/layout.ts';
import type { SourceRow } from './files/source-rows.ts';
import { formOfBlocks } from './text/block-form.ts';
import { bracketedForm } from './text/bracketed-form.ts';
import { withWholeLevels, withWholeLines } from './text/broken-lines.ts';
import { columnsInTurn } from './text/columns-in-turn.ts';
import { vocabularyOf } from './words/labels.ts';
import { laidOutRows } from './text/layout-text.ts';
import { formInKeptOrder } from './text/kept-form.ts';
import { chooseLayout } from './text/layout-choice.ts';
import { levelPointsOf } from './table/level-points.ts';
import { gatheredForm } from './text/scattered-form.ts';
import {
  doubtsOf,
  hasBlocks,
  hasLateHeadings,
  isFuller,
  isOneTable,
  isPoor,
  readOf,
  signsOfPage,
} from './text/second-reading.ts';
import { firstOfProjects } from './text/several-projects.ts';
import { monitoredRows } from './table/monitoring-window.ts';
import { type FormFile, type FormText, textOfFile } from './files/text-of-file.ts';
import { FormMemory } from './words/form-memory.ts';
import { cellsOfBlocks } from './text/text-blocks.ts';
import { unrolled } from './text/unrolled.ts';

const BY_PLACE = '文字里没有单元格的边界，各行各栏按文字所在的位置推断，请核对';

/**
 * Reads a target table or a self-evaluation from .txt, .docx, .xlsx or .pdf, whatever its layout. What cannot be read is a
 * warning that names the place. Refuses (`form-…`) a file that it cannot or must not open, or that is no such form.
 */
export async function readForm(file: FormFile): Promise<Result<FormReading>> {
  const read = await readDeclaration(file);
  return read.ok ? ok(formReadingSchema.parse(read.value)) : read;
}

/** The same with 主管部门, for the head of a programme. */
export async function readDeclaration(file: FormFile): Promise<Result<DeclarationReading>> {
  const read = await readBesideOriginal(file);
  return read.ok ? ok(read.value.reading) : read;
}

/** The same beside the rows of the file, to be shown to whoever checks the reading; warnings name their places in them. */
export async function readBesideOriginal(file: FormFile): Promise<Result<ReadingBesideOriginal>> {
  try {
    const text = await textOfFile(file);
    return text.ok ? readText(file, text.value) : text;
  } finally {
    FormMemory.forget();
  }
}

function readText(file: FormFile, text: FormText): Result<ReadingBesideOriginal> {
  const monitored = monitoredRows(text.rows);
  const filed = bracketedForm(text.rows) ?? withWholeLevels(monitored?.rows ?? text.rows);
  const published = filed.some((row) => row.grid) ? chooseLayout(filed) : null;
  const printed = (published && firstOfProjects(filed, vocabularyOf(published))) ?? filed;
  const whole = withWholeLines(printed);
  const told = chooseLayout(unrolled(whole));
  const apart = moreOf(gatheredForm(printed), told && formOfBlocks(printed, vocabularyOf(told)));
  const pageWarnings: FormWarning[] = [];
  const laid = told && laidOutRows(printed, vocabularyOf(told), { warnings: pageWarnings });
  const inPlace = apart && told ? [unrolled(whole), ...(laid ? [laid] : [])] : [];
  // Cells that can be read in the order or at the places in which they stand are not scattered.
  const scattered = inPlace.some((rows) => told && readsWell(readBy(told, rows).form, arrangedForm(apart))) ? null : apart;
  const layout = scattered ? chooseLayout(scattered.rows) : told;
  if (!layout) return refuse('form-not-recognised', { file: file.name.slice(-120) });
  const vocabulary = vocabularyOf(layout);
  const laidOut = scattered ? null : laid;
  const inTurn = scattered ? null : columnsInTurn(whole, vocabulary);
  const turned = inTurn && !readsWell(readBy(layout, unrolled(whole)).form, arrangedForm(inTurn)) ? inTurn : null;
  const ordered = scattered ?? turned;
  const ways = [...(laidOut ? [laidOut] : []), ordered?.rows ?? unrolled(whole)].map((rows) => readBy(layout, rows));
  const sound = ways.find((way) => isWhole(way.form));
  const blocks = sound || scattered ? null : formOfBlocks(printed, vocabulary, true);
  const pieced = blocks && readBy(chooseLayout(blocks.rows) ?? layout, blocks.rows);
  const [first] = ways as [Way];
  const isPieced = pieced !== null && soundRows(pieced.form) > soundRows(first.form);
  const chosen = sound ?? (isPieced ? pieced : first);
  const byPlace = chosen.rows === laidOut;
  const inLines: ReadOne = { ...chosen, told: isPieced ? (blocks?.warnings ?? []) : (ordered?.warnings ?? []) };
  const inColumns = turned !== null && !isPieced && !sound;
  const checked = byPlace ? { ...inLines, told: [] } : inColumns ? inLines : checkedByOrder(inLines, printed, layout);
  const { rows: flat, form, reader } = checked;
  const { department, attribute, funds, unkept } = reader.aside();
  const inferred = byPlace ? [{ code: 'columns-inferred', message: BY_PLACE, where: '全表' }, ...pageWarnings] : [];
  const found = [...text.warnings, ...inferred, ...checked.told, ...form.warnings];
  const levelPoints = levelPointsOf(flat, form.indicators);
  const monitoring = monitored && { window: monitored.window, expectedYuan: reader.expectedYuan };
  const reading = declarationReadingSchema.parse({
    ...form,
    ...(levelPoints ? { levelPoints } : {}),
    ...(monitoring ? { monitoring, budget: withCurrentYear(form.budget) } : {}),
    warnings: withDateDoubt(found, form),
    department: { name: department.name.slice(0, 120), code: department.code.slice(0, 40) },
    ...(attribute ? { attribute } : {}),
    ...(funds ? { funds } : {}),
    unkept: unkept.map(({ label, value }) => ({ label: label.slice(0, 60), value: value.slice(0, 200) })),
  });
  const original = text.original.map(({ where, grid, cells }) => ({ where, grid, cells }));
  return ok({ reading, original, layoutName: layout.name });
}

/** What a monitoring form calls 年初预算数 is the budget of its year. */
function withCurrentYear(budget: FormReading['budget']): FormReading['budget'] {
  return { ...budget, currentYearYuan: budget.currentYearYuan ?? budget.initialYuan };
}

/** A way to read the text, and what it tells besides the warnings of the form. */
interface ReadOne extends Way {
  told: readonly FormWarning[];
}

/**
 * Where the lines of a text say little of its rows, it is read a second time, by the order that each column keeps: of both the one that reads
 * more is taken, and what the other does not bear out is told.
 */
function checkedByOrder(one: ReadOne, rows: readonly SourceRow[], layout: Layout): ReadOne {
  const vocabulary = vocabularyOf(layout);
  const signs = isOneTable(rows) ? signsOfPage(rows, vocabulary) : 0;
  const whole = one.told.length === 0 && isWhole(one.form);
  const inBlocks = !whole && isOneTable(rows) && cellsOfBlocks(rows) !== null;
  // Columns of unequal length, one after the other, were seen and told.
  const isApart = one.form.warnings.some(({ code }) => code === 'columns-apart');
  const isLost = one.form.indicators.length === 0 && !isApart && isOneTable(rows);
  if (signs === 0 && !inBlocks && !isLost) return one;
  const kept = formInKeptOrder(rows, vocabulary);
  const other: ReadOne | null = kept && { ...readBy(layout, kept.rows), told: kept.warnings };
  const [own, its] = [one, other].map((way) => way && readOf(way.form, rows, vocabulary));
  const doubted = inBlocks || isLost || signs > 1 || (own && isPoor(own)) || (own && its && isFuller(its, own));
  if (!own || !doubted) return one;
  // Where rows follow each other, what is read line by line keeps the reasons too: there the second way only raises doubts.
  const isTurned = inBlocks || isLost || hasBlocks(rows) || hasLateHeadings(rows, vocabulary);
  const isOther = isTurned && other && its && its.worth > own.worth;
  const [best, second] = isOther ? [other, one] : [one, other];
  const told = { ...best.form, warnings: [...best.form.warnings, ...best.told] };
  return { ...best, told: [...best.told, ...doubtsOf(told, second?.form ?? null, rows, vocabulary)] };
}

interface Arranged {
  rows: SourceRow[];
  warnings: FormWarning[];
}

/** Of two ways to put scattered cells into rows, the one that finds more rows. */
function moreOf(one: Arranged | null, other: Arranged | null): Arranged | null {
  if (!one || !other) return one ?? other;
  const count = ({ rows }: Arranged): number => {
    const layout = chooseLayout(rows);
    return layout ? soundRows(readBy(layout, rows).form) : 0;
  };
  return count(other) > count(one) ? other : one;
}

function arrangedForm(arranged: Arranged | null): FormReading | null {
  if (!arranged) return null;
  const { rows } = arranged;
  const layout = chooseLayout(rows);
  return layout && readBy(layout, rows).form;
}

/** Whether no less was read than by another way, each row with its levels, name and target, and none is doubted. */
function readsWell(form: FormReading, other: FormReading | null): boolean {
  const { kind, indicators, warnings } = form;
  const whole = indicators.every(
    ({ level1, level2, level3, target, actual }) =>
      level1 !== null && level2 !== null && level3 !== '' && target.raw !== '' && (kind === 'target' || actual !== null),
  );
  const further = !other || (indicators.length >= other.indicators.length && headOf(form) >= headOf(other));
  return whole && further && indicators.length > 0 && !warnings.some(({ code }) => UNSOUND.has(code));
}

/** How much of the head was read. */
function headOf({ year, unit, project, start, end, totalScore, budget, sections }: FormReading): number {
  const values = [year, unit, project, start, end, totalScore, ...Object.values(budget)].filter((value) => value !== null);
  return values.length + Object.values(sections).filter((text) => text !== '').length;
}

interface Way {
  rows: readonly SourceRow[];
  form: FormReading;
  reader: FormReader;
}

function readBy(layout: Layout, rows: readonly SourceRow[]): Way {
  const reader = new FormReader(layout);
  const form = reader.read(rows);
  if (reader.hasTable) return { rows, form, reader };
  const plain = new FormReader(layout, true);
  return { rows, form: plain.read(rows), reader: plain };
}

/**
 * Whether every row was read with all that it should have, and nothing is doubted: the measure between two ways to read a text in which
 * blanks may part cells or show where they stood.
 */
function isWhole({ kind, indicators, warnings }: FormReading): boolean {
  const rows = indicators.every(
    ({ level1, level2, level3, target, actual }) =>
      level1 !== null &&
      level2 !== null &&
      target.raw !== '' &&
      !/[≥≤]\s*\d/.test(level3) &&
      (kind === 'target' || actual !== null),
  );
  return rows && indicators.length > 0 && warnings.length === 0;
}

const UNSOUND: ReadonlySet<string> = new Set([
  'row-doubtful',
  'row-unread',
  'cell-missing',
  'name-missing',
  'target-blank',
  'actual-blank',
]);

/** How many rows have a name, a target and what else they should have, less those that are doubted. */
function soundRows({ kind, indicators, warnings }: FormReading): number {
  const rows = indicators.filter(
    ({ level3, target, actual }) => level3 !== '' && target.raw !== '' && (kind === 'target' || actual !== null),
  );
  return rows.length - warnings.filter(({ code }) => UNSOUND.has(code)).length;
}
