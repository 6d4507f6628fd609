import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { lacksGrounds } from '#src/kernel/degree.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { targetVersions } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { jsonHash } from '#src/platform/json-hash.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import type { PackCode } from '../account.contract.ts';
import { type Ledger, openLedger, readAccount } from '../account-of.ts';
import { formOfAccount, packOfProgramme } from '../forms.ts';
import { staleStatements } from '../figures/stated-figure.ts';
import { freezeByStanding } from './freeze-by-standing.ts';
import type { SelfEvaluationView } from './self-evaluation.contract.ts';
import { mayPrepare } from './self-evaluation.policy.ts';
import { stateOfSteps } from '../evaluation-steps.rules.ts';
import { evaluationsOf, insertEvaluation, insertStep } from './self-evaluation.store.ts';
import { frozenFigure, viewOfEvaluation } from './self-evaluation-view.ts';
import { stepTaker } from '../evaluation-steps.rules.ts';

export interface Preparation {
  id: string;
  at?: string | undefined;
  pack?: PackCode | undefined;
  /** Asked for when one was handed in before. */
  reason?: string | undefined;
  /** That reasons and judgements still hold although their figures moved since they were written. */
  wordsConfirmed?: boolean | undefined;
}

/**
 * Freezes the self-evaluation of a day (the year's end when unasked) and hands it in. Refuses while a shortfall lacks its reason or a goal
 * in words its judgement (财预〔2020〕10号 asks for both), while another one is under review, a second one without a reason, and words whose
 * figure or target moved since they were written until somebody says that they still hold. From then on an expense of the days looked at needs a reason.
 */
export async function prepareSelfEvaluation(
  environment: Environment,
  actor: Actor,
  { id: programmeId, at, pack: asked, reason = '', wordsConfirmed = false }: Preparation,
): Promise<Result<SelfEvaluationView>> {
  if (!mayPrepare(actor)) return refuse('not-allowed');
  try {
    return await openLedger(environment, actor, { programmeId, at }, async (ledger) => {
      const { transaction } = ledger;
      const account = await readAccount(ledger, actor);
      const missing = account.indicators.filter(lacksGrounds).map((one) => one.level3);
      if (missing.length > 0) return refuse('evaluation-incomplete', { indicators: missing.join('、') });
      const [former] = await evaluationsOf(transaction, { programmeId });
      if (former && ['prepared', 'reviewed'].includes(stateOfSteps(former.steps)))
        return refuse('evaluation-under-review', { number: former.number });
      if (former && reason === '') return refuse('evaluation-reason-needed', { number: former.number });
      const stale = staleStatements(account.indicators, ledger.statements, await changedTargets(ledger));
      if (stale.length > 0 && !wordsConfirmed) {
        const moved = stale.map(({ level3, text, written, now }) => `${level3}（${written} → ${now}）：“${text}”`);
        // Each text stands on a line of its own: whoever says that it still holds has it before the eyes.
        return refuse('evaluation-words-stale', { indicators: `\n${moved.join('\n')}\n` });
      }
      const pack = asked ?? packOfProgramme(ledger, account.indicators);
      const form = await formOfAccount(ledger, account, pack);
      const figures = account.indicators.map(frozenFigure);
      const now = environment.clock.now();
      const evaluationId = await insertEvaluation(transaction, {
        programmeId,
        number: (former?.number ?? 0) + 1,
        at: account.at,
        pack,
        form,
        figures,
        hash: jsonHash({ form, figures }),
        reason: former ? reason : '',
        preparedAt: now,
      });
      await insertStep(transaction, evaluationId, {
        step: 'prepared',
        byId: stepTaker(actor).id,
        byName: actor.name,
        role: 'manager',
        note: '',
        takenAt: now,
      });
      await freezeByStanding(transaction, programmeId);
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'prepare-self-evaluation',
        recordKind: 'programme',
        recordId: programmeId,
        detail: {
          number: (former?.number ?? 0) + 1,
          at: account.at,
          pack,
          reason,
          wordsConfirmed: [...new Set(stale.map((one) => one.level3))],
        },
      });
      const [row] = await evaluationsOf(transaction, { id: evaluationId });
      return ok(viewOfEvaluation(row!, { differences: [], totalNow: null }, actor));
    });
  } catch (error) {
    // Two officers handed in at the same moment: the number is taken.
    if (brokenConstraint(error)?.includes('number')) return refuse('evaluation-under-review', { number: '' });
    throw error;
  }
}

/** The versions of the targets that were changed, newest first. */
async function changedTargets({
  transaction,
  indicators,
}: Ledger): Promise<Map<string, Awaited<ReturnType<typeof targetVersions>>>> {
  const versions = new Map<string, Awaited<ReturnType<typeof targetVersions>>>();
  for (const { id, target } of indicators)
    if (target.version > 1)
      versions.set(
        id,
        (await targetVersions(transaction, id)).filter((one) => one.version <= target.version),
      );
  return versions;
}
