import { keepsBound } from '#src/kernel/degree.ts';
import type { ScorePackCode } from '#src/kernel/rule-packs.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { smallSample } from '#src/kernel/small-sample.ts';
import { chineseDate } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { lacksReason } from '#src/kernel/score-reason.ts';
import { type FormCommandOutput, type FormFile, readFormApart } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { zh as kit } from '#src/ui-kit/kit.texts.ts';
import { stateWords } from '#src/ui-kit/state-words.ts';
import type { Account, IndicatorAccount, IndicatorState, PackCode } from './account.contract.ts';
import { accountOf } from './account-of.ts';
import { actualText, figureText, numberText } from './figures/figure-text.ts';
import { scoreOf } from './forms.ts';
import { scoreForm, type ScoringChoices, toldReport, type ToldReport } from './scoring/index.ts';

export interface AccountLine {
  level1: string;
  level2: string;
  level3: string;
  target: IndicatorAccount['target'];
  actual: IndicatorAccount['actual'] & { raw: string | null };
  degree: number | null;
  forecast: IndicatorAccount['expected'];
  state: IndicatorState;
  /** What would bring it back, where it will miss its target. */
  wayBack: IndicatorAccount['wayBack'];
  weight: number | null;
  score: number | null;
  facts: number;
  measure: { code: string; version: number } | null;
}

export interface AccountOutput {
  programme: Account['programme'];
  at: string;
  elapsed: number;
  /** What the day shows in another version than today's. */
  superseded: Account['superseded'];
  indicators: AccountLine[];
  total: number | null;
}

/** `kepu account PROGRAMME [--at DATE]`. */
export async function accountCommand(
  environment: Environment,
  actor: Actor,
  { programmeId, at, pack }: { programmeId: string; at?: string | undefined; pack?: PackCode | undefined },
): Promise<Result<FormCommandOutput<AccountOutput>>> {
  const account = await accountOf(environment, actor, programmeId, at);
  if (!account.ok) return account;
  const scored = await scoreOf(environment, actor, { programmeId, at, pack });
  const score = scored.ok ? scored.value : null;
  const json: AccountOutput = {
    programme: account.value.programme,
    at: account.value.at,
    elapsed: account.value.elapsed,
    superseded: account.value.superseded,
    indicators: account.value.indicators.map((one, row) => ({
      level1: one.level1,
      level2: one.level2,
      level3: one.level3,
      target: one.target,
      actual: { raw: actualText(one), ...one.actual },
      degree: one.degree,
      forecast: one.expected,
      state: one.state,
      wayBack: one.wayBack,
      weight: one.weight,
      score: score?.indicators[row]?.score ?? null,
      facts: one.actual.facts,
      measure: one.measure && { code: one.measure.code, version: one.measure.version },
    })),
    total: score?.total ?? null,
  };
  return ok({ json, text: accountText(json) });
}

const partWords = {
  programme: '项目基本信息',
  indicator: '指标',
  wording: '文字',
  target: '目标',
  measure: '口径',
  weight: '分值',
  'activities-changed': '计划活动',
  'activities-later': '计划活动',
} as const;

/** What the day shows otherwise than today, a line each. */
function supersededLines(superseded: Account['superseded']): string[] {
  if (superseded.length === 0) return [];
  const activities = (one: Account['superseded'][number]): string | null =>
    one.what === 'activities-changed'
      ? `　${one.today} 项计划活动之后作了修改或撤销，按当日的计划计`
      : one.what === 'activities-later'
        ? `　${one.today} 项计划活动之后才列入，不计`
        : null;
  const of = (one: Account['superseded'][number]): string =>
    one.what === 'programme' ? partWords.programme : `${one.name}　${partWords[one.what]}`;
  return [
    '按当日有效的版本：',
    ...superseded.map((one) => activities(one) ?? `　${of(one)} ${one.shown ?? '无'}，今为 ${one.today ?? '无'}`),
  ];
}

function accountText({ programme, at, elapsed, superseded, indicators, total }: AccountOutput): string {
  const percent = (share: number | null): string => (share === null ? '—' : `${numberText(share * 100, 1)}%`);
  const forecast = (line: AccountLine): string =>
    figureText({ ...line.actual, value: line.forecast.value, numerator: null, denominator: null }) ?? '—';
  const rows = indicators.map((line) =>
    [
      line.level3,
      `目标 ${line.target.raw}`,
      `实际 ${line.actual.raw ?? '暂无佐证'}`,
      `完成度 ${keepsBound(line.target, line.degree) ? '控制在目标内' : percent(line.degree)}`,
      `年末预计 ${forecast(line)}`,
      `${kit[stateWords(line.target)][line.state]}${line.actual.interval !== null && (line.actual.n ?? 0) < smallSample ? `（样本太少：${line.actual.n} 份）` : ''}`,
      ...(line.score === null ? [] : [`得分 ${line.score}/${line.weight}`]),
      `事实 ${line.facts} 条`,
    ].join('　'),
  );
  const head = `${programme.name}（${programme.fiscalYear}年度）　${programme.applicant}　${chineseDate(at)}，全年已过 ${percent(elapsed)}${programme.demo ? '　演示数据' : ''}`;
  return [head, ...rows, ...supersededLines(superseded), ...(total === null ? [] : [`总分 ${total}`])].join('\n');
}

/**
 * `kepu form score FILE [--pack …] [--over …] [--finished …]`; without a pack by the rules of the form's layout and year. Refuses as reading
 * the form does, and target tables.
 */
export async function formScore(
  file: FormFile,
  pack?: ScorePackCode,
  choices: ScoringChoices = {},
): Promise<Result<FormCommandOutput<ToldReport>>> {
  const reading = await readFormApart(file);
  if (!reading.ok) return reading;
  if (reading.value.kind === 'target') return refuse('form-without-actuals', { file: file.name });
  const report = scoreForm(reading.value, pack, choices);
  const json = toldReport(report);
  const shown = (value: number | null): string => (value === null ? '—' : String(value));
  const line = (
    name: string,
    row: { weight: number | null; score: number | null; declared: number | null; why: string | null },
  ): string =>
    `${name}　分值 ${shown(row.weight)}　应得 ${shown(row.score)}　表中 ${shown(row.declared)}${row.why ? `　${row.why}` : ''}`;
  const text = [
    ...json.notes,
    line(`${json.execution.departs ? '✗ ' : ''}预算执行率`, json.execution),
    ...json.indicators.map((row, at) => {
      const mark = row.departs ? '✗ ' : lacksReason(report.indicators[at]!.reasons) ? '! ' : '';
      return line(`${mark}${row.level3}`, row);
    }),
    `总分　应得 ${shown(json.total)}　表中 ${shown(json.declaredTotal)}　等级 ${json.grade ?? '—'}`,
  ].join('\n');
  return ok({ json, text });
}
