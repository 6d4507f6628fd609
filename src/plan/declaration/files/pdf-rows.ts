import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type PageParts, rowsOfPages } from './pdf-grid.ts';
import { type Operators, partsOfPage } from './pdf-page.ts';
import { formLimits, type SourceRow, tooLong } from './source-rows.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Lines and table rows of a PDF; tables are rebuilt from their drawn lines. */
export async function rowsOfPdf(name: string, bytes: Uint8Array): Promise<Result<SourceRow[]>> {
  let pdf: Pdf;
  try {
    // pdf.js takes its input over, and needs no fonts to give text.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  } catch (error) {
    return refuse((error as Error).name === 'PasswordException' ? 'form-encrypted' : 'form-damaged', { file: name });
  }
  try {
    if (pdf.numPages > formLimits.pages) return tooLong(name);
    const operators = (await getResolvedPDFJS()).OPS as Operators;
    const pages: PageParts[] = [];
    for (let page = 1; page <= pdf.numPages; page++) pages.push(await partsOfPage(await pdf.getPage(page), operators));
    if (pages.every((page) => page.texts.length === 0)) return refuse('form-scanned', { file: name });
    return ok(rowsOfPages(pages));
  } catch {
    return refuse('form-damaged', { file: name });
  } finally {
    await pdf.loadingTask.destroy();
  }
}
