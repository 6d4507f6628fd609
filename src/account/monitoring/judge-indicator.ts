import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type DeviationCause, deviationCauses, type Possibility } from '#src/kernel/vocabulary.ts';
import type { Environment } from '#src/platform/environment.ts';
import { readIndicator } from '../account-of.ts';
import type { MonitoringJudgement } from './monitoring.contract.ts';
import { mayJudge } from './monitoring.policy.ts';
import { insertJudgement, judgementsAsOf, type JudgementRow } from './monitoring.store.ts';
import { judgementView, openMonth } from './monitoring-of.ts';
import { programmeOfIndicator } from './programme-of-indicator.ts';

export interface NewJudgement {
  indicatorId: string;
  month: string;
  causes: readonly DeviationCause[];
  causeText: string;
  possibility: Possibility;
  remark: string;
  /** 是否需要整改. */
  rectify: boolean;
}

/**
 * Judges an indicator's deviation and whether its target can be reached, as a person sees it; kept with the figures that lay before them.
 * Appended: the newest of a month applies; one that says the same again confirms it, and the day on which it was said first stays. Refuses a target given up without a remark, and the cause 其他 without its words.
 */
export async function judgeIndicator(
  environment: Environment,
  actor: Actor,
  judgement: NewJudgement,
): Promise<Result<MonitoringJudgement>> {
  if (!mayJudge(actor)) return refuse('not-allowed');
  const programme = await programmeOfIndicator(environment, actor, judgement.indicatorId);
  if (!programme.ok) return programme;
  const { indicator, programmeId } = programme.value;
  if (judgement.possibility === 'impossible' && judgement.remark === '')
    return refuse('monitoring-remark-missing', { indicator });
  if (judgement.causes.includes('other') && judgement.causeText === '') return refuse('monitoring-cause-missing', { indicator });
  return openMonth(environment, actor, { id: programmeId, month: judgement.month }, async (ledger) => {
    const { transaction, scope } = ledger;
    const row = ledger.indicators.find((one) => one.id === judgement.indicatorId);
    if (!row) return refuse('not-found', { what: '指标' });
    const { actual, expected } = await readIndicator(ledger, row);
    const { indicatorId, causeText, possibility, remark, rectify } = judgement;
    const kept: JudgementRow = {
      indicatorId,
      asOf: scope.at,
      causes: deviationCauses.filter((cause) => judgement.causes.includes(cause)),
      causeText,
      possibility,
      remark,
      rectify,
      seenActual: actual.value,
      seenExpected: expected.value,
      judgedAt: environment.clock.now(),
      judgedBy: actor.name,
    };
    await insertJudgement(transaction, kept);
    const detail = { asOf: scope.at, possibility, causes: kept.causes, rectify };
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'judge-indicator',
      recordKind: 'indicator',
      recordId: indicatorId,
      detail,
    });
    return ok(judgementView(await judgementsAsOf(transaction, [indicatorId], scope.at), { actual, expected })!);
  });
}
