import type { Actor } from '#src/kernel/actor.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayPrint } from '../account.policy.ts';
import { openLedger, readAccount } from '../account-of.ts';
import { layoutFor, printSelfEvaluation, type PrintFormat } from '../official-forms/index.ts';
import { completionsOf } from '../completion.store.ts';
import type { CompletionView, SelfEvaluationView } from './self-evaluation.contract.ts';
import { mayPrepare, mayReadEvaluations } from './self-evaluation.policy.ts';
import type { FrozenFigure } from './self-evaluation.rules.ts';
import { type EvaluationRow, evaluationsOf } from './self-evaluation.store.ts';
import { viewOfCompletion } from './state-completion.ts';
import { frozenFigure, viewOfEvaluation } from './self-evaluation-view.ts';

/** All self-evaluations of a programme, newest first, each beside what the facts say today. */
export async function listSelfEvaluations(
  environment: Environment,
  actor: Actor,
  { id: programmeId }: { id: string },
): Promise<Result<{ items: SelfEvaluationView[]; completions: CompletionView[]; abilities: { prepare: boolean } }>> {
  if (!mayReadEvaluations(actor)) return refuse('not-allowed');
  const rows = await openLedger(environment, actor, { programmeId }, async ({ transaction }) =>
    ok({
      evaluations: await evaluationsOf(transaction, { programmeId }),
      completions: (await completionsOf(transaction, programmeId, null)).map(viewOfCompletion),
    }),
  );
  if (!rows.ok) return rows;
  const items: SelfEvaluationView[] = [];
  for (const row of rows.value.evaluations) {
    const now = await figuresNow(environment, actor, row);
    if (!now.ok) return now;
    items.push(viewOfEvaluation(row, now.value, actor));
  }
  return ok({ items, completions: rows.value.completions, abilities: { prepare: mayPrepare(actor) } });
}

export async function readSelfEvaluation(
  environment: Environment,
  actor: Actor,
  evaluationId: string,
): Promise<Result<SelfEvaluationView>> {
  if (!mayReadEvaluations(actor)) return refuse('not-allowed');
  const row = await evaluationNamed(environment, actor, evaluationId);
  if (!row.ok) return row;
  const now = await figuresNow(environment, actor, row.value);
  return now.ok ? ok(viewOfEvaluation(row.value, now.value, actor)) : now;
}

/** The form exactly as it was frozen. */
export async function printFrozenForm(
  environment: Environment,
  actor: Actor,
  { evaluationId, format }: { evaluationId: string; format: PrintFormat },
): Promise<Result<{ bytes: Uint8Array; fileName: string }>> {
  if (!mayPrint(actor)) return refuse('not-allowed');
  const row = await evaluationNamed(environment, actor, evaluationId);
  if (!row.ok) return row;
  const { form, number, programmeId } = row.value;
  const template = await openLedger(environment, actor, { programmeId }, async ({ programme }) =>
    ok(layoutFor('self-evaluation', programme)),
  );
  if (!template.ok) return template;
  return ok({
    bytes: await printSelfEvaluation(form, format, template.value),
    fileName: `${form.project}-${form.year}-自评表-第${number}号.${format}`,
  });
}

async function evaluationNamed(environment: Environment, actor: Actor, id: string): Promise<Result<EvaluationRow>> {
  if (!isUuid(id)) return refuse('not-found', { what: '自评' });
  const [row] = await environment.database.transaction(actor, 'account', (transaction) => evaluationsOf(transaction, { id }));
  return row ? ok(row) : refuse('not-found', { what: '自评' });
}

/** The figures of the day by today's facts; at the end of a year that is over by today's plan too, as pages show it. */
async function figuresNow(environment: Environment, actor: Actor, row: EvaluationRow): Promise<Result<FrozenFigure[]>> {
  const { programmeId, at } = row;
  const shown = await openLedger(environment, actor, { programmeId }, async ({ scope }) => ok(scope.at));
  if (!shown.ok) return shown;
  return openLedger(environment, actor, { programmeId, at: shown.value === at ? undefined : at }, async (ledger) =>
    ok((await readAccount(ledger, actor)).indicators.map(frozenFigure)),
  );
}
