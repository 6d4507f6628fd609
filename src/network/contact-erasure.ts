import { forgetChangesInTrail, hasNamesake, recordAudit, replaceNameInTrail } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import { looksLikeName } from '#src/kernel/person-name.ts';
import type { Environment } from '#src/platform/environment.ts';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';
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

/** Outside the database, as a backup that is restored brings them back: the kind, the id, and the version after which they were gone. */
export function rememberErasedContact(
  environment: Environment,
  tenant: TenantId,
  { of, id, version }: { of: Contact['of']; id: string; version: number },
): void {
  rememberId(environment, fileOf(tenant), `${of}:${id}:${version}`);
}

export function erasedContacts(environment: Environment, tenant: TenantId): { of: Contact['of']; id: string; version: number }[] {
  return rememberedIds(environment, fileOf(tenant)).map((line) => {
    const [of, id, version] = line.split(':') as [Contact['of'], string, string];
    return { of, id, version: Number(version) };
  });
}
