/** Places of a form that hold one value. `money` names carry an amount; `aside` is read past, because no figure depends on it. */
export type FieldName =
  | 'applicant'
  | 'implementer'
  | 'project'
  | 'category'
  | 'start'
  | 'end'
  | 'period'
  | 'governmentPurchase'
  | 'performanceType'
  | 'totalYuan'
  | 'currentYearYuan'
  | 'previousBudgetYuan'
  | 'previousExecutedYuan'
  | 'totalScore'
  | 'aside';

export type ColumnRole =
  | 'level1'
  | 'level2'
  | 'level3'
  | 'comparator'
  | 'target'
  /** A value of another year, or of a part of the year. */
  | 'otherYear'
  | 'unit'
  | 'actual'
  | 'weight'
  | 'score'
  | 'reason'
  /** Gives the reason where the form has no column for it. */
  | 'remark'
  | 'aside';

export type BudgetColumn = 'initialYuan' | 'adjustedYuan' | 'executedYuan' | 'weight' | 'rate' | 'score';

/** One printed form, as data. A further layout is a further file of this shape, listed in `all.ts`. */
export interface Layout {
  id: string;
  /** As offices call it. */
  name: string;
  kind: 'target' | 'self-evaluation';
  titles: readonly string[];
  fields: Partial<Record<FieldName, readonly string[]>>;
  /** Name of the section in the reading → the labels that open it. */
  sections: Readonly<Record<string, readonly string[]>>;
  /** Headings that hold no value of their own. */
  bands: readonly string[];
  /** Column headings of the indicator table. In text without cells the order of the first headings is the order of the columns. */
  columns: Partial<Record<ColumnRole, readonly string[]>>;
  /** level1 words → level2 words; spelling of the form. */
  levels: Readonly<Record<string, readonly string[]>>;
  /** The table of money of a self-evaluation: its columns in printed order, and the row that counts. */
  budget?: {
    columns: Partial<Record<BudgetColumn, readonly string[]>>;
    totalRow: readonly string[];
    otherRows: readonly string[];
  };
}
