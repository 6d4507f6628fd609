import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import type { RulePack } from './rule-packs.rules.ts';
import { roundScore } from './score.rules.ts';

export interface JudgedRow {
  degree: number | null;
  score: number | null;
  departs: boolean;
  why: string | null;
}

/**
 * A goal in words is judged by the unit itself: 达成 from 80 % of the points, 部分达成 from 60 % (older and local rules: 50 %), 未达成 below. A
 * score inside its band stands, one outside departs; where the pack awards directly a plain yes gets all and a plain no nothing.
 */
export function judgedOnForm(pack: RulePack, { weight, score: declared, actual, target }: IndicatorReading): JudgedRow {
  if (weight === null) return { degree: null, score: null, departs: false, why: '没有分值' };
  if (!actual || actual.raw.trim() === '')
    return { degree: null, score: null, departs: declared !== null && declared > 0, why: '没有填写实际完成值' };
  const plain = pack.directAward ? yesOrNo(target.raw, actual.raw) : null;
  if (plain !== null) {
    const score = plain ? roundScore(weight, pack.decimals) : 0;
    const departs = declared !== null && Math.abs(declared - score) > 0.1 + 1e-9;
    const said = departs ? `直接赋分：${plain ? '已达成得满分' : '未达成得 0 分'}，表中为 ${declared} 分` : '直接赋分';
    return { degree: plain ? 1 : 0, score, departs, why: said };
  }
  if (declared === null)
    return {
      degree: null,
      score: null,
      departs: false,
      why: '定性指标由单位评判档次：表中没有得分，请写明评为哪一档、由谁评、为什么',
    };
  return inBand(bandOf(pack, actual.raw), weight, declared, `“${actual.raw}”`);
}

/** A day missed: as a goal in words that was not fully reached. National rules say no share for it, so that the unit judges, below 达成. */
export function lateOnForm(pack: RulePack, { weight, score: declared }: IndicatorReading, why: string): JudgedRow {
  if (weight === null) return { degree: null, score: null, departs: false, why: '没有分值' };
  if (declared === null) return { degree: null, score: null, departs: false, why: `${why}，迟延如何扣分由单位说明` };
  const judged = inBand([0, pack.tiers.reached, '未按期完成'], weight, declared, why);
  return { ...judged, why: judged.departs ? judged.why : `${why}，按未按期完成评判` };
}

type JudgedBand = readonly [low: number, high: number, name: string];

function inBand([low, high, name]: JudgedBand, weight: number, declared: number, said: string): JudgedRow {
  const degree = weight === 0 ? 1 : declared / weight;
  if (degree >= low - 1e-9 && degree <= high + 1e-9)
    return { degree, score: declared, departs: false, why: `定性指标，按${name}区间评判` };
  return {
    degree: null,
    score: null,
    departs: true,
    why: `${said}属${name}，得分应为 ${roundScore(low * weight)}–${roundScore(high * weight)} 分，表中为 ${declared} 分`,
  };
}

function bandOf({ tiers }: RulePack, text: string): JudgedBand {
  if (/^未|没有(?!发生|出现|偏差)|不(?:达标|合格|理想)|较差|效果差/.test(text)) return [0, tiers.partly, '“未达成”'];
  if (/部分|基本(?:达成|完成|实现|达到)|有所|尚未|有待|一定(?:效果|程度)/.test(text))
    return [tiers.partly, tiers.reached, '“部分达成”'];
  return [tiers.reached, 1, '“达成”'];
}

/** Whether a row asks a question with two answers, and which was given; null where it is a matter of degree. */
function yesOrNo(target: string, actual: string): boolean | null {
  if (!/^(?:是|有|完成|已?建立|合格|通过|达标|符合|达到|无|建成|出台|制定|健全)/.test(target.trim()) || target.trim().length > 12)
    return null;
  const said = actual.trim();
  if (/^(?:否|未|没有?(?!发生|出现)|不)/.test(said)) return /^无|^未|^不发生/.test(target.trim());
  return /^(?:是|有|无|已|完成|合格|通过|达标|符合|达到|建立|建成|出台|制定|健全|100%|全部)/.test(said) && !/部分|基本/.test(said)
    ? true
    : null;
}
