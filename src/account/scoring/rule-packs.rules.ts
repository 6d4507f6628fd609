import type { ScorePackCode } from '#src/kernel/rule-packs.ts';

/** Points for a rate, the first band whose `from` it reaches. */
export interface Band {
  from: number;
  share: number;
}

/** Shares of its points that a goal in words may get, by how it was judged: the lower end of 达成 and of 部分达成. */
export interface Tiers {
  reached: number;
  partly: number;
}

/** How a rule pack scores. Amended rules are another entry, not other code. */
export interface RulePack {
  code: ScorePackCode;
  /** Document number; clauses are known from derived local texts. */
  source: string;
  /** The document whose arithmetic it is. Bundles hold the rules as worded here; what they are called on screens and forms is `packNames`. */
  document: string;
  executionPoints: number;
  /** Of the money: null scores by proportion; bands apply to what is spent while the project is unfinished. */
  executionBands: readonly Band[] | null;
  /** Quantitative rows: below this rate no points, above it points grow from 0 to all. */
  passLine: number;
  /** Satisfaction rows by the rate of satisfied people; null scores them like any other row. */
  satisfactionBands: readonly Band[] | null;
  tiers: Tiers;
  /** 直接赋分: a plain yes gets all of the points, a plain no none. */
  directAward: boolean;
  /** Decimals of a row's score, rounded once, half up. */
  decimals: 0 | 2;
  /** From this degree on the cause of the over-delivery is to be analysed; nothing is deducted. No national threshold exists. */
  farAbove: number;
  /** Points over groups of rows; the first split all of whose groups occur is taken. */
  splits: readonly Readonly<Record<string, number>>[];
}

/** Splits of what the execution of the budget leaves, for forms that lack a group. */
const rest = (points: number): RulePack['splits'] => [
  { 产出: points - 40, 效益: 30, 满意度: 10 },
  { 产出: points - 40, 效益: 40 },
  { 产出: points - 10, 满意度: 10 },
  { 效益: points - 10, 满意度: 10 },
  { 产出: points },
  { 效益: points },
  { 满意度: points },
];

const cn2020: RulePack = {
  code: 'CN-2020',
  source: '财预〔2020〕10号',
  document: '财预〔2020〕10号',
  executionPoints: 10,
  executionBands: null,
  passLine: 0,
  satisfactionBands: null,
  tiers: { reached: 0.8, partly: 0.6 },
  directAward: false,
  decimals: 2,
  farAbove: 1.3,
  splits: rest(90),
};

const cn2021: RulePack = {
  ...cn2020,
  code: 'CN-2021',
  source: '财预〔2021〕101号',
  document: '财预〔2021〕101号',
  executionBands: [
    { from: 1, share: 1 },
    { from: 0.8, share: 0.7 },
    { from: 0.6, share: 0.5 },
    { from: 0, share: 0 },
  ],
  passLine: 0.6,
  satisfactionBands: [
    { from: 0.9, share: 1 },
    { from: 0.8, share: 0.8 },
    { from: 0.6, share: 0.5 },
    { from: 0, share: 0 },
  ],
  directAward: true,
  splits: [{ 成本: 20, 产出: 40, 效益: 20, 满意度: 10 }, { 成本: 20, 产出: 40, 效益: 30 }, ...rest(90)],
};

/** What an office sets beside its rules; see `RulePack`. */
export interface ScoringChoices {
  /** From this degree on over-delivery asks for its cause, instead of the pack's; above 1. */
  farAbove?: number | undefined;
  /** Whether the project is done, so that money left over costs nothing under 财预〔2021〕101号; unsaid, the targets tell. */
  finished?: boolean | undefined;
}

export function packWith(code: ScorePackCode, { farAbove }: ScoringChoices = {}): RulePack {
  return farAbove === undefined ? rulePacks[code] : { ...rulePacks[code], farAbove };
}

export const rulePacks: Readonly<Record<ScorePackCode, RulePack>> = {
  // Self-evaluations of 2017 to 2019 drew the line of 部分达成 at one half.
  'CN-2015': {
    ...cn2020,
    code: 'CN-2015',
    source: '财预〔2015〕88号',
    document: '财预〔2015〕88号',
    tiers: { reached: 0.8, partly: 0.5 },
  },
  'CN-2020': cn2020,
  'CN-2021': cn2021,
  'SH-old': { ...cn2020, code: 'SH-old', source: '上海市财政项目支出绩效目标表（四级），计分同财预〔2020〕10号' },
  'SH-2025': { ...cn2021, code: 'SH-2025', source: '沪府办发〔2023〕16号（成本预算绩效管理），计分同财预〔2021〕101号' },
  'LOCAL-EXECUTION-20': {
    ...cn2020,
    code: 'LOCAL-EXECUTION-20',
    source: '地方办法：预算执行率20分，其余同财预〔2020〕10号',
    executionPoints: 20,
    splits: rest(80),
  },
  'LOCAL-WHOLE-POINTS': {
    ...cn2020,
    code: 'LOCAL-WHOLE-POINTS',
    source: '地方办法：得分四舍五入到整数，其余同财预〔2020〕10号',
    decimals: 0,
  },
  'LOCAL-TIERS-50': {
    ...cn2020,
    code: 'LOCAL-TIERS-50',
    source: '地方办法：定性指标按100—80%、80—50%、50—0%三档，其余同财预〔2020〕10号',
    tiers: { reached: 0.8, partly: 0.5 },
  },
};

/** Total points and up: 优, 良, 中, 差. */
export const grades = [
  { from: 90, grade: '优' },
  { from: 80, grade: '良' },
  { from: 60, grade: '中' },
  { from: 0, grade: '差' },
] as const;
export type Grade = (typeof grades)[number]['grade'];

/** A declared score may differ from the rule's by this much before the form is said to depart. */
export const tolerance = 0.1;
