import { createHmac } from 'node:crypto';
import { forgetChangesInTrail, hasNamesake, recordAudit, replaceNameInTrail } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { canonicalJson } from '#src/kernel/canonical-json.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import { looksLikeName } from '#src/kernel/person-name.ts';
import type { Environment } from '#src/platform/environment.ts';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';
import { forgetImportsOf } from './imports/import.store.ts';
import { rememberedIds, rememberId } from '#src/platform/remembered-ids.ts';

/** A speaker, or the contact of a venue, as they were known. */
export interface Contact {
  of: 'speaker' | 'venue';
  /** Of the speaker or of the venue. */
  id: string;
  name: string;
  phone: string;
}

/**
 * Takes what a later stage holds of a contact, in the transaction of the erasure. `trusted`: the name may be taken from what others wrote where it
 * stands by itself. Answers the facts whose words may still name them, and how many expenses were paid to that name, which stay.
 */
export type ContactEraser = (
  transaction: Transaction,
  environment: Environment,
  contact: Contact & { trusted: boolean },
) => Promise<{ naming: string[]; expenses: number }>;

export interface ErasedContact {
  erased: true;
  naming: number;
  expenses: number;
}

/**
 * What goes besides the record itself: names and numbers in notices, in what the trail tells of the record's changes and of others by that name.
 * Expenses paid to the name stay: vouchers are kept for thirty years (会计档案管理办法, 财政部 国家档案局令第79号, 附表一).
 */
export async function forgetContact(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  contact: Contact & { namesakes: boolean },
  { verb, reason, erasers }: { verb: 'erase-speaker' | 'erase-venue-contact'; reason: string; erasers: readonly ContactEraser[] },
): Promise<ErasedContact> {
  const { name, id, of, namesakes } = contact;
  const trusted = await asStage(transaction, 'access', async () => {
    await forgetChangesInTrail(transaction, id);
    const own = looksLikeName(name) && !namesakes && !(await hasNamesake(transaction, id, name));
    if (own) await replaceNameInTrail(transaction, name);
    return own;
  });
  await forgetImportsOf(transaction, id);
  const naming: string[] = [];
  let expenses = 0;
  for (const erase of erasers) {
    const found = await erase(transaction, environment, { ...contact, trusted });
    naming.push(...found.naming);
    expenses += found.expenses;
  }
  await recordAudit(transaction, environment.clock, actor, {
    verb,
    recordKind: of,
    recordId: id,
    detail: { reason, expenses, ...(naming.length > 0 ? { naming } : {}) },
  });
  return { erased: true, naming: naming.length, expenses };
}

const fileOf = (tenant: TenantId): string => `erased-contacts-${tenant}.ids`;

/** A speaker goes with the record, which no other person takes over; a venue has one contact after another, so it is told by name and number too. */
export type RememberedContact = Pick<Contact, 'of' | 'id'> & { is(contact: Pick<Contact, 'name' | 'phone'>): boolean };

/** Outside the database, as a backup that is restored brings them back. Nothing in it can be read without the installation's secret. */
export function rememberErasedContact(environment: Environment, tenant: TenantId, contact: Contact): void {
  const { of, id } = contact;
  rememberId(
    environment,
    fileOf(tenant),
    of === 'speaker' ? `${of}:${id}` : `${of}:${id}:${markOf(environment, tenant, contact)}`,
  );
}

export function erasedContacts(environment: Environment, tenant: TenantId): RememberedContact[] {
  return rememberedIds(environment, fileOf(tenant)).map((line) => {
    const [of, id, mark] = line.split(':') as [Contact['of'], string, string | undefined];
    return { of, id, is: (contact) => of === 'speaker' || mark === markOf(environment, tenant, { of, id, ...contact }) };
  });
}

/** HMAC-SHA-256, 128 bits in hex: the same person as contact of the same venue, the same mark. */
function markOf({ secrets }: Environment, tenant: TenantId, { of, id, name, phone }: Contact): string {
  const told = canonicalJson([tenant, of, id, name, phone]);
  return createHmac('sha256', secrets.keyFor('erased-contact')).update(told).digest('hex').slice(0, 32);
}
