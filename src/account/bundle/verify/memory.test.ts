import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { portableChecks } from '#src/evidence/log/rules/index.ts';
import { BundleCheck } from './index.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const programme = '018f0000-0000-7000-8000-0000000000aa';
const id = (at: number): string => `018f0000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

/** A fact as long as they are; nobody needs its proof here. */
const fact = (index: number): string =>
  JSON.stringify({
    type: 'fact',
    index,
    salt: '0'.repeat(64),
    body: {
      tenant: id(0),
      id: id(index),
      programmeId: programme,
      kind: 'attendance',
      occurredOn: '2020-05-01',
      occurredAt: '2020-05-01T06:00:00.000Z',
      recordedAt: `2020-05-01T06:00:00.${String(index % 1000).padStart(3, '0')}Z`,
      subProgramme: 'science-cafe',
      activity: id(index % 100),
      district: '310107',
      region: '310107010000',
      venueKind: 'community',
      audience: 'residents',
      method: 'door',
      outcome: '',
      quantity: 1,
      unit: '人次',
      subject: '',
      recordKind: 'session',
      recordId: id(index),
      supersedes: null,
      attachments: [],
      details: `2:${index.toString(16).padStart(64, '0')}`,
    },
    proof: Array.from({ length: 18 }, (_, at) => Buffer.alloc(32, at).toString('base64')),
  });

test('a fact of a bundle takes a few hundred bytes until the verdict, not its whole line', () => {
  const facts = 20_000;
  const check = new BundleCheck(portableChecks);
  check.add('{"type":"bundle"}');
  for (let from = 0; from < facts; from += 250)
    check.add(
      JSON.stringify({ type: 'entries', from, entries: Array.from({ length: 250 }, () => `${programme} ${'0'.repeat(64)}`) }),
    );
  check.add(fact(0));
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 1; index < facts; index += 1) check.add(fact(index));
  collect();
  const kept = (process.memoryUsage().heapUsed - before) / facts;
  expect(check.finish().facts).toBe(facts);
  expect(kept).toBeLessThan(450);
});
