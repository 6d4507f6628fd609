import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { jsonHash } from '#src/platform/json-hash.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { type Ledger, openLedger, readAccount } from '../account-of.ts';
import { formOfAccount, packOfProgramme } from '../forms.ts';
import { frozenFigure, type SignedEvaluation, signedEvaluation } from '../self-evaluation/index.ts';
import { disclosed } from './disclosed.ts';
import type { Disclosed, DisclosureView } from './disclosure.contract.ts';
import { mayPublish } from './disclosure.policy.ts';
import { disclosuresOf, insertDisclosure } from './disclosure.store.ts';
import { viewsOf } from './disclosure-view.ts';

/**
 * Publishes the results of a programme: those of the newest signed self-evaluation, or, while none is signed, its targets alone, of the day
 * (the year's end when unasked). Refuses a draft, and a day that differs from that of the signed self-evaluation.
 */
export async function publishDisclosure(
  environment: Environment,
  actor: Actor,
  { id: programmeId, at }: { id: string; at?: string | undefined },
): Promise<Result<DisclosureView>> {
  if (!mayPublish(actor)) return refuse('not-allowed');
  const signed = await openLedger(environment, actor, { programmeId }, async ({ transaction, programme }) =>
    programme.state === 'draft' ? refuse('disclosure-draft') : ok(await signedEvaluation(transaction, programmeId)),
  );
  if (!signed.ok) return signed;
  if (signed.value && at !== undefined && at !== signed.value.at)
    return refuse('disclosure-other-day', { number: signed.value.number, at: signed.value.at });
  try {
    return await openLedger(environment, actor, { programmeId, at: at ?? signed.value?.at }, async (ledger) => {
      const { transaction } = ledger;
      const shown = await shownOf(ledger, actor, signed.value);
      const [former] = await disclosuresOf(transaction, { programmeId });
      const hash = jsonHash(shown);
      if (former && !former.withdrawn && former.hash === hash) return refuse('disclosure-same', { number: former.number });
      const number = (former?.number ?? 0) + 1;
      const id = await insertDisclosure(transaction, {
        programmeId,
        number,
        asOf: shown.asOf,
        shown,
        hash,
        publishedAt: environment.clock.now(),
        publishedBy: actor.name,
      });
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'publish-disclosure',
        recordKind: 'programme',
        recordId: programmeId,
        detail: { number, asOf: shown.asOf, selfEvaluation: shown.selfEvaluation?.number ?? null, hash },
      });
      return ok(viewsOf(await disclosuresOf(transaction, { programmeId })).find((one) => one.id === id)!);
    });
  } catch (error) {
    // Two officers published at the same moment: the number is taken.
    if (brokenConstraint(error)?.includes('disclosure')) return refuse('disclosure-just-changed');
    throw error;
  }
}

async function shownOf(ledger: Ledger, actor: Actor, signed: SignedEvaluation | null): Promise<Disclosed> {
  const account = await readAccount(ledger, actor);
  const { programme, measures, labels } = ledger;
  const definitions = new Map([...measures].map(([code, { definition }]) => [code, definition]));
  const common = { programme, asOf: account.at, now: account.indicators, definitions, labels };
  if (signed) {
    const { form, figures, number, signedOn } = signed;
    return disclosed({ ...common, form, figures, signed: { number, signedOn } });
  }
  const form = await formOfAccount(ledger, account, packOfProgramme(ledger, account.indicators));
  return disclosed({ ...common, form, figures: account.indicators.map(frozenFigure), signed: null });
}
