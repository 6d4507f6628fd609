import { implement } from '@orpc/server';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { changeMeasure } from './change-measure.ts';
import { createMeasure } from './create-measure.ts';
import { measureContract } from './measure.contract.ts';
import { listLibrary, listMeasures, measureHistory } from './measures.ts';

const os = implement(measureContract).$context<RequestContext>();

export const measureRoutes = os.router({
  list: os.list.handler(async ({ context: { environment, actor, language } }) =>
    answer(await listMeasures(environment, actor), language),
  ),
  library: os.library.handler(async ({ context: { environment, actor, language } }) =>
    answer(await listLibrary(environment, actor), language),
  ),
  history: os.history.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await measureHistory(environment, actor, input.code), language),
  ),
  create: os.create.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await createMeasure(environment, actor, input), language),
  ),
  change: os.change.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await changeMeasure(environment, actor, input), language),
  ),
});
