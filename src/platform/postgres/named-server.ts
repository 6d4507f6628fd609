import pg from 'pg';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';

/** The oldest PostgreSQL whose functions the migrations use (`uuidv7`). */
const oldestVersion = 18;
const waitMilliseconds = 10_000;

/** Where a connection string leads, without its password. */
function placeOf(url: URL): string {
  return `${url.hostname}:${url.port || '5432'}${url.pathname}`;
}

/**
 * Whether the server of `DATABASE_URL` can be used: the address is one of PostgreSQL, the server answers and lets us in, is new enough, and the
 * role may make the schemas and roles that the migrations need. Refuses each with what is wrong and what to do.
 */
export async function checkNamedServer(text: string): Promise<Result<null>> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '' || url.pathname.length < 2)
    return refuse('database-url-invalid');
  const client = new pg.Client({ connectionString: text, connectionTimeoutMillis: waitMilliseconds });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: string; able: boolean }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
         (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS able`,
    );
    const { version, number, able } = rows[0]!;
    if (Number(number) < oldestVersion * 10_000) return refuse('database-too-old', { version, needed: oldestVersion });
    return able ? ok(null) : refuse('database-role-too-weak', { role: decodeURIComponent(url.username) });
  } catch (error) {
    return refuse('database-unreachable', { place: placeOf(url), problem: (error as Error).message });
  } finally {
    await client.end().catch(() => undefined);
  }
}
