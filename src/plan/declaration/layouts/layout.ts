import { z } from 'zod';

/** Places of a form that hold one value. Names ending in `Yuan` carry an amount; `aside` is read past, because no figure depends on it. */
const fieldNames = [
  'applicant',
  'implementer',
  'project',
  'category',
  'start',
  'end',
  'period',
  'governmentPurchase',
  'performanceType',
  'totalYuan',
  'currentYearYuan',
  'previousBudgetYuan',
  'previousExecutedYuan',
  'totalScore',
  'aside',
] as const;

/**
 * What a column of the indicator table holds. `otherYear`: a value of another year, or of a part of the year; `remark` gives the reason where
 * the form has no column for it; `soFar` to `note` belong to the monitoring form.
 */
const columnRoles = [
  'level1',
  'level2',
  'level3',
  'comparator',
  'target',
  'otherYear',
  'unit',
  'actual',
  'weight',
  'score',
  'reason',
  'remark',
  'aside',
  'soFar',
  'expected',
  'cause',
  'causeText',
  'possibility',
  'note',
] as const;

const budgetColumns = ['initialYuan', 'adjustedYuan', 'executedYuan', 'expectedYuan', 'weight', 'rate', 'score'] as const;

const words = z.array(z.string().min(1)).readonly();

/** The words of a form. Column headings in text without cells are in the order of the columns; levels are first → second levels. */
const wordsShape = {
  fields: z.partialRecord(z.enum(fieldNames), words),
  /** Name of the section in the reading → the labels that open it. */
  sections: z.record(z.string(), words),
  /** Headings that hold no value of their own. */
  bands: words,
  columns: z.partialRecord(z.enum(columnRoles), words),
  levels: z.record(z.string(), words),
};

export const sharedWordsSchema = z.strictObject(wordsShape);

/** A file of `layouts/`. `shared`: what it takes over from `shared-words.json`; in its own lists `…` stands for the shared one. */
export const layoutFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** As offices call it. */
  name: z.string(),
  /** Where the form is laid down, or was met. */
  source: z.string(),
  kind: z.enum(['target', 'self-evaluation']),
  /** Of two that fit a form equally well, the one of the lower rank is taken. */
  rank: z.int().default(9),
  titles: words,
  shared: z.array(z.enum(['fields', 'sections', 'bands', 'columns', 'levels'])).default([]),
  fields: wordsShape.fields.default({}),
  sections: wordsShape.sections.default({}),
  bands: words.default([]),
  columns: wordsShape.columns.default({}),
  levels: wordsShape.levels.default({}),
  /** The table of money: its columns in printed order, and the row that counts. */
  budget: z
    .strictObject({ columns: z.partialRecord(z.enum(budgetColumns), words), totalRow: words, otherRows: words })
    .optional(),
});

export type FieldName = (typeof fieldNames)[number];
export type ColumnRole = (typeof columnRoles)[number];
export type BudgetColumn = (typeof budgetColumns)[number];
export type LayoutFile = z.infer<typeof layoutFileSchema>;
export type SharedWords = z.infer<typeof sharedWordsSchema>;

/** One printed form as data, with the words that it shares filled in. */
export type Layout = Omit<LayoutFile, 'rank' | 'shared' | 'source'>;

/** What a row of figures ends with; a reason may be missing. */
export const FIGURES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'target',
  'unit',
  'actual',
  'weight',
  'score',
  'soFar',
  'expected',
]);
