import type { Language } from './refusal.ts';
import { packNames } from './rule-pack-names.ts';

interface Sentence {
  zh: string;
  en: string;
}

/** Why a row scores as it does, or cannot be scored. `{name}` stands for a parameter. */
const sentences = {
  'no-weight': { zh: '没有分值', en: 'no points are given' },
  'no-degree': { zh: '完成度算不出来', en: 'how far it was reached cannot be reckoned' },
  'far-above': { zh: '完成值达到目标的 {percent}%，请分析原因', en: '{percent}% of the target was delivered: say why' },
  'far-below-bound': {
    zh: '实际值只有目标上限的 {percent}%，上限可能定得偏宽，请分析原因',
    en: 'only {percent}% of what the target allows: it may have been set too wide, say why',
  },
  'bound-still-growing': {
    zh: '累计数还会增加，年末才能判定是否控制在目标内；现按规则暂计',
    en: 'the sum still grows: only the end of the year tells whether the bound is kept; scored by the rules as it stands',
  },
  'bound-touched': {
    zh: '正好等于目标的界限，目标要求超过（或低于）它，没有达到；按完成比例计分',
    en: 'it is just at the bound that the target asks to pass, so the target is not reached; scored by proportion',
  },
  'actual-is-bound': {
    zh: '实际完成值写的是“{actual}”，是限值不是实际的数，按所写计分，请补填实际完成的数',
    en: 'the actual is given as “{actual}”, a bound and not what was done: scored as written, fill in the figure',
  },
  'execution-points-differ': {
    zh: '表中预算执行率的分值是 {weight} 分，所选规则是 {points} 分，按表中的分值复算',
    en: 'The form gives the execution of the budget {weight} points, the rules asked for {points}; it was scored out of those of the form',
  },
  'no-budget': { zh: '没有预算数', en: 'there is no budget figure' },
  'no-executed': { zh: '没有执行数', en: 'there is no figure of what was spent' },
  'zero-budget': { zh: '预算数为 0', en: 'the budget is 0' },
  'negative-money': { zh: '预算数或执行数小于 0', en: 'budget or spending is below 0' },
  'over-budget': { zh: '执行数超过预算数，请说明原因', en: 'more was spent than budgeted: say why' },
  'not-judged': { zh: '尚未评判', en: 'not judged yet' },
  'no-evidence': { zh: '暂无佐证', en: 'no evidence yet' },
  'not-comparable': { zh: '目标值不能与实际值比较', en: 'the target cannot be compared with the actual' },
  'execution-not-scored': {
    zh: '指标分值已合计100分，预算执行率不另计分',
    en: 'the indicators alone have the 100 points; budget execution is not scored besides',
  },
  'execution-departs': {
    zh: '执行率 {rate}，按规则应得 {score} 分，表中为 {declared} 分',
    en: 'executed {rate}: {score} by the rules, {declared} on the form',
  },
  'finished-full': {
    zh: '按项目尚未完成计；已完成且未超预算的可得满分，请指定或说明',
    en: 'scored as not finished; a finished project within its budget may have all points: say so',
  },
  'finished-said': {
    zh: '按指定：项目已完成且未超预算，得满分',
    en: 'finished within its budget, as you said: all points',
  },
  'finished-by-targets': {
    zh: '各项指标均已完成，按项目已完成且未超预算计；未完成的请指定',
    en: 'every target is reached: scored as finished within its budget; say so if it is not',
  },
  'points-shared': {
    zh: '分值是推定的，不与表中得分比较',
    en: 'its points are only a share: not compared with the score on the form',
  },
  'weights-heads': {
    zh: '表中没有分值列：按各级标题所列分值（{heads}）在其下各行平均分配计分，分摊的行与表中得分不作比较，不评等级',
    en: 'The form has no column of points: those in the heads of its levels ({heads}) are shared evenly by their rows. Rows that share are not compared with the form, and no grade is given',
  },
  'weights-rules': {
    zh: '表中没有分值：按 {pack} 各类指标的分值（{groups}）在各行平均分配计分，仅供参考，与表中逐行得分不作比较，不评等级',
    en: 'The form has no points: those that {pack} gives to each group ({groups}) are shared evenly by its rows, as an indication. Rows are not compared with the form, and no grade is given',
  },
  'above-weight': { zh: '得分 {declared} 超过分值 {weight}', en: 'the score {declared} is above its {weight} points' },
  departs: { zh: '按规则应得 {score} 分，表中为 {declared} 分', en: '{score} by the rules, {declared} on the form' },
  'no-declared': { zh: '表中没有得分', en: 'the form has no score' },
  'reason-missing': {
    zh: '完成 {degree}，没有写偏差原因，请补写',
    en: '{degree} reached, and no reason for the shortfall: write one',
  },
  'deduction-unexplained': {
    zh: '得 {score} 分，没有写扣分原因，请补写',
    en: '{score} points, and no reason for those taken off: write one',
  },
  'no-actual': { zh: '没有填写实际完成值', en: 'no actual is filled in' },
  'award-full': {
    zh: '直接赋分：已达成得满分，表中为 {declared} 分',
    en: 'awarded directly: reached has all points, the form has {declared}',
  },
  'award-none': {
    zh: '直接赋分：未达成得 0 分，表中为 {declared} 分',
    en: 'awarded directly: not reached has 0, the form has {declared}',
  },
  awarded: { zh: '直接赋分', en: 'awarded directly' },
  'tier-unsaid': {
    zh: '定性指标由单位评判档次：表中没有得分，请写明评为哪一档、由谁评、为什么',
    en: 'the unit judges a goal in words: the form has no score; write which tier, by whom and why',
  },
  'tier-reached': { zh: '定性指标，按“达成”区间评判', en: 'a goal in words, judged within “reached”' },
  'tier-partly': { zh: '定性指标，按“部分达成”区间评判', en: 'a goal in words, judged within “partly reached”' },
  'tier-missed': { zh: '定性指标，按“未达成”区间评判', en: 'a goal in words, judged within “not reached”' },
  'outside-reached': {
    zh: '“{actual}”属“达成”，得分应为 {low}–{high} 分，表中为 {declared} 分',
    en: '“{actual}” is “reached”: {low}–{high} points, the form has {declared}',
  },
  'outside-partly': {
    zh: '“{actual}”属“部分达成”，得分应为 {low}–{high} 分，表中为 {declared} 分',
    en: '“{actual}” is “partly reached”: {low}–{high} points, the form has {declared}',
  },
  'outside-missed': {
    zh: '“{actual}”属“未达成”，得分应为 {low}–{high} 分，表中为 {declared} 分',
    en: '“{actual}” is “not reached”: {low}–{high} points, the form has {declared}',
  },
  late: { zh: '实际 {done} 晚于目标 {limit}', en: 'done on {done}, later than {limit}' },
  'late-unsaid': { zh: '迟延如何扣分由单位说明', en: 'the unit has to say what the delay costs' },
  'late-judged': { zh: '按未按期完成评判', en: 'judged as not in time' },
  'late-outside': {
    zh: '属未按期完成，得分应为 {low}–{high} 分，表中为 {declared} 分',
    en: 'not in time: {low}–{high} points, the form has {declared}',
  },
  'target-slip': {
    zh: '目标值“{target}”可能是“{likely}”的误识别，不计分；请对照原表改正（原表确是这样的，请写明“≥”或“=”）',
    en: 'the target “{target}” may be a misreading of “{likely}” and is not scored: correct it by the form, or write “≥” or “=” before it if it is meant',
  },
  'target-parted': {
    zh: '目标值“{target}”的数字中间有空格，不计分；请对照原表改正',
    en: 'the figure of the target “{target}” is parted by a blank and is not scored: correct it by the form',
  },
  'target-reversed': {
    zh: '目标值“{target}”的下限大于上限，不计分；请对照原表改正',
    en: 'the target “{target}” ends below its start and is not scored: correct it by the form',
  },
  'target-open': {
    zh: '目标值“{target}”不含其中一端，实际值正好在这一端，不计分；请写成含两端的区间',
    en: 'the target “{target}” leaves out one of its ends, and the actual is just at an end, so it is not scored: write a range with both its ends',
  },
  'target-contradiction': {
    zh: '目标值“{target}”前后两个界限相反，不计分；请对照原表改正',
    en: 'the target “{target}” is bounded from both sides and is not scored: correct it by the form',
  },
  'target-approximate': {
    zh: '目标值“{target}”是约数，无法判定是否完成，不计分；请写成“≥”或“≤”',
    en: 'the target “{target}” is only approximate and is not scored: write it with “≥” or “≤”',
  },
  'target-unread': { zh: '目标值“{target}”读不出数值', en: 'no figure can be read from the target “{target}”' },
  'actual-unread': { zh: '实际完成值“{actual}”不是数字', en: 'the actual “{actual}” is no number' },
  'unit-differs': {
    zh: '目标值单位是“{target}”，实际完成值单位是“{actual}”，不能比较',
    en: 'the target counts “{target}”, the actual “{actual}”: they cannot be compared',
  },
  'percent-missing': {
    zh: '实际完成值“{actual}”没有“%”，可能是 {percent}%，请核对',
    en: 'the actual “{actual}” has no “%”; it may be {percent}%: check it',
  },
  'scale-missing': {
    zh: '目标值“{target}”以万（亿）计，实际完成值“{actual}”没有写单位，请核对是否也以万（亿）计',
    en: 'the target “{target}” counts in 万 or 亿, the actual “{actual}” has no unit: check whether it does, too',
  },
  'unit-of-column': {
    zh: '实际完成值“{actual}”没有写单位，按度量单位一栏的“{unit}”计',
    en: 'the actual “{actual}” has no unit: it is counted in “{unit}”, as the column of units says',
  },
  'zero-target': {
    zh: '目标值为 0，完成度不能计算；请写成“≤0”或作定性指标',
    en: 'of a target of 0 no share can be reckoned; write “≤0”, or make it a goal in words',
  },
  'below-zero-target': {
    zh: '目标值“{target}”没有达到，不能按比例计算，请说明如何计分',
    en: 'the target “{target}” was missed and has no proportion: say how it is scored',
  },
  'opposite-direction': {
    zh: '实际“{actual}”与目标“{target}”方向相反',
    en: 'the actual “{actual}” goes the other way than the target “{target}”',
  },
  'direction-unclear': {
    zh: '实际“{actual}”与目标“{target}”的方向无法判定（升还是降），不计分，请写明',
    en: 'whether the actual “{actual}” goes the way of the target “{target}” cannot be told, so it is not scored: write whether it rose or fell',
  },
  'ceiling-by-level': {
    zh: '目标值“{target}”没有写“≤”，按“{level}”作为上限计分，越低越好',
    en: 'the target “{target}” has no “≤”: under “{level}” it is taken as the most, the lower the better',
  },
  'ceiling-by-name': {
    zh: '目标值“{target}”没有写“≤”，按指标名称“{name}”作为上限计分，越低越好',
    en: 'the target “{target}” has no “≤”: by the name “{name}” it is taken as the most, the lower the better',
  },
  'floor-assumed': {
    zh: '目标值“{target}”没有写“≥”或“≤”，按“≥”计分；如果是上限，请写“≤”',
    en: 'the target “{target}” has neither “≥” nor “≤”: “≥” was assumed; write “≤” if it is the most',
  },
  'above-range': {
    zh: '超过目标区间的上限：区间表示控制在其内，按上限÷实际计分；多做也算完成的，请把目标写成“≥”',
    en: 'above the upper end of the range, which means to stay within: scored as upper end ÷ actual; write “≥” if more is as good',
  },
  'actual-approximate': {
    zh: '实际完成值“{actual}”是约数，按所写的数计分，请填写准确的数',
    en: 'the actual “{actual}” is an estimate: scored by the figure as written, fill in the exact one',
  },
  'words-contradict': {
    zh: '实际“{actual}”没有达到目标“{target}”',
    en: 'the actual “{actual}” does not reach the target “{target}”',
  },
  'words-short': {
    zh: '实际“{actual}”没有全部达到目标“{target}”',
    en: 'the actual “{actual}” does not wholly reach the target “{target}”',
  },
  'words-unclear': {
    zh: '实际“{actual}”与目标“{target}”不能直接比较，是否达成请人工评判后写明',
    en: 'the actual “{actual}” cannot be compared with the target “{target}”: let a person judge whether it is reached, and write so',
  },
  'words-with-figures': {
    zh: '目标“{target}”和实际“{actual}”里的数不同，没有作比较，请人工核对是否达成',
    en: 'the figures of the target “{target}” and the actual “{actual}” differ and were not compared: check whether it is reached',
  },
  'date-unread': { zh: '完成日期“{actual}”读不出来', en: 'the day “{actual}” cannot be read' },
  'by-pack': { zh: '按 {pack} 复算', en: 'Scored again by {pack}' },
  'pack-asked': { zh: '规则按指定选用', en: 'The rules were asked for' },
  'pack-by-layout': { zh: '规则按表式选用', en: 'The rules are those of the form’s layout' },
  'pack-by-year': { zh: '规则按表式和{year}年度选用', en: 'The rules are those of the form’s layout and of {year}' },
  'pack-by-scores': {
    zh: '表中得分是按完成比例计的（按 {pack} 有 {banded} 处不符，按 {proportionalPack} 有 {proportional} 处）',
    en: 'The form’s scores are by proportion (by {pack} {banded} of them depart, by {proportionalPack} {proportional})',
  },
  'rounded-decimals': {
    zh: '得分逐行四舍五入到两位小数，与表中相差 {tolerance} 分以内不算不符',
    en: 'Scores are rounded at the row to two decimals; {tolerance} points beside the form are no departure',
  },
  'rounded-whole': {
    zh: '得分逐行四舍五入到整数，与表中相差 {tolerance} 分以内不算不符',
    en: 'Scores are rounded at the row to whole points; {tolerance} points beside the form are no departure',
  },
  'target-table': { zh: '这是目标表，没有实际完成值，不能计分', en: 'This is a target table: it has no actuals to score' },
  'nothing-compared': {
    zh: '表中没有可以比较的得分，没有作比较',
    en: 'The form has no score to compare: nothing was compared',
  },
  'points-not-100': {
    zh: '分值合计 {points} 分，不是 100 分，不评等级',
    en: 'The points add up to {points}, not to 100: there is no grade',
  },
  'sum-differs': {
    zh: '表中各项得分合计 {sum} 分，总分写的是 {total} 分',
    en: 'The scores on the form add up to {sum}, its total says {total}',
  },
  'rows-open': {
    zh: '有 {count} 项算不出得分，总分不作推断',
    en: 'Rows that cannot be scored: {count}; the total is not guessed',
  },
} satisfies Record<string, Sentence>;

export type ScoreReasonCode = keyof typeof sentences;

/** A reason as data; screens and commands say it in their language. */
export interface ScoreReason {
  code: ScoreReasonCode;
  params: Readonly<Record<string, string | number>>;
}

export const scoreReasonCodes = Object.keys(sentences) as [ScoreReasonCode, ...ScoreReasonCode[]];

export function scoreReason(code: ScoreReasonCode, params: ScoreReason['params'] = {}): ScoreReason {
  return { code, params };
}

/** One reason as a person reads it. */
export function scoreReasonText({ code, params }: ScoreReason, language: Language): string {
  return sentences[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = String(params[name] ?? whole);
    return /pack$/i.test(name) ? ((packNames[language] as Record<string, string>)[value] ?? value) : value;
  });
}

/** All of them in one line; null where there is none. */
export function scoreReasonsText(reasons: readonly ScoreReason[], language: Language): string | null {
  return reasons.map((reason) => scoreReasonText(reason, language)).join(language === 'zh' ? '；' : '; ') || null;
}

const unexplained: readonly ScoreReasonCode[] = ['reason-missing', 'deduction-unexplained'];

/** Whether a row falls short, or has points taken off, and the form gives no reason: 财预〔2020〕10号 asks for one. */
export const lacksReason = (reasons: readonly ScoreReason[]): boolean => reasons.some(({ code }) => unexplained.includes(code));
