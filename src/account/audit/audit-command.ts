import type { MendedCell } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { FormCommandOutput } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { zh as faultNames } from '#src/ui-kit/audit-faults.texts.ts';
import type { AuditReport } from '../account.contract.ts';
import { type AuditAsked, auditEvidence } from './audit.ts';
import { type MendAsked, mendRollups } from './mend-rollups.ts';

/** `kepu audit`. */
export async function auditCommand(
  environment: Environment,
  actor: Actor,
  asked: AuditAsked = {},
): Promise<Result<FormCommandOutput<AuditReport>>> {
  const report = await auditEvidence(environment, actor, asked);
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

const mendedTables: Record<MendedCell['table'], string> = {
  rollup: '日汇总',
  rollup_month: '月汇总',
  presence: '到场',
  place: '按街镇和阵地的日汇总',
  place_month: '按街镇和阵地的月汇总',
};

/** `kepu audit --mend`. */
export async function mendCommand(
  environment: Environment,
  actor: Actor,
  asked: MendAsked,
): Promise<Result<FormCommandOutput<AuditReport & { mended: MendedCell[] }>>> {
  const mended = await mendRollups(environment, actor, asked);
  if (!mended.ok) return mended;
  const { report, cells } = mended.value;
  const head = `核对事实 ${report.facts} 条、日志 ${report.leaves} 条：${cells.length === 0 ? '全部一致，无需更正' : `事实和日志无误，按事实更正汇总和到场 ${cells.length} 行，已记入操作日志`}`;
  const lines = cells.map(({ table, place, kept, recounted }) => `${mendedTables[table]}　${place}　${kept} → ${recounted}`);
  return ok({ json: { ...report, mended: cells }, text: [head, ...lines].join('\n') });
}
