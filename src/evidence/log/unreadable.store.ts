import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { isBreakStatement } from './rules/break.rules.ts';
import { readVkey } from './rules/note.rules.ts';

/** Whether a row holds a key that can sign or cosign; no part of Kepu writes another, and where one stands it is passed over. */
export const holdsKey = ({ vkey }: { vkey: string }): boolean => readVkey(sha256, vkey) !== null;

/** What was put into the tables of keys, witnesses and breaks and is none: each part passes it over, the audit tells it. */
export async function unreadableRows(transaction: Transaction): Promise<{ table: string; text: string }[]> {
  const { rows } = await sql<{ table: string; text: string; statement: unknown }>`
    SELECT 'log_key' AS "table", vkey AS text, NULL::jsonb AS statement FROM evidence.log_key WHERE tenant_id = current_tenant()
    UNION ALL SELECT 'log_witness', vkey, NULL FROM evidence.log_witness WHERE tenant_id = current_tenant()
    UNION ALL SELECT 'log_break', index || ' ' || id, statement FROM evidence.log_break WHERE tenant_id = current_tenant()
    ORDER BY 1, 2`.execute(transaction);
  return rows.filter(({ table, text, statement }) =>
    table === 'log_break' ? !isBreakStatement(statement) : !holdsKey({ vkey: text }),
  );
}
