import { eraseAgain, eraseExpired, forgetRequests, listTenants, type Tenant } from '#src/access/index.ts';
import { takeWordsAway, wordlessIds } from '#src/evidence/index.ts';
import { type Actor, systemActor } from '#src/kernel/actor.ts';
import { forAll } from '#src/kernel/for-all.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { eraseContactsAgain, forgetImports } from '#src/network/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { forgetOldNotices } from '#src/deliver/notices/index.ts';
import { eraseDelivery, eraseNotices, eraseRecordWords, eraseContact } from './erase-delivery.ts';
import { peoplePastRetention } from './retention.store.ts';

const day = 86_400_000;
/** Numbers and tickets in notices: a quarter, in which somebody may still ask whether one went out. */
const noticesKept = 90 * day;
/** What records of a register said before an import: as long as it can be undone. */
const importsKept = 30 * day;
/** Requests and their answers: as long as somebody may still ask again because no answer came. */
const requestsKept = day;

export interface RetentionReport {
  tenant: string;
  /** Invented people stay, for a demo shows its year. */
  demo: boolean;
  /** People whose time is over, members of staff left out. */
  due: number;
  /** How many lost their personal details now, also those who came back with a restored backup; 0 on a dry run. */
  erased: number;
  /** For whom it failed, by id, and why: they are tried again next time. */
  failed: { id: string; problem: string }[];
}

/**
 * Does what the wording of the consent promises (consent.texts.ts): personal details go when the accounts of the year are closed.
 * Pseudonyms, sign-ups without a name and evidence stay as they are. `dryRun` only counts.
 */
export async function runRetention(environment: Environment, { dryRun = false } = {}): Promise<RetentionReport[]> {
  const reports: RetentionReport[] = [];
  await forAll(
    await listTenants(environment),
    ({ code }) => code,
    async (tenant) => void reports.push(await retentionOf(environment, tenant, dryRun)),
  );
  return reports;
}

/** The same for one tenant. */
export async function retentionOf(environment: Environment, tenant: Tenant, dryRun = false): Promise<RetentionReport> {
  const actor = systemActor(tenant.id, 'retention');
  const due = await environment.database.transaction(actor, 'deliver', (transaction) =>
    peoplePastRetention(transaction, dayOf(environment.clock.now())),
  );
  const { expired, erased, failed } = await eraseExpired(environment, actor, due, {
    dryRun: dryRun || tenant.demo,
    erasers: [eraseNotices],
  });
  const again = dryRun ? { erased: 0, failed: [] } : await eraseAgain(environment, actor, [eraseDelivery]);
  const contacts = dryRun ? 0 : await eraseContactsAgain(environment, actor, [eraseContact]);
  if (!dryRun) await takeWordsAgain(environment, actor);
  if (!dryRun && !tenant.demo) {
    const before = new Date(environment.clock.now().getTime() - noticesKept);
    await environment.database.transaction(actor, 'deliver', (transaction) => forgetOldNotices(transaction, before));
  }
  if (!dryRun) {
    const before = new Date(environment.clock.now().getTime() - importsKept);
    await environment.database.transaction(actor, 'network', (transaction) => forgetImports(transaction, before));
    const asked = new Date(environment.clock.now().getTime() - requestsKept);
    await environment.database.transaction(actor, 'access', (transaction) => forgetRequests(transaction, asked));
  }
  return {
    tenant: tenant.code,
    demo: tenant.demo,
    due: expired,
    erased: erased + again.erased + contacts,
    failed: [...failed, ...again.failed],
  };
}

/** Takes the words of facts away again that a manager had taken away, and that a restored backup brought back. */
async function takeWordsAgain(environment: Environment, actor: Actor): Promise<void> {
  for (const id of wordlessIds(environment, actor.tenant))
    await environment.database.transaction(actor, 'evidence', async (transaction) => {
      await takeWordsAway(transaction, actor.tenant, [id], environment.clock.now());
      await eraseRecordWords(transaction, id);
    });
}
