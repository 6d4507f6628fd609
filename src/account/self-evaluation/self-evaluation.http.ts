import { implement } from '@orpc/server';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { mediaTypes } from '#src/platform/documents/media-types.ts';
import { prepareSelfEvaluation } from './prepare-self-evaluation.ts';
import { listSelfEvaluations, printFrozenForm } from './read-self-evaluations.ts';
import { selfEvaluationContract } from './self-evaluation.contract.ts';
import { stateCompletion } from './state-completion.ts';
import { takeEvaluationStep } from './take-step.ts';

const os = implement(selfEvaluationContract).$context<RequestContext>();

export const selfEvaluationRoutes = os.router({
  list: os.list.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await listSelfEvaluations(environment, actor, input), language),
  ),
  prepare: os.prepare.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await prepareSelfEvaluation(environment, actor, input), language),
  ),
  takeStep: os.takeStep.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await takeEvaluationStep(environment, actor, input), language),
  ),
  stateCompletion: os.stateCompletion.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await stateCompletion(environment, actor, input), language),
  ),
  print: os.print.handler(async ({ input, context: { environment, actor, language } }) => {
    const { bytes, fileName } = answer(await printFrozenForm(environment, actor, input), language);
    return new File([new Uint8Array(bytes)], fileName, { type: mediaTypes[input.format] });
  }),
});
