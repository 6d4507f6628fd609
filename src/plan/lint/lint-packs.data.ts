import type { Finding, LintPackCode } from './lint.contract.ts';

interface LackingLevel {
  code: 'no-output' | 'no-satisfaction' | 'no-benefit' | 'no-cost';
  severity: Finding['severity'];
}

/** What a jurisdiction asks of a form at a time. A further pack is a further entry, not other code. */
export interface LintPack {
  code: LintPackCode;
  /** Document numbers; their clauses are known from derived local texts and are not quoted. */
  source: string;
  /** Points of the execution of the budget; null where the form prints no points. */
  executionPoints: number | null;
  /** Whether the execution of the budget may stand among the targets when they are declared. */
  executionDeclared: boolean;
  /** First levels that a form must have, found by words of its levels or, where it says so, of the names; and how a missing one is told. */
  levels: readonly { words: RegExp; named?: true; missing: LackingLevel }[];
  /** Below so many rows of benefit the form is told, and how a missing lasting effect is told. */
  benefit: { least: number; lasting: 'warning' | 'info' };
  /** Over-delivery from this degree on asks for its cause. */
  farAbove: number;
  /** A shortfall of more than this share asks for an analysis, not only for a reason. */
  farBelow: number;
  /** Rules that do not apply. */
  without: readonly string[];
}

const output = {
  // Local forms call it 项目完成指标, or begin with what stands below it.
  words: /产出|项目完成|数量|质量|时效/,
  missing: { code: 'no-output', severity: 'error' },
} as const;
const satisfaction = {
  words: /满意/,
  named: true,
  missing: { code: 'no-satisfaction', severity: 'warning' },
} as const;
const benefit = {
  words: /效益|效果|影响/,
  missing: { code: 'no-benefit', severity: 'warning' },
} as const;
const cost = {
  words: /成本/,
  missing: { code: 'no-cost', severity: 'info' },
} as const;

export const lintPacks: Readonly<Record<LintPackCode, LintPack>> = {
  'SH-old': {
    code: 'SH-old',
    source: '上海市财政项目支出绩效目标表（2020年前后表式）',
    executionPoints: null,
    executionDeclared: true,
    levels: [output],
    benefit: { least: 2, lasting: 'warning' },
    farAbove: 1.3,
    farBelow: 0.2,
    without: ['L18'],
  },
  'SH-2025': {
    code: 'SH-2025',
    source: '沪府办发〔2023〕16号（成本预算绩效管理），上海市财政局2025年1月的通知：项目原则上设成本指标',
    executionPoints: 10,
    executionDeclared: false,
    levels: [
      { ...cost, missing: { ...cost.missing, severity: 'warning' } },
      output,
      benefit,
      { ...satisfaction, missing: { ...satisfaction.missing, severity: 'info' } },
    ],
    benefit: { least: 1, lasting: 'info' },
    farAbove: 1.3,
    farBelow: 0.2,
    without: [],
  },
  'CN-2015': {
    code: 'CN-2015',
    source: '财预〔2015〕88号',
    executionPoints: 10,
    executionDeclared: true,
    levels: [output, benefit, satisfaction],
    benefit: { least: 1, lasting: 'info' },
    farAbove: 1.3,
    farBelow: 0.2,
    without: [],
  },
  'CN-2020': {
    code: 'CN-2020',
    source: '财预〔2020〕10号',
    executionPoints: 10,
    executionDeclared: true,
    levels: [output, benefit, satisfaction],
    benefit: { least: 1, lasting: 'info' },
    farAbove: 1.3,
    farBelow: 0.2,
    without: [],
  },
  'CN-2021': {
    code: 'CN-2021',
    source: '财预〔2021〕101号',
    executionPoints: 10,
    executionDeclared: false,
    // Without 满意度 its points go to 效益, without 成本 to 产出 and 效益: neither is a fault.
    levels: [output, benefit, { ...satisfaction, missing: { ...satisfaction.missing, severity: 'info' } }],
    benefit: { least: 1, lasting: 'info' },
    farAbove: 1.3,
    farBelow: 0.2,
    without: [],
  },
};
