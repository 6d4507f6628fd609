import { stateIndicator } from '#src/account/index.ts';
import { accountOf } from '#src/account/account-of.ts';
import { askRectification } from '#src/account/monitoring/ask-rectification.ts';
import { answerRectification, concludeRectification } from '#src/account/monitoring/rectify.ts';
import { prepareSelfEvaluation } from '#src/account/self-evaluation/prepare-self-evaluation.ts';
import { stateCompletion } from '#src/account/self-evaluation/state-completion.ts';
import { takeEvaluationStep } from '#src/account/self-evaluation/take-step.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { changeTarget, saveSubProgramme } from '#src/plan/index.ts';
import { granted, type TestEnvironment } from './environment.ts';

/** The year is judged, put right, handed in, reviewed and signed; a target and the name of a sub-programme were changed in its course. */
export async function accountForTheYear({ environment, actors, clock }: TestEnvironment, programmeId: string): Promise<void> {
  clock.moveTo(momentOf('2021-01-11', '10:00'));
  const { indicators } = granted(await accountOf(environment, actors.manager, programmeId, '2020-12-31'));
  const [counted] = indicators.filter(({ target }) => target.kind === 'quantitative');
  const raised = { indicatorId: counted!.id, version: 1, target: '≥210000人次', otherSort: true, reason: '年中追加' };
  granted(await changeTarget(environment, actors.manager, raised));
  const part = { id: programmeId, code: 'science-cafe', name: '科学咖啡馆（社区）', version: 1, reason: '与合同名称一致' };
  granted(await saveSubProgramme(environment, actors.manager, part));
  for (const { id, state } of indicators) {
    const judged = { indicatorId: id, kind: 'judgement' as const, text: '逐笔核对', degree: 0.7 };
    const explained = { indicatorId: id, kind: 'reason' as const, text: '场馆关闭，下半年补办' };
    granted(await stateIndicator(environment, actors.manager, state === 'to-judge' ? judged : explained));
  }
  const demand = { indicatorId: counted!.id, month: '2020-07', district: null, demand: '补办两站巡展', dueOn: '2021-01-20' };
  const { id: rectificationId } = granted(await askRectification(environment, actors.manager, demand));
  const answered = { rectificationId, version: 1, text: '已补办一站' };
  granted(await answerRectification(environment, actors.manager, answered));
  const returned = { rectificationId, version: 2, accepted: false, text: '还差一站', dueOn: '2021-01-25' };
  granted(await concludeRectification(environment, actors.leader, returned));
  const finished = { id: programmeId, version: 0, finished: true, reason: '合同内容全部验收' };
  granted(await stateCompletion(environment, actors.manager, finished));
  const prepared = { id: programmeId, wordsConfirmed: true };
  const { id: evaluationId } = granted(await prepareSelfEvaluation(environment, actors.manager, prepared));
  granted(await takeEvaluationStep(environment, actors.finance, { evaluationId, step: 'reviewed' }));
  granted(await takeEvaluationStep(environment, actors.leader, { evaluationId, step: 'signed' }));
}
