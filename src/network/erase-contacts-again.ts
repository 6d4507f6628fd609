import type { Actor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type ContactEraser, erasedContacts } from './contact-erasure.ts';
import { eraseSpeaker } from './speakers/erase-speaker.ts';
import { readSpeaker } from './speakers/speakers.ts';
import { eraseVenueContact } from './venues/erase-venue-contact.ts';
import { readVenue } from './venues/venues.ts';

const reason = '恢复旧备份后重新删除';

/** Erases again the speakers and contacts that an older backup brought back; a contact entered after the erasure stays. Answers how many. */
export async function eraseContactsAgain(
  environment: Environment,
  actor: Actor,
  erasers: readonly ContactEraser[],
): Promise<number> {
  if (!actor.system) throw new Error('only a job or the command line erases again');
  let erased = 0;
  for (const { of, id, version } of erasedContacts(environment, actor.tenant)) {
    const found = of === 'speaker' ? await readSpeaker(environment, actor, id) : await readVenue(environment, actor, id);
    // A speaker who is still erased is refused below; of a venue, what was entered after the erasure stays.
    if (!found.ok || (of === 'venue' && found.value.version >= version)) continue;
    const erase = of === 'speaker' ? eraseSpeaker : eraseVenueContact;
    if ((await erase(environment, actor, { id, reason }, erasers)).ok) erased += 1;
  }
  return erased;
}
