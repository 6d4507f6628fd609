export const networkRefusals = {
  'venue-exists': {
    status: 409,
    zh: { reason: '{region}已有名为“{name}”的阵地。', remedy: '请打开已有的阵地修改（停用的可以恢复），或换一个名称。' },
    en: {
      reason: '{region} already has a venue named “{name}”.',
      remedy: 'Open that one and change it (a retired one can be restored), or choose another name.',
    },
  },
  'venue-region-too-wide': {
    status: 422,
    zh: { reason: '“{region}”不是区或区以下的单位。', remedy: '请选到区、街道（镇）或居（村）委会。' },
    en: { reason: '“{region}” is not a district or below.', remedy: 'Choose a district, a street or a committee.' },
  },
  'speaker-exists': {
    status: 409,
    zh: {
      reason: '{organisation}已有讲师“{name}”。',
      remedy: '请打开已有的讲师修改（停用的可以恢复）；同名的两个人请在姓名后加以区分。',
    },
    en: {
      reason: '{organisation} already has a speaker “{name}”.',
      remedy: 'Open that one and change it (a retired one can be restored); tell two people of one name apart in the name.',
    },
  },
  'contact-erased-already': {
    status: 409,
    zh: { reason: '这里的个人信息已经删除。', remedy: '无需再删；人员有变请新增讲师，或在阵地上填写新的联系人。' },
    en: {
      reason: 'These personal details are erased already.',
      remedy: 'Nothing is left to do; add another speaker, or enter a new contact of the venue.',
    },
  },
  'retired-already': {
    status: 409,
    zh: { reason: '“{name}”已停用。', remedy: '请先恢复，再修改。' },
    en: { reason: '“{name}” is retired.', remedy: 'Restore it first, then change it.' },
  },
  'sheet-missing': {
    status: 422,
    zh: { reason: '文件里没有可读的表：第一行应有这些列：{columns}。', remedy: '请下载模板，填好后再上传。' },
    en: {
      reason: 'The file has no sheet that can be read: its first row should have the columns {columns}.',
      remedy: 'Download the template, fill it in and upload it.',
    },
  },
} as const;
