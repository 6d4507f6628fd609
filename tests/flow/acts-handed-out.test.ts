import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBundle } from '#src/account/bundle/write-bundle.ts';
import { afterFreezeOf, type BundleReport, signedOf, verifyWords } from '#src/account/bundle/verify/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { changeTarget, programmeDetail } from '#src/plan/index.ts';
import { accountForTheYear } from '../support/accounted-year.ts';
import { type AttackedLog, broken, checked, openAttackedLog, spendMore } from '../support/attacked-log.ts';
import { granted } from '../support/environment.ts';
import { expectInvariants } from '../support/invariants.ts';

let log: AttackedLog;
/** What an auditor took home. */
let bundle: string[];

const faultsOf = (report: BundleReport) => report.checks.flatMap(({ faults }) => faults);

beforeAll(async () => {
  log = await openAttackedLog();
  await accountForTheYear(log.world, log.year.programmeId);
  granted(await log.sequence());
  bundle = await log.take();
  await log.root.keep('at_first');
}, 120_000);

afterAll(async () => {
  await expectInvariants(log.world.adminUrl);
  await log.close();
});

interface Line {
  type: string;
  index: number;
  body: { kind: string; said: Record<string, unknown> };
  target: { raw: string };
  judgement: number | null;
  level3: string;
  steps: { role: string }[];
  amountFen: number;
  heldAt: string | null;
}
const read = (line: string) => JSON.parse(line) as Line;

describe('a signed self-evaluation', () => {
  test('that holds is told with its number, day and role, beside figures that are the same', () => {
    const report = checked(bundle);
    expect(report.valid).toBe(true);
    expect(report.signed).toMatchObject({
      number: 1,
      day: '2020-12-31',
      role: 'leader',
      booked: 0,
      corrected: 0,
      planChanges: [],
    });
    expect(report.signed!.rows.some(({ frozen }) => frozen !== null)).toBe(true);
    expect(report.signed!.rows.filter(({ differs }) => differs)).toEqual([]);
    expect(report.signed!.total.now).toBe(report.signed!.total.frozen);
    expect(signedOf(report, verifyWords.zh)).toEqual([
      expect.stringContaining('第 1 号自评（截至 2020-12-31）：2021-01-11 10:00 冻结，2021-01-11 10:00 由分管领导签发'),
      verifyWords.zh.signed.same,
    ]);
    expect(afterFreezeOf(report, verifyWords.zh)).toEqual([]);
  });

  test('beside which something was booked and changed later says what was frozen, what is known now, and how many facts came', async () => {
    const { clock } = log.world;
    clock.moveTo(momentOf('2021-01-14', '09:00'));
    await spendMore(log.world, log.year, '记-2020-12-0999', 60_000, '发票迟到');
    granted(await log.sequence());
    const frozen = checked(bundle);
    const lines = await log.take();
    const report = checked(lines);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    const { signed } = report;
    expect(signed).toMatchObject({ number: 1, booked: 1, corrected: 0, planChanges: [] });
    expect(signed!.total.frozen).toBe(frozen.whole!.total.counted);
    expect(signed!.total.now).toBe(report.whole!.total.counted);
    expect(signed!.rows.map(({ frozen: value }) => value)).toEqual(frozen.signed!.rows.map(({ frozen: value }) => value));
    const moved = signed!.rows.filter(({ differs }) => differs);
    expect(moved.length).toBeGreaterThan(0);
    for (const { level3, now } of moved)
      expect(report.lines.find((line) => line.level3 === level3)!.counted!.value, level3).toBe(now);
    expect(signedOf(report, verifyWords.zh)[1]).toContain('补记事实 1 条，更正或撤回 0 条');
    expect(afterFreezeOf(report, verifyWords.zh)).toEqual(signedOf(report, verifyWords.zh).slice(1));
  });

  test('after which the plan was changed names each change: what, of which indicator, when, and before; the same again is none', async () => {
    const { environment, actors, clock } = log.world;
    const { indicators } = granted(await programmeDetail(environment, actors.manager, log.year.programmeId));
    const one = indicators.find(({ target }) => target.raw.includes('人次'))!;
    clock.moveTo(momentOf('2021-01-15', '11:20'));
    const change = {
      indicatorId: one.id,
      version: one.target.version,
      target: '≥190000人次',
      reason: '批复调整',
      afterReport: true,
    };
    granted(await changeTarget(environment, actors.manager, change));
    granted(await log.sequence());
    const report = checked(await log.take());
    expect(report.signed!.planChanges).toEqual([
      {
        kind: 'target',
        name: one.level3,
        at: '2021-01-15T03:20:00.000Z',
        fields: [
          { what: 'target', before: one.target.raw, now: '≥190000人次' },
          { what: 'targetRead', before: expect.stringMatching(/^≥ \d+ /), now: '≥ 190000 人次' },
        ],
      },
    ]);
    const said = signedOf(report, verifyWords.zh).join('\n');
    expect(said).toContain('另有 1 处改动，逐处如下');
    expect(said).toMatch(new RegExp(`2021-01-15 11:20　.*“${one.level3}”：.*由“${one.target.raw}”改为“≥190000人次”`));
  });

  test('whose frozen figures are not those of the facts before the freeze does not hold', () => {
    const lines = bundle.map((line) => {
      const one = read(line);
      if (one.type !== 'act' || one.body.kind !== 'self-evaluation') return line;
      const figures = one.body.said.figures as { value: number | null }[];
      const counted = figures.find(({ value }) => value !== null)!;
      counted.value = counted.value! + 1;
      return JSON.stringify(one);
    });
    expect(faultsOf(checked(lines)).filter(({ code }) => code.startsWith('frozen'))).toEqual([
      { code: 'frozen-differs', params: expect.objectContaining({ number: 1 }) },
    ]);
  });
});

describe('an office that hands out another file', () => {
  const placeOf = (choose: (line: Line) => boolean) => bundle.findIndex((line) => choose(read(line)));
  const edited = (choose: (line: Line) => boolean, change: (line: Line) => void): string[] => {
    const line = read(bundle[placeOf(choose)]!);
    change(line);
    return bundle.with(placeOf(choose), JSON.stringify(line));
  };
  const isJudgement = ({ type, body }: Line): boolean => type === 'act' && body.kind === 'judgement';

  test('with another target, another judgement, without an indicator or a signature', () => {
    const isIndicator = ({ type }: Line): boolean => type === 'indicator';
    const target = checked(edited(isIndicator, (line) => (line.target.raw = '≥1')));
    expect(faultsOf(target)).toContainEqual({
      code: 'plan-differs',
      params: expect.objectContaining({ what: 'target', claimed: '≥1' }),
    });
    const judged = edited(
      ({ judgement }) => (judgement ?? null) !== null,
      (line) => (line.judgement = 1),
    );
    expect(faultsOf(checked(judged))).toContainEqual({
      code: 'plan-differs',
      params: expect.objectContaining({ what: 'judgement', claimed: '1', logged: '0.7' }),
    });
    const short = checked(bundle.toSpliced(placeOf(isIndicator), 1));
    const name = read(bundle[placeOf(isIndicator)]!).level3;
    expect(faultsOf(short)).toContainEqual({ code: 'plan-left-out', params: { line: name, what: 'indicator' } });
    expect(
      broken(
        checked(
          edited(
            ({ type }) => type === 'self-evaluation',
            (line) => line.steps.pop(),
          ),
        ),
      ),
    ).toEqual(['plan-differs', 'seal-differs']);
    expect(
      broken(
        checked(
          edited(
            ({ type }) => type === 'budget-line',
            (line) => (line.amountFen += 1),
          ),
        ),
      ),
    ).toEqual(['plan-differs', 'seal-differs']);
    const unsaid = checked(
      bundle.toSpliced(
        placeOf(({ type }) => type === 'self-evaluation'),
        1,
      ),
    );
    expect(faultsOf(unsaid)).toContainEqual({ code: 'plan-left-out', params: { line: '1', what: 'self-evaluation' } });
  });

  test('with an act altered, left out, told twice, or of another day', () => {
    const { index } = read(bundle[placeOf(isJudgement)]!);
    const altered = checked(edited(isJudgement, (line) => (line.body.said.degree = 1)));
    expect(faultsOf(altered)).toContainEqual({ code: 'act-altered', params: expect.objectContaining({ index }) });
    const without = checked(bundle.toSpliced(placeOf(isJudgement), 1));
    expect(faultsOf(without)).toContainEqual({ code: 'act-left-out', params: { index } });
    expect(broken(checked(bundle.toSpliced(placeOf(isJudgement), 0, bundle[placeOf(isJudgement)]!)))).toContain('act-twice');
    const then = checked(
      edited(
        ({ type }) => type === 'bundle',
        (line) => (line.heldAt = '2020-06-30T15:59:59.999Z'),
      ),
    );
    expect(broken(then)).toContain('held-at-differs');
  });

  test('by passing an act off as a fact breaks the tree', () => {
    const lines = bundle.map((line) => line.replaceAll(/ act"/g, '"')).filter((line) => read(line).type !== 'act');
    const told = broken(checked(lines));
    expect(told).toEqual(expect.arrayContaining(['root-differs', 'fact-left-out']));
  });

  test('of a day in the past shows the plan of that day, and it is proved', async () => {
    const { world, year } = log;
    const written = granted(
      await writeBundle(world.environment, world.actors.auditor, { programmeId: year.programmeId, at: '2020-06-30' }),
    );
    const lines: string[] = [];
    for await (const line of written.lines) lines.push(line);
    expect(read(lines[0]!).heldAt).toBe('2020-06-30T15:59:59.999Z');
    expect(broken(checked(lines))).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/"type":"indicator"[^\n]*≥210000/);
    const now = lines.map((line) =>
      read(line).type === 'indicator' ? line.replace(/"raw":"≥20万人次?"/, '"raw":"≥210000人次"') : line,
    );
    if (now.join() !== lines.join()) expect(broken(checked(now))).toContain('plan-differs');
  });
});
