import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBundle } from '#src/account/bundle/write-bundle.ts';
import type { BundleReport } from '#src/account/bundle/verify/index.ts';
import { accountForTheYear } from '../support/accounted-year.ts';
import { type AttackedLog, broken, checked, openAttackedLog } from '../support/attacked-log.ts';
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

describe('an office that hands out another file', () => {
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
