import type { Actor } from '#src/kernel/actor.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { isShare } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { mayPrint, mayReadFacts } from '../account.policy.ts';
import { type Ledger, openLedger, readAccount } from '../account-of.ts';
import { stateOfSteps } from '../evaluation-steps.rules.ts';
import { addedSince, type ChangesSince, changesSince } from '../figures/changes-since.store.ts';
import { correctionsOf, type FactQuery } from '../figures/fact.store.ts';
import { queryOf } from '../figures/facts-of-figure.ts';
import { formOfAccount } from '../forms.ts';
import { layoutFor, printSelfEvaluation, type PrintFormat } from '../official-forms/index.ts';
import { completionsOf } from '../completion.store.ts';
import type { ChangedRecord, CompletionView, SelfEvaluationView } from './self-evaluation.contract.ts';
import { mayPrepare, mayReadEvaluations } from './self-evaluation.policy.ts';
import { differencesOf } from './self-evaluation.rules.ts';
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
    const differences = await differencesNow(environment, actor, row);
    if (!differences.ok) return differences;
    items.push(viewOfEvaluation(row, differences.value, actor));
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
  const differences = await differencesNow(environment, actor, row.value);
  return differences.ok ? ok(viewOfEvaluation(row.value, differences.value, actor)) : differences;
}

/** The form exactly as it was frozen; one that was returned is a draft again, and marked so. */
export async function printFrozenForm(
  environment: Environment,
  actor: Actor,
  { evaluationId, format }: { evaluationId: string; format: PrintFormat },
): Promise<Result<{ bytes: Uint8Array; fileName: string }>> {
  if (!mayPrint(actor)) return refuse('not-allowed');
  const row = await evaluationNamed(environment, actor, evaluationId);
  if (!row.ok) return row;
  const { form, number, programmeId, steps } = row.value;
  const draft = stateOfSteps(steps) === 'returned';
  const template = await openLedger(environment, actor, { programmeId }, async ({ programme }) =>
    ok(layoutFor('self-evaluation', programme)),
  );
  if (!template.ok) return template;
  return ok({
    bytes: await printSelfEvaluation(draft ? { ...form, draft } : form, format, template.value),
    fileName: `${form.project}-${form.year}-自评表-第${number}号.${format}`,
  });
}

async function evaluationNamed(environment: Environment, actor: Actor, id: string): Promise<Result<EvaluationRow>> {
  if (!isUuid(id)) return refuse('not-found', { what: '自评' });
  const [row] = await environment.database.transaction(actor, 'account', (transaction) => evaluationsOf(transaction, { id }));
  return row ? ok(row) : refuse('not-found', { what: '自评' });
}

/** What today's facts say otherwise of the day; at the end of a year that is over today's plan too, as pages show it. */
async function differencesNow(
  environment: Environment,
  actor: Actor,
  { programmeId, at, pack, figures, steps }: EvaluationRow,
): Promise<Result<Pick<SelfEvaluationView, 'differences' | 'totalNow'>>> {
  const shown = await openLedger(environment, actor, { programmeId }, async ({ scope }) => ok(scope.at));
  if (!shown.ok) return shown;
  return openLedger(environment, actor, { programmeId, at: shown.value === at ? undefined : at }, async (ledger) => {
    const account = await readAccount(ledger, actor);
    const now = account.indicators.map(frozenFigure);
    const differences: SelfEvaluationView['differences'] = [];
    for (const one of differencesOf(figures, now))
      differences.push({ ...one, ...(await changesBehind(ledger, one.indicatorId, steps[0]!.takenAt, actor)) });
    return ok({ differences, totalNow: differences.length === 0 ? null : (await formOfAccount(ledger, account, pack)).total });
  });
}

/** So many records of one figure are listed by name; beyond that only their number is told. */
const listed = 20;

/**
 * What came, was corrected or withdrawn since among the facts of an indicator: of a share those it is taken of, of other ratios both sides. The
 * newest of them by name, for those who may list facts.
 */
async function changesBehind(
  ledger: Ledger,
  indicatorId: string,
  since: Date,
  actor: Actor,
): Promise<{ changes: ChangesSince; records: ChangedRecord[] }> {
  const changes = { added: 0, corrected: 0, withdrawn: 0 };
  const records: ChangedRecord[] = [];
  const indicator = ledger.indicators.find((one) => one.id === indicatorId);
  if (!indicator) return { changes, records };
  const definition = indicator.measureCode === null ? undefined : ledger.measures.get(indicator.measureCode)?.definition;
  const both = definition?.of === 'ratio' && !isShare(definition.numerator, definition.denominator);
  for (const side of both ? (['numerator', 'denominator'] as const) : (['denominator'] as const)) {
    const query = await queryOf(ledger, indicator, { side }, actor);
    if (!query) continue;
    const { added, corrected, withdrawn } = await changesSince(ledger.transaction, query, since);
    changes.added += added;
    changes.corrected += corrected;
    changes.withdrawn += withdrawn;
    if (mayReadFacts(actor)) records.push(...(await changedRecords(ledger.transaction, query, since)));
  }
  const newest = records.toSorted((one, other) => other.recordedAt.localeCompare(one.recordedAt));
  return { changes, records: newest.slice(0, listed) };
}

async function changedRecords(transaction: Transaction, query: FactQuery, since: Date): Promise<ChangedRecord[]> {
  const corrected = await correctionsOf(transaction, query, listed, since);
  const added = await addedSince(transaction, query, since, listed);
  return [
    ...corrected.map(({ whole: _whole, ...one }) => ({ ...one, recordedAt: one.recordedAt.toISOString() })),
    ...added.map(({ quantity, note, recordedAt, ...one }) => ({
      ...one,
      before: null,
      after: quantity,
      reason: note,
      recordedAt: recordedAt.toISOString(),
    })),
  ];
}
