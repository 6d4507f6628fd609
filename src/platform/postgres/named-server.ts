import pg from 'pg';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { placeOf, serverAddress } from './server-address.ts';

/** The oldest PostgreSQL whose functions the migrations use (`uuidv7`). */
const oldestVersion = 18;
const waitMilliseconds = 10_000;

function clientOf(url: URL): pg.Client {
  const client = new pg.Client({ connectionString: url.toString(), connectionTimeoutMillis: waitMilliseconds });
  client.on('error', () => undefined);
  return client;
}

/**
 * Whether the server of `DATABASE_URL` can be used: the address is one of PostgreSQL, the server answers and lets us in, is new enough, and the
 * role may make the schemas and roles that the migrations need. Answers the address
 * as it is to be used. Refuses each with what is wrong and what to do.
 */
export async function checkNamedServer(text: string): Promise<Result<string>> {
  const url = serverAddress(text);
  if (!url) return refuse('database-url-invalid');
  const client = clientOf(url);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: string; able: boolean; role: string }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
         (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS able, current_user AS role`,
    );
    const { version, number, able, role } = rows[0]!;
    if (Number(number) < oldestVersion * 10_000) return refuse('database-too-old', { version, needed: oldestVersion });
    return able ? ok(url.toString()) : refuse('database-role-too-weak', { role });
  } catch (error) {
    return refuse('database-unreachable', { place: placeOf(url), problem: (error as Error).message });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether the server lets in the application's own role, which the migrations made: by a socket it may know only the administrator. */
export async function checkApplicationRole(address: string): Promise<Result<null>> {
  const client = clientOf(new URL(address));
  try {
    await client.connect();
    return ok(null);
  } catch (error) {
    return refuse('database-application-shut-out', { role: 'kepu_app', problem: (error as Error).message });
  } finally {
    await client.end().catch(() => undefined);
  }
}
