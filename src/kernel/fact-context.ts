/**
 * What a fact carries besides its dimensions: the words for each key of its context, and for values that are codes. What is not listed
 * here has no business in a fact. A key that means something of its own in one kind of fact stands as `kind/key`.
 */
interface Word {
  zh: string;
  en: string;
}

export interface ContextWord extends Word {
  /** How its value is read; as it stands when nothing is said. */
  as?: 'day' | 'unit' | 'id';
  /** Words for values that are codes. */
  words?: Readonly<Record<string, Word>>;
}

export const factContext: Readonly<Record<string, ContextWord>> = {
  title: { zh: '名称', en: 'Title' },
  what: { zh: '内容', en: 'What' },
  note: { zh: '备注', en: 'Note' },
  capacity: { zh: '人数上限', en: 'Capacity' },
  signedUp: { zh: '报名人数', en: 'Signed up' },
  headCount: { zh: '清点人数', en: 'Head count' },
  admitted: { zh: '已按姓名入场', en: 'Admitted by name' },
  admission: { zh: '入场编号', en: 'Admission', as: 'id' },
  way: {
    zh: '入场方式',
    en: 'Let in',
    words: {
      ticket: { zh: '凭票', en: 'by ticket' },
      'walk-in': { zh: '现场人员', en: 'as a walk-in' },
      paper: { zh: '纸质签到', en: 'from the paper sheet' },
    },
  },
  batch: { zh: '录入批次', en: 'Entered as', as: 'id' },
  rows: { zh: '签到表行数', en: 'Rows of the sheet' },
  people: { zh: '签到表人数', en: 'People on the sheet' },
  'opinion/way': {
    zh: '填写方式',
    en: 'Given',
    words: { online: { zh: '网上填写', en: 'online' }, paper: { zh: '纸质意见表', en: 'on paper' } },
  },
  dueOn: { zh: '截止日期', en: 'Due', as: 'day' },
  target: { zh: '自身目标', en: 'Own target' },
  unit: { zh: '目标单位', en: 'Unit of the target', as: 'unit' },
  budgetLine: { zh: '预算科目', en: 'Budget line' },
  kind: {
    zh: '支出类型',
    en: 'Kind of expense',
    words: {
      'lecture-fee': { zh: '讲课费', en: 'lecture fee' },
      venue: { zh: '场地', en: 'venue' },
      materials: { zh: '材料', en: 'materials' },
      printing: { zh: '印刷', en: 'printing' },
      transport: { zh: '运输交通', en: 'transport' },
      'expert-fee': { zh: '专家费', en: 'expert fee' },
      service: { zh: '委托服务', en: 'service' },
      other: { zh: '其他', en: 'other' },
    },
  },
  breaches: {
    zh: '不合规',
    en: 'Breaches',
    words: {
      'no-voucher': { zh: '无凭证', en: 'no voucher' },
      'over-fee-cap': { zh: '超讲课费标准', en: 'over the fee cap' },
      'over-class-hours': { zh: '超学时', en: 'too many class hours' },
      'over-budget-line': { zh: '超预算科目', en: 'over the budget line' },
      'outside-programme-dates': { zh: '不在项目期内', en: 'outside the programme' },
      'duplicate-voucher': { zh: '凭证重复', en: 'duplicate voucher' },
    },
  },
  voucher: { zh: '有凭证', en: 'With a voucher' },
};

/** The words for a key of a fact's context; undefined when nobody wrote any. */
export function contextWord(kind: string, key: string): ContextWord | undefined {
  return factContext[`${kind}/${key}`] ?? factContext[key];
}
