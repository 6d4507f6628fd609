import { call } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { afterFreezeOf, verifyWords } from '#src/account/bundle/verify/index.ts';
import { listSelfEvaluations } from '#src/account/self-evaluation/read-self-evaluations.ts';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { storeAttachment, withdrawFact } from '#src/evidence/index.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { changeActivity, listActivities, programmeDetail, saveBudgetLine } from '#src/plan/index.ts';
import { accountForTheYear } from '../support/accounted-year.ts';
import { type AttackedLog, checked, openAttackedLog } from '../support/attacked-log.ts';
import { granted } from '../support/environment.ts';
import { as, openSession, startSession } from '../support/small-year.ts';

let log: AttackedLog;
/** A sheet that was entered before the year was frozen. */
let batchId: string;

beforeAll(async () => {
  log = await openAttackedLog();
  const { environment, actors, clock } = log.world;
  const session = await openSession(log.world, log.year, { title: '纸上签到', day: '2020-07-20' });
  clock.moveTo(momentOf('2020-07-20', '14:10'));
  await startSession(log.world, session.id);
  const rows = [{ name: '纸上一', phone: '19900000101', people: 2 }];
  const paper = { sessionId: session.id, rows, dryRun: false };
  batchId = (await call(doorRoutes.enterPaper, paper, as(environment, actors.host))).batchId!;
  clock.moveTo(momentOf('2020-07-20', '16:10'));
  const { version } = await call(sessionRoutes.get, { id: session.id }, as(environment, actors.manager));
  await call(sessionRoutes.end, { id: session.id, version }, as(environment, actors.manager));
  await accountForTheYear(log.world, log.year.programmeId);
  granted(await log.sequence());
}, 120_000);
afterAll(() => log.close());

const report = async () => {
  granted(await log.sequence());
  const made = checked(await log.take());
  expect(made.checks.filter(({ ok }) => !ok)).toEqual([]);
  return made;
};

test('a scan that is added to its sheet, and taken away again, is no fact that was booked or corrected: nothing is told', async () => {
  const { environment, actors, clock, tenant } = log.world;
  clock.moveTo(momentOf('2021-01-14', '11:20'));
  const scan = granted(
    await storeAttachment(environment, actors.host, { name: '签到表.pdf', bytes: Buffer.from('%PDF-1.7 sheet') }),
  );
  await call(doorRoutes.addScan, { batchId, attachmentId: scan.id }, as(environment, actors.manager));
  const added = await report();
  expect(added.signed).toMatchObject({ booked: 0, corrected: 0 });
  expect(afterFreezeOf(added, verifyWords.zh)).toEqual([]);
  const { rows } = await log.admin.query<{ id: FactId }>(`SELECT id FROM evidence.fact WHERE kind = 'sign-in-sheet'`);
  expect(rows).toHaveLength(1);
  await environment.database.transaction({ tenant: tenant.id }, 'evidence', async (transaction) => {
    const recorder = { tenant: tenant.id, recordedBy: 'test', recordedAt: clock.now() };
    granted(await withdrawFact(transaction, recorder, rows[0]!.id, '扫描件有误'));
    return null;
  });
  const taken = await report();
  expect(taken.facts).toBe(added.facts + 1);
  expect(taken.signed).toMatchObject({ booked: 0, corrected: 0 });
  // Nor has the console anything to tell beside the frozen form.
  const { items } = granted(await listSelfEvaluations(environment, actors.leader, { id: log.year.programmeId }));
  expect(items.map(({ differences }) => differences)).toEqual([[]]);
});

test('another unit of a planned activity, and a line of the budget, are named among the changes of the plan', async () => {
  const { environment, actors, clock } = log.world;
  const { programmeId } = log.year;
  clock.moveTo(momentOf('2021-01-15', '11:20'));
  const { items } = granted(
    await listActivities(environment, actors.manager, { id: programmeId, page: 1, pageSize: null, state: 'all', sort: 'dueOn' }),
  );
  const one = items[0]!;
  const change = {
    ...{ activityId: one.id, version: one.version, subProgramme: one.subProgramme, name: one.name, district: one.district },
    ...{ factKind: 'output' as const, unit: '场', target: one.target, dueOn: one.dueOn, reason: '改计量单位', afterReport: true },
  };
  const { version } = granted(await changeActivity(environment, actors.manager, change));
  clock.moveTo(momentOf('2021-01-15', '11:40'));
  granted(await changeActivity(environment, actors.manager, { ...change, version, unit: '套' }));
  clock.moveTo(momentOf('2021-01-15', '11:50'));
  const line = granted(await programmeDetail(environment, actors.manager, programmeId)).budgetLines[0]!;
  const raised = {
    ...line,
    id: programmeId,
    amountFen: line.amountFen + 100_000,
    position: 0,
    reason: '调剂',
    afterReport: true,
  };
  granted(await saveBudgetLine(environment, actors.manager, raised));
  const made = await report();
  expect(made.signed!.planChanges.slice(-2)).toEqual([
    {
      ...{ kind: 'activity', name: one.name, at: '2021-01-15T03:40:00.000Z' },
      fields: [{ what: 'unit', before: '场', now: '套' }],
    },
    {
      ...{ kind: 'budget-line', name: line.name, at: '2021-01-15T03:50:00.000Z' },
      fields: [{ what: 'amountFen', before: String(line.amountFen), now: String(line.amountFen + 100_000) }],
    },
  ]);
  const said = afterFreezeOf(made, verifyWords.zh).join('\n');
  expect(said).toContain(`2021-01-15 11:40　计划活动“${one.name}”：单位由“场”改为“套”`);
  expect(said).toContain(`2021-01-15 11:50　预算明细“${line.name}”：金额（分）由“${line.amountFen}”改为`);
});
