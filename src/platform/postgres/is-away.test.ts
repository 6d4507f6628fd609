import pg from 'pg';
import { expect, test } from 'vitest';
import { testEnvironment } from '../../../tests/support/environment.ts';
import { isAway } from './database.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.9:9000'), { code: 'ECONNREFUSED' });

test('a refused connection to something else is no database out of reach', async () => {
  const world = await testEnvironment({});
  try {
    const { database } = world.environment;
    expect(await isAway(database, new Error('the file could not be stored', { cause: refused }))).toBe(false);
    expect(await isAway(database, Object.assign(new pg.DatabaseError('going down', 0, 'error'), { code: '57P01' }))).toBe(true);
  } finally {
    await world.close();
  }
});

test('a database that refuses connections is out of reach, whatever the error says', async () => {
  const pool = new pg.Pool({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' });
  expect(await isAway({ pool }, new Error('no reason given'))).toBe(true);
  await pool.end();
});
