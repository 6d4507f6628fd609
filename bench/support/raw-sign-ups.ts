import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { connections } from './installation.ts';

export interface RawRush {
  /** Signs in as the application does. */
  applicationAddress: string;
  tenant: string;
  sessionIds: readonly string[];
  amount: number;
  firstPhone: number;
}

/** What a sign-up writes, in the order in which Kepu writes it. `$n` are filled by `valuesOf`. */
const writes = {
  person: `INSERT INTO access.person (tenant_id, name, phone, created_at) VALUES (current_tenant(), $1, $2, now()) RETURNING id`,
  consent: `INSERT INTO access.consent (tenant_id, person_id, purpose, wording_version, given_at) VALUES (current_tenant(), $1, 'sign-up', 'bench', now())`,
  seats: `UPDATE deliver.session SET taken = taken + 1, state = CASE WHEN taken + 1 = capacity THEN 'full' ELSE state END
    WHERE tenant_id = current_tenant() AND id = $1 AND state = 'open' AND taken + 1 <= capacity`,
  signUp: `INSERT INTO deliver.sign_up (tenant_id, session_id, person_id, seats, ticket_code, holder_mark, source, created_at)
    VALUES (current_tenant(), $1, $2, 1, $3, $3, 'phone', now()) RETURNING id`,
  notice: `INSERT INTO deliver.notice (tenant_id, session_id, person_id, template, params, created_at, next_attempt_at)
    VALUES (current_tenant(), $1, $2, 'signed-up', '{}', now(), now())`,
  audit: `INSERT INTO access.audit_trail (tenant_id, at, actor_name, verb, record_kind, record_id)
    VALUES (current_tenant(), now(), '', 'sign-up', 'sign-up', $1)`,
};

async function signUpRaw(client: pg.PoolClient, tenant: string, sessionId: string, phone: string): Promise<boolean> {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('role', 'kepu_deliver', true), set_config('kepu.tenant', $1, true)`, [tenant]);
  await client.query('SELECT id FROM deliver.session WHERE tenant_id = current_tenant() AND id = $1', [sessionId]);
  const person = (await client.query<{ id: string }>(writes.person, ['居民', phone])).rows[0]!.id;
  await client.query(writes.consent, [person]);
  if ((await client.query(writes.seats, [sessionId])).rowCount !== 1) {
    await client.query('ROLLBACK');
    return false;
  }
  const signUp = (await client.query<{ id: string }>(writes.signUp, [sessionId, person, randomUUID()])).rows[0]!.id;
  await client.query(writes.notice, [sessionId, person]);
  await client.query(writes.audit, [signUp]);
  await client.query('COMMIT');
  return true;
}

/** The same writes in the same transaction without HTTP, validation or anything else around it. Answers confirmed ones and seconds. */
export async function rushRaw({
  applicationAddress,
  tenant,
  sessionIds,
  amount,
  firstPhone,
}: RawRush): Promise<{ confirmed: number; seconds: number }> {
  const pool = new pg.Pool({ connectionString: applicationAddress, max: connections });
  let next = 0;
  let confirmed = 0;
  const worker = async (): Promise<void> => {
    const client = await pool.connect();
    try {
      for (let index = next++; index < amount; index = next++) {
        if (await signUpRaw(client, tenant, sessionIds[index % sessionIds.length]!, String(firstPhone + index))) confirmed += 1;
      }
    } finally {
      client.release();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - began) / 1000;
  await pool.end();
  return { confirmed, seconds };
}
