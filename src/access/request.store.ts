import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';

/** What would be made, and by which request. */
export interface Asked {
  /** Of the form that asks; null or absent: every request makes a record. */
  key: string | null | undefined;
  verb: string;
  input: object;
  /** Of the record that is made if this is the first request with its key. */
  recordId: string;
}

/**
 * Answers the id of the record that a former request with the same key made, or null where the caller is to make it as `recordId`. A
 * request under way is waited for; one that was refused leaves nothing. Refuses a key that made something else: its answer was lost,
 * and the form was changed since.
 */
export async function madeBefore(
  transaction: Transaction,
  clock: Clock,
  actor: Actor,
  { key, verb, input, recordId }: Asked,
): Promise<Result<string | null>> {
  if (!key) return ok(null);
  // Through JSON: what is absent and what is undefined ask for the same.
  const asked = JSON.parse(JSON.stringify({ verb, person: actor.personId, input })) as Json;
  const digest = createHash('sha256').update(canonicalJson(asked)).digest('hex');
  return asStage(transaction, 'access', async () => {
    const { numAffectedRows } = await sql`
      INSERT INTO access.request (tenant_id, key, digest, record_id, asked_at)
      VALUES (public.current_tenant(), ${key}, ${digest}, ${recordId}, ${clock.now()}) ON CONFLICT DO NOTHING`.execute(
      transaction,
    );
    if (numAffectedRows === 1n) return ok(null);
    const { rows } = await sql<{ digest: string; recordId: string }>`
      SELECT digest, record_id AS "recordId" FROM access.request
      WHERE tenant_id = public.current_tenant() AND key = ${key}`.execute(transaction);
    return rows[0]!.digest === digest ? ok(rows[0]!.recordId) : refuse('request-was-saved');
  });
}
