import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type ContactEraser, type ErasedContact, forgetContact, rememberErasedContact } from '../contact-erasure.ts';
import { mayEraseVenueContact } from '../network.policy.ts';
import { blankVenueContact, venueRow } from './venue.store.ts';

/**
 * Removes the name and the number of a venue's contact, also from what others hold (个人信息保护法 第四十七条). The venue stays, and another contact may
 * be entered. Cannot be undone.
 */
export async function eraseVenueContact(
  environment: Environment,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
  erasers: readonly ContactEraser[],
): Promise<Result<ErasedContact>> {
  if (!mayEraseVenueContact(actor)) return refuse('not-allowed');
  const erased = await environment.database.transaction(actor, 'network', async (transaction) => {
    const venue = await venueRow(transaction, id);
    if (!venue || !seesDistrict(actor, venue.district)) return refuse('not-found', { what: '阵地' });
    const { contactName: name, contactPhone: phone } = venue;
    if (name === '' && phone === '') return refuse('contact-erased-already');
    const version = await blankVenueContact(transaction, id, actor.name, environment.clock.now());
    // One person may be the contact of several venues: what names them elsewhere is listed, not taken.
    const contact = { of: 'venue' as const, id, name, phone, namesakes: true };
    const verb = 'erase-venue-contact' as const;
    return ok({ version, gone: await forgetContact(transaction, environment, actor, contact, { verb, reason, erasers }) });
  });
  if (!erased.ok) return erased;
  rememberErasedContact(environment, actor.tenant, { of: 'venue', id, version: erased.value.version });
  return ok(erased.value.gone);
}
