import type { Actor } from '#src/kernel/actor.ts';
import { chineseDate } from '#src/kernel/local-time.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { isYearOver } from '../expectation/expect.rules.ts';
import { figureText } from '../figures/figure-text.ts';
import { fundLines } from '../form-funds.ts';
import { departmentText, goalText, stamped } from '../form-stamp.ts';
import type { MonitoringForm } from '../official-forms/index.ts';
import { openMonth, monitoringOf } from './monitoring-of.ts';
import { windowText } from './monitoring.rules.ts';

/** As exact as the expected sum above the table: hundreds of 元. */
const roundedYuan = (value: number | null, unit: string): number | null =>
  value === null || unit !== '元' ? value : Math.round(value / 100) * 100;

/** 执行监控表 at the end of a month. What no person has judged yet stays unticked, and the version says how many rows that are. */
export async function monitoringForm(
  environment: Environment,
  actor: Actor,
  { programmeId, month }: { programmeId: string; month?: string | undefined },
): Promise<Result<MonitoringForm>> {
  const asked = { id: programmeId, month };
  const read = await monitoringOf(environment, actor, asked);
  if (!read.ok) return read;
  const { asOf, money, indicators } = read.value;
  const open = indicators.filter((one) => one.judgement === null).length;
  return openMonth(environment, actor, { id: programmeId, month: read.value.month }, async ({ programme }) => {
    const line = {
      initialFen: money.budgetFen,
      executedFen: money.executedFen,
      rate: money.rate,
      expectedFen: money.expectedFen,
    };
    // The form has no line for what was carried over.
    const { carried: _carried, ...partLines } = fundLines(programme, line, (fen) => ({
      initialFen: fen,
      executedFen: null,
      rate: null,
      expectedFen: null,
    }));
    const version = `v${programme.version}（截至${chineseDate(asOf)}${open > 0 ? `，${open}项待确认` : ''}）`;
    return ok(
      stamped(programme, version, {
        year: programme.fiscalYear,
        project: programme.name,
        department: departmentText(programme),
        applicant: programme.applicant,
        window: windowText(read.value.month, programme),
        budget: { total: line, ...partLines },
        goal: goalText(programme, indicators),
        indicators: indicators.map(({ level1, level2, level3, target, actual, expected, judgement }) => ({
          level1,
          level2,
          level3,
          target,
          actual: figureText(actual),
          expected: figureText({
            ...actual,
            value: isYearOver(expected) ? expected.value : roundedYuan(expected.value, actual.unit),
            numerator: null,
            denominator: null,
          }),
          causes: judgement?.causes ?? [],
          causeText: judgement?.causeText ?? '',
          possibility: judgement?.possibility ?? null,
          remark: judgement?.remark ?? '',
        })),
      }),
    );
  });
}
