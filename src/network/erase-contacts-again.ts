import type { Actor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type ContactEraser, erasedContacts } from './contact-erasure.ts';
import { eraseSpeaker } from './speakers/erase-speaker.ts';
import { eraseVenueContact } from './venues/erase-venue-contact.ts';

const reason = '恢复旧备份后重新删除';

/** Erases again the speakers and contacts that an older backup brought back; a contact entered after the erasure stays. Answers how many. */
export async function eraseContactsAgain(
  environment: Environment,
  actor: Actor,
  erasers: readonly ContactEraser[],
): Promise<number> {
  if (!actor.system) throw new Error('only a job or the command line erases again');
  let erased = 0;
  for (const { of, id, is } of erasedContacts(environment, actor.tenant)) {
    // Who is still erased is refused, and so is the contact who came after the one who was.
    const again =
      of === 'speaker'
        ? await eraseSpeaker(environment, actor, { id, reason }, erasers)
        : await eraseVenueContact(environment, actor, { id, reason, only: is }, erasers);
    if (again.ok) erased += 1;
  }
  return erased;
}
