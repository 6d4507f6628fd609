import type { Actor } from '#src/kernel/actor.ts';
import type { TitleLevel } from '#src/kernel/vocabulary.ts';
import { refuse } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { importRegister, type Register, type RegisterFile } from '../imports/import-register.ts';
import { contactPhoneIn, filled, type ImportReport, type ImportRow, importTemplate } from '../imports/import-sheet.ts';
import { mayWriteSpeakers } from '../network.policy.ts';
import { insertSpeaker, speakerRow, type SpeakerValues, updateSpeaker } from './speaker.store.ts';

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
  const phone = contactPhoneIn(row, '电话');
  return name && organisation && titleLevel ? { name, organisation, titleLevel, topics, phone } : null;
}

const register: Register<SpeakerValues> = {
  read: valuesOf,
  keyOf: ({ organisation, name }) => `${organisation}/${name}`,
  nameHeader: '姓名',
  retired: { zh: '这位讲师已停用，请先恢复', en: 'this speaker is retired: restore first' },
  known: (transaction, { name, organisation }) => speakerRow(transaction, { name, organisation }),
  merged: (values, known) => ({
    ...values,
    phone: values.phone || known.phone,
    topics: values.topics.length > 0 ? values.topics : known.topics,
  }),
  fields: ['name', 'titleLevel', 'organisation', 'topics', 'phone'],
  insert: insertSpeaker,
  update: updateSpeaker,
};

/** Takes speakers from a workbook made after `speakerTemplate`, as `importRegister` says. */
export async function importSpeakers(environment: Environment, actor: Actor, input: RegisterFile): Promise<Result<ImportReport>> {
  if (!mayWriteSpeakers(actor)) return refuse('not-allowed');
  return importRegister(environment, actor, { ...input, name: 'speaker', headers: speakerHeaders }, async () => register);
}
