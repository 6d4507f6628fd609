import { afterEach, expect, test, vi } from 'vitest';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { tenantAsked } from './tenant-asked.ts';

afterEach(() => vi.unstubAllEnvs());

test.each(['zh', 'en'] as const)('a command that finds no tenant says in which data folder it looked: %s', (language) => {
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('KEPU_DATA', '/srv/elsewhere');
  for (const options of [{}, { tenant: 'lake-district' }]) {
    const found = tenantAsked([], options);
    if (found.ok) throw new Error('no tenant was to be found');
    const { reason, remedy } = sentenceOf(found.refusal, language);
    expect(reason).toContain('KEPU_DATA=/srv/elsewhere');
    expect(remedy).toMatch(/KEPU_DATA=(?:目录|FOLDER)/);
  }
});

test('with a database server of its own it names that instead', () => {
  vi.stubEnv('DATABASE_URL', 'postgres://kepu@db/kepu');
  const found = tenantAsked([], {});
  expect(found).toMatchObject({ ok: false, refusal: { params: { place: 'DATABASE_URL' } } });
});
