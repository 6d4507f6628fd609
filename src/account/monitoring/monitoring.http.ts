import { implement } from '@orpc/server';
import type { Result } from '#src/kernel/result.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { askRectification } from './ask-rectification.ts';
import { judgeIndicator } from './judge-indicator.ts';
import { monitoringContract } from './monitoring.contract.ts';
import { monitoringOf } from './monitoring-of.ts';
import { answerRectification, concludeRectification, listRectifications } from './rectify.ts';

const os = implement(monitoringContract).$context<RequestContext>();

function verb<Input, Value>(
  run: (environment: RequestContext['environment'], actor: RequestContext['actor'], input: Input) => Promise<Result<Value>>,
) {
  return async ({ input, context }: { input: Input; context: RequestContext }): Promise<Value> =>
    answer(await run(context.environment, context.actor, input), context.language);
}

export const monitoringRoutes = os.router({
  table: os.table.handler(verb(monitoringOf)),
  judge: os.judge.handler(verb(judgeIndicator)),
  rectifications: os.rectifications.handler(verb(listRectifications)),
  ask: os.ask.handler(verb(askRectification)),
  answer: os.answer.handler(verb(answerRectification)),
  conclude: os.conclude.handler(verb(concludeRectification)),
});
