import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type ContactEraser, type ErasedContact, forgetContact, rememberErasedContact } from '../contact-erasure.ts';
import { mayEraseSpeakers } from '../network.policy.ts';
import { blankSpeaker, speakerNamesakes, speakerRow } from './speaker.store.ts';

/**
 * Removes a speaker's name, organisation, topics and number, also from what others hold (个人信息保护法 第四十七条). The talks given, their fees and
 * the title that decided them stay, and so do the payees of vouchers, which `expenses` counts. Cannot be undone.
 */
export async function eraseSpeaker(
  environment: Environment,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
  erasers: readonly ContactEraser[],
): Promise<Result<ErasedContact>> {
  if (!mayEraseSpeakers(actor)) return refuse('not-allowed');
  const erased = await environment.database.transaction(actor, 'network', async (transaction) => {
    const speaker = await speakerRow(transaction, { id });
    if (!speaker) return refuse('not-found', { what: '讲师' });
    if (speaker.erasedAt) return refuse('contact-erased-already');
    const { name, phone } = speaker;
    const namesakes = await speakerNamesakes(transaction, id, name);
    await blankSpeaker(transaction, id, actor.name, environment.clock.now());
    const contact = { of: 'speaker' as const, id, name, phone, namesakes };
    const verb = 'erase-speaker' as const;
    return ok({ contact, gone: await forgetContact(transaction, environment, actor, contact, { verb, reason, erasers }) });
  });
  if (!erased.ok) return erased;
  rememberErasedContact(environment, actor.tenant, erased.value.contact);
  return ok(erased.value.gone);
}
