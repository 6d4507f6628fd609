import { type ScoreReason, scoreReason } from '#src/kernel/score-reason.ts';
import { compareWords, figuresDiffer, type WordsCompared } from '#src/kernel/words-compared.ts';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import type { RulePack } from './rule-packs.rules.ts';
import { roundScore } from './score.rules.ts';

export interface JudgedRow {
  degree: number | null;
  score: number | null;
  departs: boolean;
  reasons: readonly ScoreReason[];
}

/**
 * A goal in words is judged by the unit itself: 达成 from 80 % of the points, 部分达成 from 60 % (older and local rules: 50 %), 未达成 below. A
 * score inside its band stands, one outside departs; where the pack awards directly a plain yes gets all and a plain no nothing.
 */
export function judgedOnForm(pack: RulePack, { level3, weight, score: declared, actual, target }: IndicatorReading): JudgedRow {
  if (weight === null) return { degree: null, score: null, departs: false, reasons: [scoreReason('no-weight')] };
  if (!actual || actual.raw.trim() === '')
    return { degree: null, score: null, departs: declared !== null && declared > 0, reasons: [scoreReason('no-actual')] };
  // 若干场: a count whose figure was never set is no goal in words, and nobody can say that it was reached.
  if (INDEFINITE.test(target.raw.trim()))
    return { degree: null, score: null, departs: false, reasons: [scoreReason('target-unread', { target: target.raw })] };
  const words = { target: target.raw, actual: actual.raw };
  const compared = compareWords(target.raw, actual.raw, level3);
  if (compared === 'unclear')
    return { degree: null, score: null, departs: false, reasons: [scoreReason('words-unclear', words)] };
  const plain = pack.directAward ? yesOrNo(target.raw.trim(), actual.raw.trim(), compared) : null;
  if (plain !== null) {
    const score = plain ? roundScore(weight, pack.decimals) : 0;
    const departs = declared !== null && Math.abs(declared - score) > 0.1 + 1e-9;
    const said = departs ? scoreReason(plain ? 'award-full' : 'award-none', { declared }) : scoreReason('awarded');
    return { degree: plain ? 1 : 0, score, departs, reasons: [said] };
  }
  const against = againstTarget(compared, words);
  if (declared === null) return { degree: null, score: null, departs: false, reasons: [...against, scoreReason('tier-unsaid')] };
  const tier = compared ?? 'reached';
  const { within, low, high } = inBand(bandOf(pack, tier), weight, declared);
  if (within !== null) return { ...within, reasons: [scoreReason(`tier-${tier}`), ...against] };
  return { ...outside, reasons: [...against, scoreReason(`outside-${tier}`, { actual: actual.raw, low, high, declared })] };
}

/** What is to be said of words that do not wholly reach their target, or whose figures nobody has held against each other. */
function againstTarget(compared: WordsCompared | null, words: { target: string; actual: string }): ScoreReason[] {
  if (compared === 'missed') return [scoreReason('words-contradict', words)];
  if (compared === 'partly') return [scoreReason('words-short', words)];
  return compared === null && figuresDiffer(words.target, words.actual) ? [scoreReason('words-with-figures', words)] : [];
}

const INDEFINITE =
  /^[≥≤><=＝]*(?:若干|一批|多|数|[几N])(?:十|百|千|万)*(?:余)?(?:个|场|场次|次|人|人次|名|项|家|户|册|份|件|篇|期|处|台|套)$/;

/** A day missed: as a goal in words that was not fully reached. National rules say no share for it, so that the unit judges, below 达成. */
export function lateOnForm(pack: RulePack, { weight, score: declared }: IndicatorReading, late: ScoreReason): JudgedRow {
  if (weight === null) return { degree: null, score: null, departs: false, reasons: [scoreReason('no-weight')] };
  if (declared === null) return { degree: null, score: null, departs: false, reasons: [late, scoreReason('late-unsaid')] };
  const { within, low, high } = inBand({ from: 0, to: pack.tiers.reached }, weight, declared);
  return within === null
    ? { ...outside, reasons: [late, scoreReason('late-outside', { low, high, declared })] }
    : { ...within, reasons: [late, scoreReason('late-judged')] };
}

const outside = { degree: null, score: null, departs: true } as const;

/** Shares of its points between which a judged row may lie. */
interface Shares {
  from: number;
  to: number;
}

/** The row as judged where its score lies within the shares, and the points that they come to. */
function inBand({ from, to }: Shares, weight: number, declared: number) {
  const degree = weight === 0 ? 1 : declared / weight;
  const lies = degree >= from - 1e-9 && degree <= to + 1e-9;
  const within = lies ? { degree, score: declared, departs: false } : null;
  return { within, low: roundScore(from * weight), high: roundScore(to * weight) };
}

function bandOf({ tiers }: RulePack, tier: 'reached' | 'partly' | 'missed'): Shares {
  if (tier === 'missed') return { from: 0, to: tiers.partly };
  return tier === 'partly' ? { from: tiers.partly, to: tiers.reached } : { from: tiers.reached, to: 1 };
}

/** Whether a row asks a question with two answers, and which was given; null where it is a matter of degree. */
function yesOrNo(target: string, actual: string, compared: WordsCompared | null): boolean | null {
  if (!/^(?:是|有|完成|已?建立|合格|通过|达标|符合|达到|无|零|建成|出台|制定|健全|[未不]发生)/.test(target) || target.length > 12)
    return null;
  if (compared !== null) return compared === 'partly' ? null : compared === 'reached';
  if (/^(?:否|不是|没有|未|无)$/.test(actual)) return false;
  return /^(?:是|有|无|已|完成|合格|通过|达标|符合|达到|建立|建成|出台|制定|健全|100%|全部)/.test(actual) &&
    !/部分|基本/.test(actual)
    ? true
    : null;
}
