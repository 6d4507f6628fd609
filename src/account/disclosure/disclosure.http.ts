import { implement } from '@orpc/server';
import { tenantByCode } from '#src/access/index.ts';
import { type Actor, visitor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { disclosureContract } from './disclosure.contract.ts';
import { publishDisclosure } from './publish-disclosure.ts';
import { listDisclosures, publicationOf, publishedProgrammes } from './read-disclosures.ts';
import { withdrawDisclosure } from './withdraw-disclosure.ts';

const os = implement(disclosureContract).$context<RequestContext>();

/** What is public is everybody's, whoever is signed in. */
async function visitorOf({ environment, language }: RequestContext, code: string): Promise<Actor> {
  const tenant = await tenantByCode(environment, code);
  return tenant ? visitor(tenant.id) : answer<never>(refuse('not-found', { what: '单位' }), language);
}

export const disclosureRoutes = os.router({
  list: os.list.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await listDisclosures(environment, actor, input), language),
  ),
  publish: os.publish.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await publishDisclosure(environment, actor, input), language),
  ),
  withdraw: os.withdraw.handler(async ({ input, context: { environment, actor, language } }) =>
    answer(await withdrawDisclosure(environment, actor, input), language),
  ),
  published: os.published.handler(async ({ input, context }) => ({
    items: await publishedProgrammes(context.environment, await visitorOf(context, input.tenant)),
  })),
  publication: os.publication.handler(async ({ input, context }) =>
    answer(await publicationOf(context.environment, await visitorOf(context, input.tenant), input.programmeId), context.language),
  ),
});
