import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type FormReading, formReadingSchema } from './declaration.contract.ts';
import { FormReader } from './form-reader.ts';
import { chooseLayout } from './layout-choice.ts';
import { type FormFile, textOfFile } from './text-of-file.ts';
import { unrolled } from './unrolled.ts';

/**
 * Reads a target table or a self-evaluation from .txt, .docx, .xlsx or .pdf, whatever its layout. What cannot be read is a
 * warning that names the place. Refuses (`form-…`) a file that it cannot or must not open, or that is no such form.
 */
export async function readForm(file: FormFile): Promise<Result<FormReading>> {
  const rows = await textOfFile(file);
  if (!rows.ok) return rows;
  const flat = unrolled(rows.value);
  const layout = chooseLayout(flat);
  if (!layout) return refuse('form-not-recognised', { file: file.name.slice(-120) });
  const reader = new FormReader(layout);
  const reading = reader.read(flat);
  return ok(formReadingSchema.parse(reader.hasTable ? reading : new FormReader(layout, true).read(flat)));
}
