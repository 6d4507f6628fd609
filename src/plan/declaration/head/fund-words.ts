import { bare } from '../words/labels.ts';

/** 财政; of one level of government only; 上年结转; what is neither; other money of governments, beside which one level is not all of it. */
export type FundKind = 'fiscal' | 'level' | 'carried' | 'other' | 'further';

const words: Record<FundKind, readonly string[]> = {
  fiscal: ['财政拨款', '财政资金', '当年财政拨款', '本年财政拨款'],
  level: ['本级财政拨款', '本级财政资金', '市级财政资金', '县级财政资金', '区级财政资金'],
  carried: ['上年结转', '上年结转资金'],
  other: ['其他资金', '自有资金', '自筹资金', '单位自筹', '单位自筹资金', '单位资金'],
  further: [
    '上级财政资金',
    '该项目支出上级资金',
    '中央补助',
    '地方资金',
    '中央补助安排',
    '省级财政安排',
    '市级财政安排',
    '一般公共预算',
    '政府性基金',
    '国有资本经营预算',
    '财政专户管理资金',
  ],
};

const kinds = new Map(Object.entries(words).flatMap(([kind, names]) => names.map((name) => [name, kind as FundKind] as const)));

/** A part of the money by its label, as `bare` has it; `year` where the label itself says that it is of the year. */
export function fundOf(label: string): { kind: FundKind; year: boolean } | null {
  const name = label.replace(/^其中:?/, '');
  const kind = kinds.get(name);
  return kind ? { kind, year: kind === 'carried' || /^[当本]年/.test(name) } : null;
}

const longestFirst = [...kinds.keys()].toSorted((one, other) => other.length - one.length).join('|');
const INLINE = new RegExp(
  `(?<=^|[\\s，,；;、。（(:：])(?:其中[:：]?\\s{0,2})?(${longestFirst})(?:[（(](万?元)[）)])?\\s{0,2}[:：为]?\\s{0,2}((?:\\d{1,3}(?:,\\d{3})+|\\d{1,13})(?:\\.\\d{1,6})?)\\s?(万元|元|万)?`,
  'g',
);

export interface InlineFund {
  label: string;
  value: string;
  money: '元' | '万元' | null;
}

/** What stands behind an amount in the same text: 86.5万元，其中：财政拨款80万元，其他资金6.5万元. */
export function inlineFunds(text: string): { amount: string; parts: InlineFund[] } {
  const found = [...text.slice(0, 400).matchAll(INLINE)];
  const [first] = found;
  if (!first) return { amount: withoutEnd(text), parts: [] };
  const parts = found.map(([, label = '', money, figure = '', unit = '']): InlineFund => {
    const said = money === '元' || money === '万元' ? money : null;
    return { label: bare(label), value: `${figure}${unit}`, money: said };
  });
  return { amount: withoutEnd(text.slice(0, first.index)), parts };
}

function withoutEnd(text: string): string {
  return text.trim().replace(/[\s，,；;、。:：（(]+$/, '');
}
