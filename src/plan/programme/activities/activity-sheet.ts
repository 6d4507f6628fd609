import { countedKinds, factKinds } from '#src/kernel/fact-kinds.ts';
import { dayFrom } from '#src/kernel/local-time.ts';
import { numberFrom } from '#src/kernel/number-from.ts';
import { sentenceOf, type Language } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { readList, type ReadRow, writeWorkbook } from '#src/platform/documents/index.ts';
import type { ActivityFields } from './activity.store.ts';
import * as texts from './activity-sheet.texts.ts';
import { type ActivityFrame, checkActivity } from './activity-check.ts';
import type { ActivityView } from '../programme.contract.ts';

/** In the order of the sheet. */
const columns = ['subProgramme', 'name', 'district', 'factKind', 'unit', 'target', 'dueOn'] as const;
type Column = (typeof columns)[number];
const kindOf: Partial<Record<Column, 'number' | 'date'>> = { target: 'number', dueOn: 'date' };
const needed: readonly Column[] = ['subProgramme', 'name', 'factKind', 'unit'];

const headers = texts.zh.column;
const headerOf = (column: Column): string => headers[columns.indexOf(column)]!;
/** What was exported in English is read again as well. */
const heads = columns.map((key, at) => ({ key, heads: [headers[at]!, texts.en.column[at]!], required: true }));

const headedBy = (names: readonly string[]) =>
  columns.map((column, at) => ({ header: names[at]!, kind: kindOf[column] ?? ('text' as const) }));

export interface CellError {
  cell: string;
  column: string;
  problem: string;
}

/** One row of the workbook that could be read; `row` as Excel counts, `nameCell` where its name stands. */
export interface SheetActivity extends ActivityFields {
  row: number;
  nameCell: string;
}

const kindOfLabel = new Map(
  Object.entries(factKinds).flatMap(
    ([code, kind]) =>
      [
        [kind.zh, code],
        [kind.en, code],
        [code, code],
      ] as const,
  ),
);

/** A workbook to fill in: the head, one example row to overwrite, and a sheet of what may stand in each column. */
export function activityTemplate(frame: ActivityFrame): Promise<Uint8Array> {
  const [district] = frame.districts.values();
  const [subProgramme] = frame.subProgrammes.values();
  const kinds = countedKinds.map((kind) => factKinds[kind]);
  const length = Math.max(frame.subProgrammes.size, frame.districts.size, kinds.length);
  const [codes, districts] = [[...frame.subProgrammes.values()], [...frame.districts.values()]];
  return writeWorkbook([
    {
      name: '计划活动',
      columns: headedBy(headers),
      rows: [[subProgramme ?? '', '（示例，请删去本行）', district ?? '', factKinds['session-held'].zh, '场', 4, frame.endsOn]],
    },
    {
      name: '可填内容',
      columns: [{ header: '子项目' }, { header: '区（全市活动留空）' }, { header: '计数方式' }, { header: '可用单位' }],
      rows: Array.from({ length }, (_, at) => [
        codes[at] ?? '',
        districts[at] ?? '',
        kinds[at]?.zh ?? '',
        kinds[at]?.units.join('、') ?? '',
      ]),
    },
  ]);
}

/** The list as a workbook. */
export function activityWorkbook(activities: readonly ActivityView[], language: Language): Promise<Uint8Array> {
  const t = texts[language];
  const kindName = (code: ActivityView['factKind']): string => factKinds[code][language];
  return writeWorkbook([
    {
      name: t.sheet,
      columns: [...headedBy(t.column), { header: t.withdrawnReason }],
      rows: activities.map((one) => [
        one.subProgrammeName,
        one.name,
        one.districtName,
        kindName(one.factKind),
        one.unit,
        one.target,
        one.dueOn,
        one.withdrawnReason,
      ]),
    },
  ]);
}

/** Reads the filled-in template. Each cell that cannot be taken is an error with its place; the readable rows are answered beside them. */
export async function readActivities(
  bytes: Uint8Array,
  frame: ActivityFrame,
  language: Language,
): Promise<Result<{ activities: SheetActivity[]; errors: CellError[] }>> {
  const list = await readList(bytes, heads);
  if (!list.ok) return list;
  const { headRow, missing, rows } = list.value;
  if (missing.length > 0) {
    const problem = language === 'zh' ? `表头应为“${headers.join('、')}”，请使用模板` : 'the head row differs from the template';
    return ok({ activities: [], errors: [{ cell: `A${headRow}`, column: headerOf(missing[0]!), problem }] });
  }
  const errors: CellError[] = [];
  const activities: SheetActivity[] = [];
  for (const row of rows) {
    const found = readRow(row, frame, language);
    if ('errors' in found) errors.push(...found.errors);
    else activities.push(found);
  }
  errors.push(...repeatedNames(activities, language));
  return ok({ activities, errors });
}

/** Where a refusal of `checkActivity` is shown. */
const columnOfRefusal: Record<string, Column> = {
  'sub-programme-unknown': 'subProgramme',
  'district-unknown': 'district',
  'activity-unit': 'unit',
  'activity-due-outside': 'dueOn',
};

function readRow(
  { row, cells }: ReadRow<Column>,
  frame: ActivityFrame,
  language: Language,
): SheetActivity | { errors: CellError[] } {
  const errors: CellError[] = [];
  const wrong = (column: Column, zh: string, en: string): void => {
    errors.push({ cell: cells[column].ref, column: headerOf(column), problem: language === 'zh' ? zh : en });
  };
  for (const column of columns)
    if (cells[column].unreadable) wrong(column, '是公式，请改填数值或文字', 'is a formula; write the value itself');
  if (errors.length > 0) return { errors };
  const text = (column: Column): string => cells[column].text.normalize('NFKC').trim();
  const codeOf = (named: ReadonlyMap<string, string>, said: string): string =>
    [...named].find(([code, name]) => code === said || name === said)?.[0] ?? said;
  for (const column of needed) if (text(column) === '') wrong(column, '不能为空', 'must not be empty');
  const factKind = kindOfLabel.get(text('factKind')) ?? '';
  if (factKind === '' && text('factKind') !== '')
    wrong(
      'factKind',
      `没有“${text('factKind')}”这种计数方式，见“可填内容”`,
      'is not one of the ways to count; see the second sheet',
    );
  const target = numberFrom(text('target'));
  if (target === null || target <= 0) wrong('target', '应为大于 0 的数字', 'must be a number above 0');
  const dueOn = dayFrom(text('dueOn'));
  if (dueOn === null) wrong('dueOn', '应为日期，如 2020-09-30', 'must be a date such as 2020-09-30');
  if (text('name').length > 120) wrong('name', '不能超过 120 字', 'must have at most 120 characters');
  if (errors.length > 0) return { errors };
  const activity: SheetActivity = {
    row,
    nameCell: cells.name.ref,
    subProgramme: codeOf(frame.subProgrammes, text('subProgramme')),
    name: text('name'),
    district: text('district') === '' ? null : codeOf(frame.districts, text('district')),
    factKind,
    unit: text('unit'),
    target: target!,
    dueOn: dueOn!,
  };
  const checked = checkActivity(frame, activity);
  if (checked.ok) return activity;
  const { reason, remedy } = sentenceOf(checked.refusal, language);
  wrong(columnOfRefusal[checked.refusal.code] ?? 'subProgramme', `${reason}${remedy}`, `${reason} ${remedy}`);
  return { errors };
}

function repeatedNames(activities: readonly SheetActivity[], language: Language): CellError[] {
  const seen = new Map<string, number>();
  return activities.flatMap(({ name, nameCell, row }) => {
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, row);
      return [];
    }
    return [
      {
        cell: nameCell,
        column: headerOf('name'),
        problem: language === 'zh' ? `与第 ${first} 行同名` : `has the same name as row ${first}`,
      },
    ];
  });
}
