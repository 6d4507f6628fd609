import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import {
  type ContactEraser,
  type ErasedContact,
  forgetContact,
  type RememberedContact,
  rememberErasedContact,
} from '../contact-erasure.ts';
import { mayEraseVenueContact } from '../network.policy.ts';
import { blankVenueContact, lockVenue } from './venue.store.ts';

/**
 * Removes the name and the number of a venue's contact, also from what others hold (个人信息保护法 第四十七条). The venue stays, and another contact may
 * be entered. `only`: which contact is meant, for whoever did not see it; another one stays. Cannot be undone.
 */
export async function eraseVenueContact(
  environment: Environment,
  actor: Actor,
  { id, reason, only = () => true }: { id: string; reason: string; only?: RememberedContact['is'] },
  erasers: readonly ContactEraser[],
): Promise<Result<ErasedContact>> {
  if (!mayEraseVenueContact(actor)) return refuse('not-allowed');
  const erased = await environment.database.transaction(actor, 'network', async (transaction) => {
    // Nobody enters another contact between the look and the erasure.
    const venue = await lockVenue(transaction, id);
    if (!venue || !seesDistrict(actor, venue.district)) return refuse('not-found', { what: '阵地' });
    const { contactName: name, contactPhone: phone } = venue;
    if ((name === '' && phone === '') || !only({ name, phone })) return refuse('contact-erased-already');
    await blankVenueContact(transaction, id, actor.name, environment.clock.now());
    // One person may be the contact of several venues: what names them elsewhere is listed, not taken.
    const contact = { of: 'venue' as const, id, name, phone, namesakes: true };
    const verb = 'erase-venue-contact' as const;
    return ok({ contact, gone: await forgetContact(transaction, environment, actor, contact, { verb, reason, erasers }) });
  });
  if (!erased.ok) return erased;
  rememberErasedContact(environment, actor.tenant, erased.value.contact);
  return ok(erased.value.gone);
}
