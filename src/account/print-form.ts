import { mediaTypes } from '#src/platform/documents/media-types.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { FormLayout, PackCode } from './account.contract.ts';
import { mayPrint } from './account.policy.ts';
import { openLedger } from './account-of.ts';
import { declarationForm, selfEvaluationForm } from './forms.ts';
import { monitoringForm } from './monitoring/monitoring-form.ts';
import {
  type FormKind,
  layoutFor,
  layoutNamed,
  printDeclaration,
  printMonitoring,
  printSelfEvaluation,
  type PrintFormat,
  type Template,
  templates,
  UnprintableForm,
} from './official-forms/index.ts';

export interface Printed {
  bytes: Uint8Array;
  fileName: string;
  mediaType: string;
}

const fileNames: Record<FormKind, string> = { declaration: '绩效目标表', monitoring: '绩效监控表', 'self-evaluation': '自评表' };

interface PrintInput {
  programmeId: string;
  form: FormKind;
  format: PrintFormat;
  /** The id of a layout of that form; the one that fits the programme if absent. */
  layout?: string | undefined;
  at?: string | undefined;
  pack?: PackCode | undefined;
  /** Of the monitoring form: `YYYY-MM`. If absent it is the month of `at`, or else the one to look at. */
  month?: string | undefined;
}

/** Every layout that each form of the programme can be printed in, and which one is taken when none is chosen. */
export async function listFormLayouts(
  environment: Environment,
  actor: Actor,
  { programmeId }: { programmeId: string },
): Promise<Result<FormLayout[]>> {
  if (!mayPrint(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId }, async ({ programme }) =>
    ok(
      templates.map((template) => {
        const { id, form, name, nameEn } = template;
        return { id, form, name, nameEn, fitting: layoutFor(form, programme) === template };
      }),
    ),
  );
}

/** One of the official forms as a file, with its version and the hash of its data on each page. */
export async function printForm(environment: Environment, actor: Actor, input: PrintInput): Promise<Result<Printed>> {
  if (!mayPrint(actor)) return refuse('not-allowed');
  const template = await templateFor(environment, actor, input);
  if (!template.ok) return template;
  try {
    return await printed(environment, actor, input, template.value);
  } catch (error) {
    if (error instanceof UnprintableForm) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function templateFor(
  environment: Environment,
  actor: Actor,
  { programmeId, form, layout }: PrintInput,
): Promise<Result<Template>> {
  if (layout !== undefined) {
    const named = layoutNamed(form, layout);
    const choices = templates.filter((one) => one.form === form).map((one) => one.id);
    return named ? ok(named) : refuse('form-layout-unknown', { layout, choices: choices.join('、') });
  }
  return openLedger(environment, actor, { programmeId }, async ({ programme }) => ok(layoutFor(form, programme)));
}

async function printed(
  environment: Environment,
  actor: Actor,
  { form, format, ...input }: PrintInput,
  template: Template,
): Promise<Result<Printed>> {
  const file = ({ project, year }: { project: string; year: number }, bytes: Uint8Array): Result<Printed> =>
    ok({ bytes, fileName: `${project}-${year}-${fileNames[form]}.${format}`, mediaType: mediaTypes[format] });
  if (form === 'declaration') {
    const data = await declarationForm(environment, actor, input);
    return data.ok ? file(data.value, await printDeclaration(data.value, format, template)) : data;
  }
  if (form === 'monitoring') {
    const month = monthOf(input);
    if (!month.ok) return month;
    const data = await monitoringForm(environment, actor, { ...input, month: month.value });
    return data.ok ? file(data.value, await printMonitoring(data.value, format, template)) : data;
  }
  const data = await selfEvaluationForm(environment, actor, input);
  // What was handed in is printed as it was frozen, elsewhere; this is how things stand, and nobody vouches for it.
  return data.ok ? file(data.value, await printSelfEvaluation({ ...data.value, draft: true }, format, template)) : data;
}

/** The month that is printed: the form is one of whole months, so that a day stands for its own. */
function monthOf({ month, at }: Pick<PrintInput, 'month' | 'at'>): Result<string | undefined> {
  const ofDay = at?.slice(0, 7);
  if (month !== undefined && ofDay !== undefined && month !== ofDay)
    return refuse('monitoring-month-not-of-day', { month, at: at! });
  return ok(month ?? ofDay);
}
