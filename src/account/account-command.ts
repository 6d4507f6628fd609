import type { ScorePackCode } from '#src/kernel/rule-packs.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { chineseDate } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type FormCommandOutput, type FormFile, readFormApart } from '#src/plan/index.ts';
import type { MendedCell } from '#src/evidence/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { zh as faultNames } from '#src/ui-kit/audit-faults.texts.ts';
import type { Account, AuditReport, IndicatorAccount, IndicatorState, PackCode } from './account.contract.ts';
import { accountOf } from './account-of.ts';
import { type AuditProgress, auditEvidence } from './audit/audit.ts';
import { mendRollups } from './audit/mend-rollups.ts';
import { actualText, figureText, numberText, stateWords } from './figures/figure-text.ts';
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
      `完成度 ${percent(line.degree)}`,
      `年末预计 ${forecast(line)}`,
      stateWords[line.state],
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
  const json = toldReport(scoreForm(reading.value, pack, choices));
  const shown = (value: number | null): string => (value === null ? '—' : String(value));
  const line = (
    name: string,
    row: { weight: number | null; score: number | null; declared: number | null; why: string | null },
  ): string =>
    `${name}　分值 ${shown(row.weight)}　应得 ${shown(row.score)}　表中 ${shown(row.declared)}${row.why ? `　${row.why}` : ''}`;
  const text = [
    ...json.notes,
    line(`${json.execution.departs ? '✗ ' : ''}预算执行率`, json.execution),
    ...json.indicators.map((row) => line(`${row.departs ? '✗ ' : ''}${row.level3}`, row)),
    `总分　应得 ${shown(json.total)}　表中 ${shown(json.declaredTotal)}　等级 ${json.grade ?? '—'}`,
  ].join('\n');
  return ok({ json, text });
}

/** `kepu audit`. `checkpoints`: signed notes that somebody kept elsewhere. */
export async function auditCommand(
  environment: Environment,
  actor: Actor,
  onProgress?: AuditProgress,
  checkpoints: readonly string[] = [],
  options: { files: boolean } = { files: false },
): Promise<Result<FormCommandOutput<AuditReport>>> {
  const report = await auditEvidence(environment, actor, onProgress, checkpoints, options);
  if (!report.ok) return report;
  const { facts, rollupRows, presenceRows, leaves, checkpoints: heads, files, breaks, differences, total } = report.value;
  const head = `核对${files === null ? '' : `附件 ${files} 个、`}事实 ${facts} 条、汇总 ${rollupRows} 行、到场 ${presenceRows} 行、日志 ${leaves} 条、检查点 ${heads} 个：${total === 0 ? '全部一致' : `${total} 处不一致`}`;
  return ok({
    json: report.value,
    text: [
      head,
      ...(report.value.wordless > 0 ? [`其中 ${report.value.wordless} 条事实的文字已按要求删除，数量仍可核验`] : []),
      ...actsText(report.value),
      ...breaks.map(breakText),
      ...differences.map((one) => `${faultNames[one.what]}　${one.place}　记录 ${one.kept}　复算 ${one.recounted}`),
    ].join('\n'),
  });
}

/** What of the log of declarations, judgements and signatures must be told although nothing differs. */
function actsText({ acts, wordlessActs, earlierActs }: AuditReport): string[] {
  return [
    ...(acts > 0 ? [`其中申报、评判和签署 ${acts} 条`] : []),
    ...(wordlessActs > 0 ? [`其中 ${wordlessActs} 条是谁、为何所作已按要求删除，内容仍可核验`] : []),
    ...(earlierActs ? [`其中 ${earlierActs.count} 条早于日志开始记录它们之时，${earlierActs.since} 之前未入日志`] : []),
  ];
}

/** One line for a break that the log itself declares. */
function breakText({ at, reason, kept, signed }: AuditReport['breaks'][number]): string {
  const lost = signed === null ? '此前签发过多少条已无从得知' : `此前已签发 ${signed} 条`;
  return `日志在第 ${kept} 条处中断（${at}）　${lost}，留下 ${kept} 条　原因：${reason}`;
}

const mendedTables: Record<MendedCell['table'], string> = { rollup: '日汇总', rollup_month: '月汇总', presence: '到场' };

/** `kepu audit --mend`; `code` is the tenant's in addresses. */
export async function mendCommand(
  environment: Environment,
  actor: Actor,
  code: string,
  onProgress?: AuditProgress,
  checkpoints: readonly string[] = [],
  options: { files: boolean } = { files: false },
): Promise<Result<FormCommandOutput<AuditReport & { mended: MendedCell[] }>>> {
  const mended = await mendRollups(environment, actor, code, onProgress, checkpoints, options);
  if (!mended.ok) return mended;
  const { report, cells } = mended.value;
  const head = `核对事实 ${report.facts} 条、日志 ${report.leaves} 条：${cells.length === 0 ? '全部一致，无需更正' : `事实和日志无误，按事实更正汇总和到场 ${cells.length} 行，已记入操作日志`}`;
  const lines = cells.map(({ table, place, kept, recounted }) => `${mendedTables[table]}　${place}　${kept} → ${recounted}`);
  return ok({ json: { ...report, mended: cells }, text: [head, ...lines].join('\n') });
}
