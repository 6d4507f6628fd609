type LogFault =
  | 'leaf-missing'
  | 'leaf-altered'
  | 'fact-gone'
  | 'fact-altered'
  | 'fact-back-dated'
  | 'fact-unlogged'
  | 'fact-hidden'
  | 'act-gone'
  | 'act-altered'
  | 'act-back-dated'
  | 'act-unlogged'
  | 'plan-differs'
  | 'tile-altered'
  | 'checkpoint-altered'
  | 'checkpoint-gone'
  | 'signed-gone'
  | 'signature-broken'
  | 'key-none'
  | 'leaves-unsigned'
  | 'break-altered'
  | 'log-set-back'
  | 'split-view'
  | 'witness-differs';

/** One place where the log, the facts, the tiles, the signed heads and the witnesses do not agree. */
export interface LogDifference {
  what: LogFault;
  place: string;
  kept: string;
  recounted: string;
}

/** Tells one difference. */
export type NoteDifference = (difference: LogDifference) => void;

/** A fact or act may be recorded a while before its transaction ends: a long import, a door that was without a network. */
export const tolerance = 6 * 3600_000;
export const nothing = '—';
