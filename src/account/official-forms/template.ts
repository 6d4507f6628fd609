import { z } from 'zod';

/** One cell of a layout. It shows one of `label`, `text` (both may hold `{fields}`) or `field`. */
const cellSchema = z.strictObject({
  /** A heading: head face, centred. */
  label: z.string().optional(),
  text: z.string().optional(),
  /** Where the value stands in the form's data, parts by dots; of several the first that says something. */
  field: z.union([z.string(), z.array(z.string())]).optional(),
  /**
   * money: an amount in 分, shown in the layout's unit; percent: 1 is 100 %; yes-no: 是/否; tick: √ where true; choice: the `options`,
   * ticked where the value names them; score: `—` where no points are given, `未计分` where they could not be computed.
   */
  as: z.enum(['text', 'figure', 'money', 'number', 'percent', 'score', 'yes-no', 'tick', 'choice']).default('text'),
  options: z.array(z.string()).optional(),
  /** Shown where there is no value. */
  missing: z.string().default(''),
  /** A heading on a line of its own above the value; may hold `{fields}` as `label` does. */
  lead: z.string().optional(),
  span: z.int().min(1).optional(),
  rows: z.int().min(1).optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
  valign: z.enum(['top', 'middle']).optional(),
  /** prose: only where the text is one paragraph. */
  indent: z.union([z.boolean(), z.literal('prose')]).optional(),
  vertical: z.boolean().optional(),
  open: z.enum(['above', 'below']).optional(),
  /** In a head: what stands here on the further pages that the grid runs over; only print tells them apart. */
  continued: z.string().optional(),
  sizePt: z.number().min(5).max(30).optional(),
  /** In a repeated row: one with the cell above while its value and those of the merged cells before it stay the same; `all`: one for all rows. */
  merge: z.union([z.literal(true), z.literal('all')]).optional(),
});

const rowSchema = z.strictObject({
  cells: z.array(cellSchema).min(1),
  /** The row is at least this tall. */
  heightMm: z.number().positive().optional(),
  /** As tall as this where none of its values says anything, to write in by hand. */
  blankMm: z.number().positive().optional(),
  /** A row for each item of this list; `field` then looks into the item first. */
  each: z.string().optional(),
});

const gridSchema = z.strictObject({
  kind: z.literal('grid'),
  /** Widths in proportion; in mm by custom. */
  columns: z.array(z.number().positive()).min(1),
  frame: z.enum(['thin', 'none']).default('thin'),
  /** Repeated on each page that the grid runs over. */
  head: z.array(rowSchema).default([]),
  rows: z.array(rowSchema),
  keep: z.boolean().optional(),
  gapMm: z.number().min(0).optional(),
});

const textSchema = z.strictObject({
  kind: z.literal('text'),
  text: z.string(),
  sizePt: z.number().min(5).max(30).optional(),
  gapMm: z.number().min(0).optional(),
});

const millimetres = z.number().min(5).max(60);

/** A printed form as data: what stands in a file of `layouts/`. */
export const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** As offices call it. */
  name: z.string(),
  nameEn: z.string(),
  form: z.enum(['declaration', 'monitoring', 'self-evaluation']),
  /** It is chosen by itself for programmes whose declaration was read by one of these layouts, in these years. */
  for: z.strictObject({ declared: z.array(z.string()), from: z.int().default(0), until: z.int().default(9999) }),
  page: z.strictObject({
    orientation: z.enum(['portrait', 'landscape']),
    marginMm: z.strictObject({ top: millimetres, right: millimetres, bottom: millimetres, left: millimetres }),
  }),
  sizePt: z.number().min(6).max(16),
  fonts: z.strictObject({ text: z.string(), head: z.string() }).default({ text: '仿宋', head: '黑体' }),
  title: z.array(z.string()).min(1),
  /** What its amounts count. */
  money: z.enum(['元', '万元']),
  /** Decimals of amounts in 元 where they are whole. */
  moneyDecimals: z.union([z.literal(0), z.literal(2)]).default(0),
  /** First levels in the order of the form; others follow in their own order. */
  order: z.array(z.string()).default([]),
  blocks: z.array(z.discriminatedUnion('kind', [gridSchema, textSchema])).min(1),
});

export type Template = z.infer<typeof templateSchema>;
export type TemplateCell = z.infer<typeof cellSchema>;
export type TemplateRow = z.infer<typeof rowSchema>;
