import type { Actor } from '#src/kernel/actor.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { byName } from '#src/kernel/sort.ts';
import type { Environment } from '#src/platform/environment.ts';
import { openLedger } from '../account-of.ts';
import { signedEvaluation } from '../self-evaluation/index.ts';
import type { DisclosureView, Publication, PublishedProgramme } from './disclosure.contract.ts';
import { mayPublish, mayReadDisclosures } from './disclosure.policy.ts';
import { seenByPublic } from './disclosure.rules.ts';
import { type DisclosureRow, disclosuresOf } from './disclosure.store.ts';
import { viewsOf } from './disclosure-view.ts';

/** Everything published of a programme, newest first, withdrawn or not; and the signed self-evaluation that is not public yet. */
export async function listDisclosures(
  environment: Environment,
  actor: Actor,
  { id: programmeId }: { id: string },
): Promise<Result<{ items: DisclosureView[]; signedUnpublished: number | null; abilities: { publish: boolean } }>> {
  if (!mayReadDisclosures(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId }, async ({ transaction, programme }) => {
    const items = viewsOf(await disclosuresOf(transaction, { programmeId }));
    const signed = await signedEvaluation(transaction, programmeId);
    const seen = items.find((one) => one.seen)?.selfEvaluation;
    return ok({
      items,
      signedUnpublished: signed && signed.number !== seen ? signed.number : null,
      abilities: { publish: mayPublish(actor) && programme.state !== 'draft' },
    });
  });
}

/** The programmes with public results, newest year first. For everybody. */
export async function publishedProgrammes(environment: Environment, actor: Actor): Promise<PublishedProgramme[]> {
  const rows = await environment.database.transaction(actor, 'account', (transaction) => disclosuresOf(transaction, 'standing'));
  const seen = [...Map.groupBy(rows, (row) => row.programmeId).values()].flatMap((all) => seenByPublic(all) ?? []);
  return seen
    .map(({ shown: { programme, asOf, selfEvaluation }, publishedAt }) => {
      const { id, name, fiscalYear, applicant, demo } = programme;
      return { id, name, fiscalYear, applicant, demo, asOf, selfEvaluation, publishedAt: publishedAt.toISOString() };
    })
    .sort((one, other) => other.fiscalYear - one.fiscalYear || byName.compare(one.name, other.name));
}

/** What the public sees of a programme: the newest publication that was not withdrawn. For everybody. */
export async function publicationOf(environment: Environment, actor: Actor, programmeId: string): Promise<Result<Publication>> {
  if (!isUuid(programmeId)) return refuse('disclosure-none');
  const rows = await environment.database.transaction(actor, 'account', (transaction) =>
    disclosuresOf(transaction, { programmeId }),
  );
  const seen = seenByPublic(rows);
  if (seen) return ok(publicView(seen));
  return refuse(rows.length === 0 ? 'disclosure-none' : 'disclosure-withdrawn');
}

/** Who published it is not the public's matter. */
function publicView({ number, publishedAt, hash, shown }: DisclosureRow): Publication {
  return { number, publishedAt: publishedAt.toISOString(), hash, shown };
}
