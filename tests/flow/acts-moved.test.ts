import { readFile } from 'node:fs/promises';
import { call } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ofUnit } from '#src/evidence/log/rules/index.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import { accountForTheYear } from '../support/accounted-year.ts';
import { type AttackedLog, checked, openAttackedLog } from '../support/attacked-log.ts';
import { granted } from '../support/environment.ts';
import { expectInvariants } from '../support/invariants.ts';
import { as } from '../support/small-year.ts';

let log: AttackedLog;
/** Another programme of the unit, to which things can be moved. */
let other: string;

const sql = (text: string, values: unknown[] = []) => log.admin.query(text, values);

async function draftAnother(): Promise<string> {
  const manager = as(log.world.environment, log.world.actors.manager);
  const form = await readFile(new URL('../../examples/基层科普服务-2020.txt', import.meta.url), 'utf8');
  const file = new File([form.replaceAll('基层科普服务', '社区科普服务')], '社区科普服务-2020.txt', { type: 'text/plain' });
  const { id } = (await call(programmeRoutes.importFile, { file }, manager)).programme;
  await call(programmeRoutes.saveSubProgramme, { id, code: 'science-cafe', name: '科学咖啡馆', position: 0 }, manager);
  return id;
}

beforeAll(async () => {
  log = await openAttackedLog();
  await accountForTheYear(log.world, log.year.programmeId);
  other = await draftAnother();
  granted(await log.sequence());
  await log.root.keep('at_first');
}, 120_000);

afterAll(async () => {
  await expectInvariants(log.world.adminUrl);
  await log.close();
});

describe('a superuser who hangs on another programme what was declared, judged or signed is found by the audit', () => {
  const own = () => log.year.programmeId;
  const moved = (kept: string, recounted: string) => ({ what: 'act-altered', kept, recounted });

  test.each<[string, (to: string) => string[], RegExp[], string]>([
    [
      'an indicator, with its targets and the judgement',
      (to) => [
        `UPDATE plan.indicator SET programme_id = '${to}' WHERE programme_id <> '${to}' AND id = (SELECT indicator_id FROM account.statement WHERE kind = 'judgement' LIMIT 1)`,
      ],
      [/^indicator .+ v1 programme$/, /^target .+ v1 programme$/, /^judgement .+ programme$/],
      'plan-left-out',
    ],
    [
      'an activity, in its version too',
      (to) => ['activity', 'activity_version'].map((table) => `UPDATE plan.${table} SET programme_id = '${to}'`),
      [/^activity 科学咖啡馆 .+ v1 programme$/],
      'plan-left-out',
    ],
    [
      'a frozen self-evaluation, with its signatures',
      (to) => [`UPDATE account.self_evaluation SET programme_id = '${to}'`],
      [/^self-evaluation no\. 1 programme$/, /^self-evaluation no\. 1 signed programme$/],
      'plan-left-out',
    ],
    [
      'a rectification, with its steps',
      (to) => [`UPDATE account.rectification SET programme_id = '${to}'`],
      [/^rectification .+ asked v1 programme$/, /^rectification .+ returned v3 programme$/],
      'plan-left-out',
    ],
  ])('%s', async (_, statements, places, verified) => {
    await log.attack(
      async () => {
        for (const statement of statements(other)) expect((await sql(statement)).rowCount).toBeGreaterThan(0);
      },
      async () => {
        const found = await log.found();
        for (const place of places) expect(found).toContainEqual({ ...moved(own(), other), place: expect.stringMatching(place) });
        expect(
          checked(await log.take())
            .checks.flatMap(({ faults }) => faults)
            .map(({ code }) => code),
        ).toContain(verified);
      },
    );
  });

  test('an activity in the row alone that pages read', async () => {
    await log.attack(
      () => sql(`UPDATE plan.activity SET programme_id = $1`, [other]),
      async () =>
        expect(await log.found()).toContainEqual(
          expect.objectContaining({ what: 'plan-differs', place: expect.stringMatching(/^activity /) }),
        ),
    );
  });

  test('a measure, which is of the whole unit, in the log', async () => {
    await log.attack(
      () => sql(`UPDATE evidence.act SET programme_id = $1 WHERE kind = 'measure'`, [other]),
      async () =>
        expect(await log.found()).toContainEqual({
          ...moved(other, ofUnit),
          place: expect.stringMatching(/^measure .+ v1 programme$/),
        }),
    );
  });
});
