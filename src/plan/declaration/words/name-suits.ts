import { readingOf } from './cell-worth.ts';

/** What the name of an indicator says of its value: the end of the name, and the units that it is counted in. */
const KINDS: readonly { name: RegExp; unit: RegExp }[] = [
  { name: /(?:率|比例|占比|比重|满意度|覆盖面|知晓度)$/, unit: /^[%％‰]$/ },
  { name: /(?:成本|费用|造价|单价|经费|资金|投资|收入|产值|报酬|支出)$/, unit: /元/ },
  { name: /(?:里程|长度|距离)$/, unit: /米|里/ },
  { name: /(?:面积)$/, unit: /亩|平方|公顷|㎡/ },
  { name: /(?:人次)$/, unit: /人次/ },
  { name: /(?:人数|学生数|教师数)$/, unit: /^(?:万)?[人名]/ },
];
const DATED = /(?:时间|时限|日期|期限)$/;

/** Whether a value is of the kind that a name tells of: above 0 where it is, below where it is of another. */
export function suits(name: string, target: string): number {
  const reading = readingOf(target);
  if (DATED.test(name)) return reading.kind === 'date' ? 1.5 : reading.unit && /[天日时年月]/.test(reading.unit) ? 1 : -0.5;
  if (reading.kind === 'date') return -1;
  if (reading.unit === null) return 0;
  const told = KINDS.find((kind) => kind.name.test(name));
  if (told) return told.unit.test(reading.unit) ? 1.5 : -2;
  // A share of a thing that is counted, or money, is named so.
  return /^[%％‰]$/.test(reading.unit) ? -0.8 : 0;
}
