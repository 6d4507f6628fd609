import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { placeCells } from '#src/platform/documents/sheet.ts';
import { fillTemplate } from './fill-template.ts';
import { type Template, templateSchema } from './template.ts';

export type FormKind = Template['form'];

/** A layout from its file's text. Throws with the file's name and what is wrong with it: a mistake in a layout shows at the start, not in print. */
export function readTemplate(fileName: string, text: string): Template {
  const parsed = templateSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`the layout ${fileName} is not well-formed: ${z.prettifyError(parsed.error)}`);
  const template = parsed.data;
  if (`${template.id}.json` !== fileName) throw new Error(`the layout ${fileName} calls itself ${template.id}`);
  for (const block of fillTemplate(template, { indicators: [{}] }).blocks) {
    if (block.kind !== 'grid') continue;
    try {
      placeCells(block.head ?? [], block.columns.length);
      placeCells(block.rows, block.columns.length);
    } catch (error) {
      throw new Error(`the layout ${fileName} has a table that does not fit: ${(error as Error).message}`);
    }
  }
  return template;
}

const folder = new URL('./layouts/', import.meta.url);

/** Every file of `layouts/`, in the order of their names. */
export const templates: readonly Template[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => readTemplate(name, readFileSync(new URL(name, folder), 'utf8')));

/**
 * The layout that a programme's form is printed in when nobody chooses: the one for the layout that its declaration was read by and
 * for its year; otherwise the national one of that year.
 */
export function layoutFor(form: FormKind, programme: { layout: string; fiscalYear: number }): Template {
  const ofForm = templates.filter((one) => one.form === form);
  const fitting = (declared: string): Template | undefined =>
    ofForm.find(
      ({ for: given }) =>
        given.declared.includes(declared) && programme.fiscalYear >= given.from && programme.fiscalYear <= given.until,
    );
  return fitting(programme.layout) ?? fitting('cn-target') ?? ofForm[0]!;
}

/** The layout of that name for the form; null where there is none. */
export function layoutNamed(form: FormKind, id: string): Template | null {
  return templates.find((one) => one.form === form && one.id === id) ?? null;
}
