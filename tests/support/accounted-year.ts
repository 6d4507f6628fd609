import { stateIndicator } from '#src/account/index.ts';
import { accountOf } from '#src/account/account-of.ts';
import { prepareSelfEvaluation } from '#src/account/self-evaluation/prepare-self-evaluation.ts';
import { stateCompletion } from '#src/account/self-evaluation/state-completion.ts';
import { takeEvaluationStep } from '#src/account/self-evaluation/take-step.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { changeTarget } from '#src/plan/index.ts';
import { granted, type TestEnvironment } from './environment.ts';

/** The year is judged, handed in, reviewed and signed; a target was changed in its course. */
export async function accountForTheYear({ environment, actors, clock }: TestEnvironment, programmeId: string): Promise<void> {
  clock.moveTo(momentOf('2021-01-11', '10:00'));
  const { indicators } = granted(await accountOf(environment, actors.manager, programmeId, '2020-12-31'));
  const [counted] = indicators.filter(({ target }) => target.kind === 'quantitative');
  const raised = { indicatorId: counted!.id, version: 1, target: '≥210000人次', otherSort: true, reason: '年中追加' };
  granted(await changeTarget(environment, actors.manager, raised));
  for (const { id, state } of indicators) {
    const judged = { indicatorId: id, kind: 'judgement' as const, text: '逐笔核对', degree: 0.7 };
    const explained = { indicatorId: id, kind: 'reason' as const, text: '场馆关闭，下半年补办' };
    granted(await stateIndicator(environment, actors.manager, state === 'to-judge' ? judged : explained));
  }
  const finished = { id: programmeId, version: 0, finished: true, reason: '合同内容全部验收' };
  granted(await stateCompletion(environment, actors.manager, finished));
  const prepared = { id: programmeId, wordsConfirmed: true };
  const { id: evaluationId } = granted(await prepareSelfEvaluation(environment, actors.manager, prepared));
  granted(await takeEvaluationStep(environment, actors.finance, { evaluationId, step: 'reviewed' }));
  granted(await takeEvaluationStep(environment, actors.leader, { evaluationId, step: 'signed' }));
}
