import { implement } from '@orpc/server';
import { tenantByCode } from '#src/access/index.ts';
import { type Actor, visitor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { satisfactionLevels } from '#src/kernel/vocabulary.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { giveOpinion, opinionForm } from './give-opinion.ts';
import { opinionContract } from './opinion.contract.ts';
import { longestAnswer } from './opinion.rules.ts';
import { enterPaperOpinions, undoPaperOpinions } from './paper-opinions.ts';
import { exportOpinions, summariseOpinions } from './read-opinions.ts';

const os = implement(opinionContract).$context<RequestContext>();

async function visitorOf(context: RequestContext, code: string): Promise<Actor> {
  const tenant = await tenantByCode(context.environment, code);
  return tenant ? visitor(tenant.id) : answer<never>(refuse('not-found', { what: '单位' }), context.language);
}

export const opinionRoutes = os.router({
  form: os.form.handler(async ({ input, context }) => {
    const actor = await visitorOf(context, input.tenant);
    const { session, open, given, complete, archived } = answer(
      await opinionForm(context.environment, actor, input.token),
      context.language,
    );
    return {
      title: session.shown.title,
      startsAt: session.startsAt.toISOString(),
      venueName: session.venueName,
      speakerName: session.shown.speakerName,
      open,
      given,
      complete,
      archived,
      levels: [...satisfactionLevels],
      maxLength: longestAnswer,
      demo: session.demo,
    };
  }),
  give: os.give.handler(async ({ input: { tenant, ...opinion }, context }) => {
    const actor = await visitorOf(context, tenant);
    const session = answer(await giveOpinion(context.environment, actor, opinion), context.language);
    return { given: true as const, title: session.shown.title };
  }),
  summary: os.summary.handler(async ({ input, context }) =>
    answer(await summariseOpinions(context.environment, context.actor, input.sessionId), context.language),
  ),
  export: os.export.handler(async ({ input, context }) => {
    const bytes = answer(
      await exportOpinions(context.environment, context.actor, input.sessionId, context.language),
      context.language,
    );
    return xlsxFile('opinions', bytes);
  }),
  enterPaper: os.enterPaper.handler(async ({ input, context }) => {
    answer(await enterPaperOpinions(context.environment, context.actor, input), context.language);
    return answer(await summariseOpinions(context.environment, context.actor, input.sessionId), context.language);
  }),
  undoPaper: os.undoPaper.handler(async ({ input, context }) => {
    const sessionId = answer(await undoPaperOpinions(context.environment, context.actor, input), context.language);
    return answer(await summariseOpinions(context.environment, context.actor, sessionId), context.language);
  }),
});
