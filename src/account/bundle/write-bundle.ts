import { listTenants } from '#src/access/index.ts';
import { exportLog, type FileSeal, openFileSeal, sequenceLog } from '#src/evidence/log/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { budgetLines, budgetLinesHeldAt, subProgrammes } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { PackCode } from '../account.contract.ts';
import { mayBundle } from '../account.policy.ts';
import { type Ledger, openLedger, readAccount } from '../account-of.ts';
import { attachmentsOfProgramme } from './bundle.store.ts';
import { packOfProgramme, scored } from '../forms.ts';
import { evaluationsOf, type EvaluationRow } from '../self-evaluation/index.ts';
import { rectificationsOf, type RectificationRow } from '../monitoring/monitoring.store.ts';
import { rulePacks } from '../scoring/offline/index.ts';
import {
  type ActivityLine,
  type BudgetLine,
  type BundleLine,
  bundleFormat,
  type EvaluationLine,
  type FormLine,
  type IndicatorLine,
  type RectificationLine,
  type SubProgrammeLine,
} from './verify/bundle-lines.ts';

export interface BundleInput {
  programmeId: string;
  at?: string | undefined;
  pack?: PackCode | undefined;
}

export interface Bundle {
  /** `项目-2020-证据包`. */
  name: string;
  /** The lines of the file, each a JSON object without its line end. */
  lines: AsyncIterable<string>;
}

/** How often the year is read anew when facts come in meanwhile. */
const attempts = 5;

/**
 * The evidence bundle of a programme: the form as it stands on a day, each figure's measure, all facts of the programme with their proofs,
 * every leaf of the log, and the signed checkpoint. Brings the log up to date first. Refuses what `sequenceLog` refuses.
 */
export async function writeBundle(environment: Environment, actor: Actor, input: BundleInput): Promise<Result<Bundle>> {
  if (!mayBundle(actor)) return refuse('not-allowed');
  const tenant = (await listTenants(environment)).find(({ id }) => id === actor.tenant);
  if (!tenant) return refuse('not-found', { what: '单位' });
  const log = { tenant: tenant.id, code: tenant.code };
  let before = await sequenceLog(environment, log);
  for (let attempt = 1; ; attempt += 1) {
    if (!before.ok) return before;
    const claims = await openLedger(environment, actor, input, (ledger) => claimsOf(ledger, actor, input.pack));
    if (!claims.ok) return claims;
    const after = await sequenceLog(environment, log);
    if (!after.ok) return after;
    // What came in between would be in the figures and not in the tree, or the other way round.
    if (after.value.size !== before.value.size && attempt < attempts) {
      before = after;
      continue;
    }
    const exported = await exportLog(environment, actor.tenant, { programmeId: input.programmeId, size: after.value.size });
    if (!exported) return refuse('log-not-begun');
    const seal = await openFileSeal(environment, actor.tenant);
    if (!seal.ok) return seal;
    const { programme, at, heldAt, pack } = claims.value;
    const head: BundleLine = {
      type: 'bundle',
      format: bundleFormat,
      madeAt: environment.clock.now().toISOString(),
      demo: programme.demo,
      tenant: { id: tenant.id, name: tenant.name },
      programme: {
        id: programme.id,
        name: programme.name,
        fiscalYear: programme.fiscalYear,
        applicant: programme.applicant,
        startsOn: programme.startsOn,
        endsOn: programme.endsOn,
        state: programme.state,
        totalFen: programme.totalFen,
        currentYearFen: programme.currentYearFen,
      },
      at,
      heldAt,
      pack: { code: pack, rules: JSON.parse(JSON.stringify(rulePacks[pack])) as Record<string, unknown> },
      checkpoint: exported.checkpoint,
      keys: exported.keys,
      breaks: exported.breaks,
    };
    const parts: AsyncIterable<BundleLine> = inOrder(environment, actor, head, claims.value, exported);
    return ok({ name: `${programme.name}-${programme.fiscalYear}-证据包`, lines: sealed(parts, seal.value) });
  }
}

interface Claims {
  programme: Ledger['programme'];
  at: string;
  heldAt: string | null;
  pack: PackCode;
  indicators: IndicatorLine[];
  activities: ActivityLine[];
  budgetLines: BudgetLine[];
  subProgrammes: SubProgrammeLine[];
  rectifications: RectificationLine[];
  evaluations: EvaluationLine[];
  form: FormLine;
}

/** What the form claims on the day. */
async function claimsOf(ledger: Ledger, actor: Actor, asked: PackCode | undefined): Promise<Result<Claims>> {
  const { programme, scope } = ledger;
  const account = await readAccount(ledger, actor);
  const pack = asked ?? packOfProgramme(ledger, account.indicators);
  const { figure: executedFen, score } = await scored(ledger, account, pack);
  const indicators = account.indicators.map((one, row): IndicatorLine => {
    const { id, level1, level2, level3, weight, degree, actual } = one;
    const { raw, comparator, value, value2, unit, kind } = one.target;
    const measure = one.measure && ledger.measures.get(one.measure.code);
    return {
      type: 'indicator',
      id,
      level1,
      level2,
      level3,
      target: { raw, comparator, value, value2, unit, kind },
      weight,
      measure: measure
        ? { code: measure.code, version: measure.version, name: measure.name, definition: measure.definition }
        : null,
      actual,
      judgement: one.judgement?.degree ?? null,
      degree,
      score: score.indicators[row]!.score,
    };
  });
  const activities = (await ledger.evaluator.activities()).map(
    ({ id, name, subProgramme, factKind, unit, target, dueOn, withdrawn }): ActivityLine => {
      return { type: 'activity', id, name, subProgramme, factKind, unit, target, dueOn, withdrawn };
    },
  );
  const { rate, score: executionScore } = score.execution;
  const form: FormLine = {
    type: 'form',
    finished: ledger.finished,
    executedFen,
    executionRate: rate,
    executionScore,
    total: score.total,
    grade: score.grade,
  };
  const heldAt = scope.heldAt ?? null;
  const { transaction } = ledger;
  const lines = heldAt
    ? await budgetLinesHeldAt(transaction, programme.id, heldAt)
    : await budgetLines(transaction, programme.id);
  return ok({
    programme,
    at: scope.at,
    heldAt: heldAt?.toISOString() ?? null,
    pack,
    indicators,
    activities,
    budgetLines: lines.map(({ code, name, subProgramme, amountFen }) => {
      return { type: 'budget-line', code, name, subProgramme, amountFen };
    }),
    subProgrammes: (await subProgrammes(transaction, programme.id)).map(({ code, name }) => ({
      type: 'sub-programme',
      code,
      name,
    })),
    rectifications: (await rectificationsOf(transaction, programme.id)).map(rectificationLine),
    evaluations: (await evaluationsOf(transaction, { programmeId: programme.id })).map(evaluationLine),
    form,
  });
}

function rectificationLine({
  id,
  indicatorId,
  indicator,
  asOf,
  district,
  dueOn,
  state,
  steps,
}: RectificationRow): RectificationLine {
  return {
    type: 'rectification',
    id,
    indicator: indicatorId,
    name: indicator,
    asOf,
    district,
    dueOn,
    state,
    steps: steps.map(({ kind, takenAt }) => ({ step: kind, takenAt: new Date(takenAt).toISOString() })),
  };
}

function evaluationLine({ id, number, at, pack, hash, form, figures, steps }: EvaluationRow): EvaluationLine {
  return {
    type: 'self-evaluation',
    id,
    number,
    at,
    pack,
    hash,
    total: form.total,
    figures: figures.map((figure) => ({ ...figure })),
    steps: steps.map(({ step, role, takenAt }) => ({ step, role, takenAt: takenAt.toISOString() })),
  };
}

async function* inOrder(
  environment: Environment,
  actor: Actor,
  head: BundleLine,
  claims: Claims,
  log: NonNullable<Awaited<ReturnType<typeof exportLog>>>,
): AsyncGenerator<BundleLine> {
  yield head;
  yield* claims.indicators;
  yield claims.form;
  yield* claims.activities;
  yield* claims.budgetLines;
  yield* claims.subProgrammes;
  yield* claims.rectifications;
  yield* claims.evaluations;
  const attachments = await environment.database.transaction(actor, 'account', (transaction) =>
    attachmentsOfProgramme(transaction, claims.programme.id, log.size),
  );
  for (const attachment of attachments) yield { type: 'attachment', ...attachment };
  for await (const part of log.entries()) yield { type: 'entries', ...part };
  for await (const act of log.acts()) yield { type: 'act', ...act };
  for await (const fact of log.facts()) yield { type: 'fact', ...fact };
}

/** The lines as text, closed by one that says how many there are, and by the seal over all of them. */
async function* sealed(parts: AsyncIterable<BundleLine>, seal: FileSeal): AsyncGenerator<string> {
  let lines = 0;
  const written = (part: BundleLine): string => {
    lines += 1;
    const line = JSON.stringify(part);
    seal.add(line);
    return line;
  };
  for await (const part of parts) yield written(part);
  yield written({ type: 'end', lines: lines + 1 });
  yield JSON.stringify({ type: 'seal', ...seal.close() } satisfies BundleLine);
}
