/** Points for a rate, the first band whose `from` it reaches. */
export interface Band {
  from: number;
  share: number;
}

/** How a rule pack scores. Amended rules are another entry, not other code. */
export interface RulePack {
  code: 'CN-2020' | 'CN-2021';
  /** Document number. */
  source: string;
  executionPoints: number;
  /** Of the money: null scores by proportion; bands apply to what is spent while the project is unfinished. */
  executionBands: readonly Band[] | null;
  /** Quantitative rows: below this rate no points, above it points grow from 0 to all. */
  passLine: number;
  /** Satisfaction rows by the rate of satisfied people; null scores them like any other row. */
  satisfactionBands: readonly Band[] | null;
  /** Points over groups of rows; the first split all of whose groups occur is taken. */
  splits: readonly Readonly<Record<string, number>>[];
}

export const rulePacks: Readonly<Record<RulePack['code'], RulePack>> = {
  'CN-2020': {
    code: 'CN-2020',
    source: '财预〔2020〕10号',
    executionPoints: 10,
    executionBands: null,
    passLine: 0,
    satisfactionBands: null,
    splits: [
      { 产出: 50, 效益: 30, 满意度: 10 },
      { 产出: 50, 效益: 40 },
      { 产出: 80, 满意度: 10 },
      { 效益: 80, 满意度: 10 },
      { 产出: 90 },
      { 效益: 90 },
      { 满意度: 90 },
    ],
  },
  'CN-2021': {
    code: 'CN-2021',
    source: '财预〔2021〕101号',
    executionPoints: 10,
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
    splits: [
      { 成本: 20, 产出: 40, 效益: 20, 满意度: 10 },
      { 成本: 20, 产出: 40, 效益: 30 },
      { 产出: 50, 效益: 30, 满意度: 10 },
      { 产出: 50, 效益: 40 },
      { 产出: 80, 满意度: 10 },
      { 效益: 80, 满意度: 10 },
      { 产出: 90 },
      { 效益: 90 },
      { 满意度: 90 },
    ],
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

/** From this degree on the cause of the over-delivery is to be analysed; nothing is deducted. No national threshold exists. */
export const farAbove = 1.3;

/** A declared score may differ from the rule's by this much before the form is said to depart. */
export const tolerance = 0.1;
