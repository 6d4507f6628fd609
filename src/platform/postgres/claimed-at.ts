import { type RawBuilder, sql } from 'kysely';

/**
 * Of a row that stood before its kind was logged: when it says that it was said, as a part of the statement `{"claimedAt": ISO}`. Nothing is
 * proved of it but that it claimed so when it was taken over. Of any other row `{}`.
 */
export function claimedAt(said: RawBuilder<unknown>, takenOverAt: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`CASE WHEN ${takenOverAt} IS NULL THEN '{}'::jsonb
    ELSE jsonb_build_object('claimedAt', to_char(${said} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END`;
}
