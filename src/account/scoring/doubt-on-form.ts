import { type ScoreReason, scoreReason } from '#src/kernel/score-reason.ts';
import { readTarget } from '#src/kernel/target.ts';

/**
 * Why nothing is to be compared with a target: it may not be what its author wrote (`290%` for `≥90%`), or it has no edge (约数). Null where
 * it is beyond doubt; blanks and several figures are goals in words, which are judged.
 */
export function doubtOfTarget(raw: string): ScoreReason | null {
  const { doubt } = readTarget(raw);
  switch (doubt?.code) {
    case 'likely-slip':
      return doubt.likely === null
        ? scoreReason('target-parted', { target: raw })
        : scoreReason('target-slip', { target: raw, likely: doubt.likely });
    case 'reversed-range':
      return scoreReason('target-reversed', { target: raw });
    case 'contradiction':
      return scoreReason('target-contradiction', { target: raw });
    case 'approximate':
      return scoreReason('target-approximate', { target: raw });
    default:
      return null;
  }
}
