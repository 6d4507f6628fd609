import type { Possibility } from './vocabulary.ts';

/** What a person says of an indicator in the monitoring form. */
export interface SaidOfIndicator {
  causes: readonly string[];
  causeText: string;
  possibility: Possibility;
  remark: string;
  rectify: boolean;
}

/** Whether the same is said, blanks around the words aside: then whoever says it again has looked again and left it as it is. */
export function saysTheSame(one: SaidOfIndicator, other: SaidOfIndicator): boolean {
  return (
    one.possibility === other.possibility &&
    one.causeText.trim() === other.causeText.trim() &&
    one.remark.trim() === other.remark.trim() &&
    one.rectify === other.rectify &&
    [...one.causes].sort().join() === [...other.causes].sort().join()
  );
}
