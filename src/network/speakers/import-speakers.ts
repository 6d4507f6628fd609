import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type ImportReport, type ImportRow, importTemplate, readImportSheet } from '../import-sheet.ts';
import { mayWriteSpeakers } from '../network.policy.ts';
import { insertSpeaker, speakerRow, type SpeakerValues, type TitleLevel, updateSpeaker } from './speaker.store.ts';

export const titleNames: Record<TitleLevel, string> = {
  academician: '院士',
  professor: '正高',
  'associate-professor': '副高',
  other: '其他',
};
export const speakerHeaders = ['姓名', '职称', '单位', '专题', '电话'] as const;

/** The empty sheet for `importSpeakers`. */
export function speakerTemplate(): Promise<Uint8Array> {
  return importTemplate(
    '讲师',
    speakerHeaders,
    ['李演示', '正高', '演示大学', '天文、航天', '13800000000'],
    [
      ['姓名', '必填；同一单位不重名，已有的讲师按姓名和单位更新'],
      ['职称', '必填：院士、正高、副高、其他（决定讲课费标准）'],
      ['单位', '必填'],
      ['专题', '可不填；几个专题之间用顿号'],
      ['电话', '可不填；留空时保留原有号码'],
    ],
  );
}

function filled(row: ImportRow, header: string, longest: number): string {
  const text = row.text(header);
  if (text === '') row.wrong(header, '没有填', 'it is empty');
  if (text.length > longest) row.wrong(header, `超过 ${longest} 个字`, `it is longer than ${longest} characters`);
  return text;
}

function valuesOf(row: ImportRow): SpeakerValues | null {
  const name = filled(row, '姓名', 50);
  const organisation = filled(row, '单位', 100);
  const titleLevel = (Object.keys(titleNames) as TitleLevel[]).find((each) => titleNames[each] === row.text('职称'));
  if (!titleLevel) row.wrong('职称', '只能填院士、正高、副高或其他', 'it must be 院士, 正高, 副高 or 其他');
  const topics = row
    .text('专题')
    .split(/[、,，;；]/)
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');
  if (topics.length > 50 || topics.some((topic) => topic.length > 60))
    row.wrong('专题', '最多 50 个，每个不超过 60 字', 'at most 50, each of at most 60 characters');
  const phone = row.text('电话');
  if (!/^[\d+\-() ]{0,30}$/.test(phone)) row.wrong('电话', '电话只能有数字、+、- 和括号', 'only digits, +, - and brackets');
  return name && organisation && titleLevel ? { name, organisation, titleLevel, topics, phone } : null;
}

async function take(
  transaction: Transaction,
  row: ImportRow,
  values: SpeakerValues,
  by: string,
  now: Date,
): Promise<'created' | 'changed' | 'unchanged' | null> {
  const known = await speakerRow(transaction, { name: values.name, organisation: values.organisation });
  if (!known) {
    await insertSpeaker(transaction, values, by, now);
    return 'created';
  }
  if (known.retiredAt) {
    row.wrong('姓名', '这位讲师已停用，请先恢复', 'this speaker is retired: restore first');
    return null;
  }
  const merged = {
    ...values,
    phone: values.phone || known.phone,
    topics: values.topics.length > 0 ? values.topics : known.topics,
  };
  const same =
    merged.titleLevel === known.titleLevel &&
    merged.phone === known.phone &&
    merged.topics.join('、') === known.topics.join('、');
  if (same) return 'unchanged';
  await updateSpeaker(transaction, known, merged, by, now);
  return 'changed';
}

class Rehearsed extends Error {}

/**
 * Takes speakers from a workbook made after `speakerTemplate`: new ones are added, known ones brought up to date.
 * All or nothing: with any error, or as a dry run, the report is made and nothing is kept.
 */
export async function importSpeakers(
  environment: Environment,
  actor: Actor,
  input: { bytes: Uint8Array; dryRun: boolean },
): Promise<Result<ImportReport>> {
  if (!mayWriteSpeakers(actor)) return refuse('not-allowed');
  const sheet = await readImportSheet(input.bytes, speakerHeaders);
  if (!sheet.ok) return sheet;
  const { rows, errors } = sheet.value;
  const report: ImportReport = { dryRun: input.dryRun, rows: rows.length, created: 0, changed: 0, unchanged: 0, errors };
  try {
    await environment.database.transaction(actor, 'network', async (transaction) => {
      const seen = new Set<string>();
      for (const row of rows) {
        const values = valuesOf(row);
        if (!values) continue;
        const key = `${values.organisation}/${values.name}`;
        if (seen.has(key)) row.wrong('姓名', '与前面一行重复', 'it repeats a row above');
        else {
          const done = await take(transaction, row, values, actor.name, environment.clock.now());
          if (done) report[done] += 1;
        }
        seen.add(key);
      }
      if (errors.length > 0 || input.dryRun) throw new Rehearsed();
      const { created, changed } = report;
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'import-speakers',
        recordKind: 'speaker',
        recordId: 'import',
        detail: { created, changed },
      });
      return ok(null);
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return ok(report);
}
