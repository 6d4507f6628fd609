import { implement } from '@orpc/server';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { nextYearContract } from './next-year.contract.ts';
import { suggestNextYear } from './suggest-next-year.ts';

const os = implement(nextYearContract).$context<RequestContext>();

export const nextYearRoutes = os.router({
  suggest: os.suggest.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await suggestNextYear(environment, actor, input), language),
  ),
});
