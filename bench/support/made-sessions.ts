import pg from 'pg';

export interface MadeSession {
  id: string;
  /** Of its public address. */
  code: string;
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** `SA0001`: six letters or digits. */
function codeOf(series: number, index: number): string {
  return `S${letters[series]}${String(index).padStart(4, '0')}`;
}

/** Open online sessions, past the application: a benchmark of sign-ups begins where publishing has ended. */
export async function makeSessions(
  adminUrl: string,
  {
    tenant,
    programmeId,
    series,
    count,
    capacity,
    startsAt,
  }: { tenant: string; programmeId: string; series: number; count: number; capacity: number; startsAt: Date },
): Promise<MadeSession[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const sessions: MadeSession[] = [];
    for (let index = 0; index < count; index += 1) {
      const code = codeOf(series, index);
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO deliver.session (tenant_id, programme_id, sub_programme, code, title, audience, state, venue_kind, district, region,
          starts_at, ends_at, capacity, sign_up_opens_at, changed_at, changed_by)
         VALUES ($1, $2, 'science-cafe', $3, $4, 'public', 'open', 'online', '310107', '310107', $5::timestamptz, $5::timestamptz + interval '90 minutes', $6, now(), now(), 'bench')
         RETURNING id`,
        [tenant, programmeId, code, `讲座 ${code}`, startsAt, capacity],
      );
      sessions.push({ id: rows[0]!.id, code });
    }
    return sessions;
  } finally {
    await client.end();
  }
}

export interface Taken {
  sessions: number;
  capacity: number;
  taken: number;
  confirmed: number;
  /** Sessions with more confirmed seats than places, or whose counter differs from them. */
  wrong: number;
}

/** What the sessions hold after the rush, counted from the sign-ups themselves. */
export async function countTaken(adminUrl: string, ids: readonly string[]): Promise<Taken> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Record<keyof Taken, string>>(
      `SELECT count(*) AS sessions, sum(capacity) AS capacity, sum(taken) AS taken, sum(seats) AS confirmed,
         count(*) FILTER (WHERE seats > capacity OR seats <> taken) AS wrong
       FROM (SELECT s.capacity, s.taken, coalesce(sum(u.seats) FILTER (WHERE u.state = 'confirmed'), 0) AS seats
         FROM deliver.session s LEFT JOIN deliver.sign_up u ON u.tenant_id = s.tenant_id AND u.session_id = s.id
         WHERE s.id = ANY($1::uuid[]) GROUP BY s.tenant_id, s.id) AS each`,
      [ids],
    );
    const row = rows[0]!;
    return {
      sessions: Number(row.sessions),
      capacity: Number(row.capacity),
      taken: Number(row.taken),
      confirmed: Number(row.confirmed),
      wrong: Number(row.wrong),
    };
  } finally {
    await client.end();
  }
}
