import type { Refusal } from '#src/kernel/refusal.ts';
import { renderExcel } from '#src/platform/documents/excel.ts';
import { renderPdf } from '#src/platform/documents/pdf.ts';
import type { Sheet } from '#src/platform/documents/sheet.ts';
import { renderWord } from '#src/platform/documents/word.ts';
import { declarationSheet } from './declaration-form.ts';
import type { DeclarationForm, PrintFormat, SelfEvaluationForm } from './official-form.ts';
import { selfEvaluationSheet } from './self-evaluation-form.ts';

/** A form that cannot be printed as it is, for a reason that a person can mend: hand `refusal` on to them. */
export class UnprintableForm extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`the form cannot be printed: ${refusal.code}`);
    this.refusal = refusal;
  }
}

async function print(sheet: Sheet, format: PrintFormat): Promise<Uint8Array> {
  if (format === 'docx') return renderWord(sheet);
  if (format === 'xlsx') return renderExcel(sheet);
  const printed = await renderPdf(sheet);
  if (!printed.ok) throw new UnprintableForm(printed.refusal);
  return printed.value;
}

/** The bytes of 财政项目支出绩效目标表. Throws `UnprintableForm` where its text has characters that cannot be printed as PDF. */
export function printDeclaration(form: DeclarationForm, format: PrintFormat): Promise<Uint8Array> {
  return print(declarationSheet(form), format);
}

/** The bytes of 项目支出绩效自评表. Throws `UnprintableForm` where its text has characters that cannot be printed as PDF. */
export function printSelfEvaluation(form: SelfEvaluationForm, format: PrintFormat): Promise<Uint8Array> {
  return print(selfEvaluationSheet(form), format);
}
