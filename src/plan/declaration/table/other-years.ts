import { readTarget } from '#src/kernel/target.ts';
import type { OtherValue } from '../declaration.contract.ts';
import { isBlank } from '../words/values.ts';

/** A cell of a column that is not of the form's own year, still as text. */
export interface RawOtherValue {
  /** As the form prints it: 上年实际值, 2022年完成值, 中期目标. */
  heading: string;
  text: string;
}

const YEAR = /(?:19|20)\d{2}(?=年)/;
const BACK: readonly (readonly [RegExp, number])[] = [
  [/前[一1]年|上年|上一年|去年|上期/, 1],
  [/前[二两2]?年/, 2],
  [/前[三3]年/, 3],
];

/** What a value of another year or period says: when it is of, and whether it was aimed at or reached. Null of a blank cell. */
export function otherValueOf({ heading, text }: RawOtherValue, formYear: number | null): OtherValue | null {
  const raw = text.replace(/[ \t]*\n\s*/g, '').trim();
  if (isBlank(raw)) return null;
  const { value, value2, unit } = readTarget(raw);
  const midTerm = /中期|长期|实施期|周期|总目标|规划期/.test(heading);
  const named = YEAR.exec(heading)?.[0];
  const back = BACK.find(([words]) => words.test(heading))?.[1];
  const year = midTerm ? null : named ? Number(named) : back !== undefined && formYear !== null ? formYear - back : null;
  const past = year !== null && formYear !== null && year < formYear;
  const aimed = midTerm || /目标|计划|指标值/.test(heading) || (year !== null && formYear !== null && year > formYear);
  const of = aimed && !/实际|完成|执行/.test(heading) ? 'target' : past || /实际|完成|历史/.test(heading) ? 'actual' : 'unknown';
  return { heading, year, midTerm, of, raw, value: value2 === null ? value : null, unit };
}
