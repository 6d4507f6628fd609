import { type DeclarationReading, noBudget } from './declaration.contract.ts';

/** The sections that every target table asks for, by the names under which readings keep them. */
const sections = ['概况', '立项依据', '必要性', '制度措施', '实施计划', '年度总体目标'];

/** An empty target table, to be filled in on screen by whoever has no form yet; by the national layout, which is printed as any other too. */
export function blankReading(): DeclarationReading {
  return {
    kind: 'target',
    layout: 'cn-target',
    year: null,
    unit: null,
    project: null,
    category: null,
    start: null,
    end: null,
    governmentPurchase: null,
    performanceType: null,
    sections: Object.fromEntries(sections.map((section) => [section, ''])),
    budget: noBudget,
    indicators: [],
    totalScore: null,
    warnings: [],
  };
}
