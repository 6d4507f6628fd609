import { factKinds } from '#src/kernel/fact-kinds.ts';
import { sentenceOf, type Language } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type CellContent, readWorkbook, type SheetRow, writeWorkbook } from '#src/platform/documents/index.ts';
import type { ActivityFields } from './activity.store.ts';
import * as texts from './activity-sheet.texts.ts';
import { type ActivityFrame, checkActivity } from './activity-check.ts';
import type { ActivityView } from '../programme.contract.ts';

const headers = texts.zh.column;
/** What was exported in English is read again as well. */
const heads = [texts.zh.column, texts.en.column];
const columnLetters = 'ABCDEFG';

export interface CellError {
  cell: string;
  column: string;
  problem: string;
}

/** One row of the workbook that could be read; `row` as Excel counts. */
export interface SheetActivity extends ActivityFields {
  row: number;
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
  const kinds = Object.values(factKinds).filter((kind) => kind.zh !== '撤回');
  const length = Math.max(frame.subProgrammes.size, frame.districts.size, kinds.length);
  const [codes, districts] = [[...frame.subProgrammes.values()], [...frame.districts.values()]];
  return writeWorkbook([
    {
      name: '计划活动',
      columns: headers.map((header, at) => ({
        header,
        kind: at === 5 ? ('number' as const) : at === 6 ? ('date' as const) : ('text' as const),
      })),
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
      columns: [
        ...t.column.map((header, at) => ({
          header,
          kind: at === 5 ? ('number' as const) : at === 6 ? ('date' as const) : ('text' as const),
        })),
        { header: t.withdrawnReason },
      ],
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
  const read = await readWorkbook(bytes);
  if (!read.ok) return read;
  const rows = read.value.find((sheet) => !sheet.hidden)?.rows ?? [];
  const errors: CellError[] = [];
  const head = rows[0];
  const activities: SheetActivity[] = [];
  const missing = headers.filter((header, at) => textOf(head, at) !== header);
  if (!heads.some((known) => known.every((header, at) => textOf(head, at) === header))) {
    const problem = language === 'zh' ? `表头应为“${headers.join('、')}”，请使用模板` : 'the head row differs from the template';
    return ok({ activities, errors: [{ cell: `A${head?.row ?? 1}`, column: missing[0]!, problem }] });
  }
  for (const row of rows.slice(1)) {
    const found = readRow(row, frame, language);
    if ('errors' in found) errors.push(...found.errors);
    else activities.push(found);
  }
  errors.push(...repeatedNames(activities, language));
  return ok({ activities, errors });
}

const columnOf: Record<string, number> = {
  'sub-programme-unknown': 0,
  'district-unknown': 2,
  'activity-unit': 4,
  'activity-due-outside': 6,
};

function readRow(row: SheetRow, frame: ActivityFrame, language: Language): SheetActivity | { errors: CellError[] } {
  const errors: CellError[] = [];
  const wrong = (at: number, zh: string, en: string): void => {
    errors.push({ cell: `${columnLetters[at]}${row.row}`, column: headers[at]!, problem: language === 'zh' ? zh : en });
  };
  const codeOf = (named: ReadonlyMap<string, string>, text: string): string =>
    [...named].find(([code, name]) => code === text || name === text)?.[0] ?? text;
  for (const at of [0, 1, 3, 4]) if (textOf(row, at) === '') wrong(at, '不能为空', 'must not be empty');
  const factKind = kindOfLabel.get(textOf(row, 3)) ?? '';
  if (factKind === '' && textOf(row, 3) !== '')
    wrong(3, `没有“${textOf(row, 3)}”这种计数方式，见“可填内容”`, 'is not one of the ways to count; see the second sheet');
  const target = numberOf(contentOf(row, 5));
  if (target === null || target <= 0) wrong(5, '应为大于 0 的数字', 'must be a number above 0');
  const dueOn = dateOf(contentOf(row, 6));
  if (dueOn === null) wrong(6, '应为日期，如 2020-09-30', 'must be a date such as 2020-09-30');
  if (textOf(row, 1).length > 120) wrong(1, '不能超过 120 字', 'must have at most 120 characters');
  if (errors.length > 0) return { errors };
  const activity: SheetActivity = {
    row: row.row,
    subProgramme: codeOf(frame.subProgrammes, textOf(row, 0)),
    name: textOf(row, 1),
    district: textOf(row, 2) === '' ? null : codeOf(frame.districts, textOf(row, 2)),
    factKind,
    unit: textOf(row, 4),
    target: target!,
    dueOn: dueOn!,
  };
  const checked = checkActivity(frame, activity);
  if (checked.ok) return activity;
  const { reason, remedy } = sentenceOf(checked.refusal, language);
  const at = columnOf[checked.refusal.code] ?? 0;
  wrong(at, `${reason}${remedy}`, `${reason} ${remedy}`);
  return { errors };
}

function repeatedNames(activities: readonly SheetActivity[], language: Language): CellError[] {
  const seen = new Map<string, number>();
  return activities.flatMap(({ name, row }) => {
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, row);
      return [];
    }
    return [
      {
        cell: `B${row}`,
        column: headers[1]!,
        problem: language === 'zh' ? `与第 ${first} 行同名` : `has the same name as row ${first}`,
      },
    ];
  });
}

function contentOf(row: SheetRow | undefined, at: number): CellContent | undefined {
  return row?.cells.find((cell) => cell.column === at)?.content;
}

function textOf(row: SheetRow | undefined, at: number): string {
  const content = contentOf(row, at);
  if (content?.kind === 'text') return content.text.normalize('NFKC').trim();
  return content?.kind === 'number' ? String(content.number) : '';
}

function numberOf(content: CellContent | undefined): number | null {
  if (content?.kind === 'number') return content.number;
  const text = content?.kind === 'text' ? content.text.normalize('NFKC').replace(/[,\s]/g, '') : '';
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

function dateOf(content: CellContent | undefined): string | null {
  if (content?.kind === 'date') return content.date;
  const parts =
    content?.kind === 'text' ? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(content.text.normalize('NFKC').trim()) : null;
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day ? null : day;
}
