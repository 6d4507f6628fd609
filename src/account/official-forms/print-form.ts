import type { Refusal } from '#src/kernel/refusal.ts';
import { renderExcel } from '#src/platform/documents/excel-sheet.ts';
import { renderPdf } from '#src/platform/documents/pdf.ts';
import { renderWord } from '#src/platform/documents/word.ts';
import { fillTemplate, type Values } from './fill-template.ts';

import { declarationValues, monitoringValues, selfEvaluationValues } from './official-form.ts';
import type { DeclarationForm, MonitoringForm, PrintFormat, SelfEvaluationForm } from './official-form.ts';
import type { Template } from './template.ts';

/** A form that cannot be printed as it is, for a reason that a person can mend: hand `refusal` on to them. */
export class UnprintableForm extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`the form cannot be printed: ${refusal.code}`);
    this.refusal = refusal;
  }
}

async function print(template: Template, values: Values, format: PrintFormat): Promise<Uint8Array> {
  const sheet = fillTemplate(template, values);
  if (format === 'docx') return renderWord(sheet);
  if (format === 'xlsx') return renderExcel(sheet);
  const printed = await renderPdf(sheet);
  if (!printed.ok) throw new UnprintableForm(printed.refusal);
  return printed.value;
}

/** The bytes of 绩效目标申报表 in a layout of declarations. Throws `UnprintableForm` where its text has characters that cannot be printed as PDF. */
export function printDeclaration(form: DeclarationForm, format: PrintFormat, template: Template): Promise<Uint8Array> {
  return print(template, declarationValues(form), format);
}

/** The bytes of 绩效自评表 in a layout of self-evaluations. Throws `UnprintableForm` where its text has characters that cannot be printed as PDF. */
export function printSelfEvaluation(form: SelfEvaluationForm, format: PrintFormat, template: Template): Promise<Uint8Array> {
  return print(template, selfEvaluationValues(form), format);
}

/** The bytes of 执行监控表 in a layout of monitoring forms. Throws `UnprintableForm` where its text has characters that cannot be printed as PDF. */
export function printMonitoring(form: MonitoringForm, format: PrintFormat, template: Template): Promise<Uint8Array> {
  return print(template, monitoringValues(form), format);
}
