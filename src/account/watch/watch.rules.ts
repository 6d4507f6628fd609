import type { State } from '../state.rules.ts';

/** From best to worst; what cannot be said is neither. */
const order: readonly State[] = ['met', 'on-track', 'at-risk', 'behind'];

/** Whether an indicator left its path: from met or on track to at risk or behind, or from at risk to behind. */
export function worsened(from: State | '', to: State): boolean {
  const [before, after] = [order.indexOf(from as State), order.indexOf(to)];
  return before >= 0 && after >= 2 && after > before;
}
