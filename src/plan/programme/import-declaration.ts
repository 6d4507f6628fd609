import { createHash } from 'node:crypto';
import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import type { FieldChange } from '#src/kernel/changes.ts';
import { differingSums, fundsOf, saysFunds } from '#src/kernel/funds.ts';
import { fenFromYuan } from '#src/kernel/money.ts';
import { executionOfForm } from '#src/kernel/rule-packs.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Transaction } from '#src/platform/postgres/database.ts';
import { fundsDoubts, fundsInFen } from '../declaration/funds-reading.contract.ts';
import {
  type DeclarationReading,
  type FormWarning,
  type IndicatorReading,
  unnamedRows,
  withDateDoubt,
} from '../declaration/declaration.contract.ts';
import { afterReport, reportOf } from '../report/index.ts';
import { readDeclarationApart } from '../declaration/index.ts';
import { indicatorsOf, insertIndicator, insertTarget, putOtherValues } from './indicators/indicator.store.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { mayChangePlan } from './programme.policy.ts';
import {
  type Change,
  insertImport,
  insertProgramme,
  type ProgrammeHeader,
  programmeById,
  programmeOfForm,
  tenantOf,
  updateProgramme,
} from './programme.store.ts';
import { headerChanges } from './programme-history.ts';
import { viewOf } from './programme-view.ts';

export type DeclarationSource = { fileName: string; bytes: Uint8Array } | { fileName: string; reading: DeclarationReading };

/** What whoever imports a form says where the form itself does not. */
export interface Supplement {
  start?: string | undefined;
  end?: string | undefined;
  totalYuan?: number | undefined;
  currentYearYuan?: number | undefined;
}

export interface Imported {
  programme: ProgrammeView;
  /** What could not be read, and what was assumed; each names its place on the form. */
  warnings: FormWarning[];
  version: 'new' | 'changed';
}

/**
 * Makes a programme of a declaration form, or of a reading of one that was mended on screen. The same file, or the same name, year and
 * applicant, is refused unless `asNewVersion`: then changed targets become new versions, added rows are added, and rows that the new
 * form lacks stay, with a warning; once a self-evaluation was handed in or signed, other targets are to be confirmed (`afterReport`). Refuses a form without project name, applicant, year, dates or amounts, as far as `supplement` does not
 * give the dates and amounts: none of them is guessed.
 */
export async function importDeclaration(
  environment: Environment,
  actor: Actor,
  source: DeclarationSource,
  {
    asNewVersion = false,
    reason,
    afterReport: confirmed,
    ...supplement
  }: { asNewVersion?: boolean | undefined; reason?: string | undefined; afterReport?: boolean | undefined } & Supplement = {},
): Promise<Result<Imported>> {
  if (!mayChangePlan(actor)) return refuse('not-allowed');
  const read =
    'reading' in source ? ok(source.reading) : await readDeclarationApart({ name: source.fileName, bytes: source.bytes });
  if (!read.ok) return read;
  const reading = read.value;
  const unnamed = unnamedRows(reading.indicators);
  if (unnamed.length > 0) return refuse('indicators-unnamed', { rows: unnamed.join('、') }, { rows: unnamed.join(', ') });
  const made = headerOf(reading, supplement);
  if (!made.ok) return made;
  const header = made.value;
  const { fiscalYear, startsOn, endsOn } = header;
  const warnings = withDateDoubt(reading.warnings, { year: fiscalYear, start: startsOn, end: endsOn });
  const hashed = 'reading' in source ? canonicalJson(reading as unknown as Json) : source.bytes;
  const file = { fileName: source.fileName, reading, sha256: createHash('sha256').update(hashed).digest('hex') };
  try {
    return await environment.database.transaction(actor, 'plan', (transaction) =>
      take(transaction, { header, file, warnings, asNewVersion, reason, confirmed }, environment, actor),
    );
  } catch (error) {
    const { name: programme, fiscalYear: year } = header;
    if (brokenConstraint(error)?.includes('name_fiscal_year')) return refuse('declaration-already-imported', { programme, year });
    throw error;
  }
}

interface Declaration {
  header: ProgrammeHeader;
  file: { fileName: string; sha256: string; reading: DeclarationReading };
  warnings: FormWarning[];
  asNewVersion: boolean;
  reason: string | undefined;
  /** Of a change although a self-evaluation was handed in or signed. */
  confirmed: boolean | undefined;
}

async function take(
  transaction: Transaction,
  declaration: Declaration,
  environment: Environment,
  actor: Actor,
): Promise<Result<Imported>> {
  const { header, file, warnings, asNewVersion, reason, confirmed } = declaration;
  const change = { at: environment.clock.now(), by: actor.name };
  const present = await programmeOfForm(transaction, { ...file, ...header });
  if (present && !asNewVersion)
    return refuse('declaration-already-imported', { programme: present.name, year: present.fiscalYear, id: present.id });
  if (present?.state === 'closed') return refuse('programme-closed', { name: present.name });
  // A form without 主管部门, 项目属性 or the parts of its money does not take away what was entered by hand.
  if (present && header.department === '')
    Object.assign(header, { department: present.department, departmentCode: present.departmentCode });
  if (present && header.attribute === '') header.attribute = present.attribute;
  // The form's points are not taken, see `indicatorFrom`; those of its execution go with them.
  if (present) header.executionPoints = present.executionPoints;
  if (present && !saysFunds(header)) Object.assign(header, fundsOf(present));
  warnings.push(...fundsDoubts(differingSums(header)));
  const changes = present ? headerChanges(present, header) : [];
  let id: string;
  let late: Record<string, Json> = {};
  if (present) {
    id = present.id;
    const why = reason || `重新导入“${file.fileName}”`;
    await updateProgramme(transaction, id, header, { ...change, reason: why });
    const retargeted = await applyIndicators(transaction, id, file.reading, why, change, warnings);
    changes.push(...retargeted);
    if (retargeted.length > 0) {
      const asked = afterReport(await reportOf(transaction, id), confirmed);
      if (!asked.ok) return asked;
      late = asked.value;
    }
  } else {
    id = await insertProgramme(transaction, header, (await tenantOf(transaction)).demo, change);
    for (const [at, row] of file.reading.indicators.entries())
      await insertIndicator(transaction, id, indicatorFrom(row, at + 1), '', change);
  }
  await insertImport(transaction, id, file, change);
  await recordAudit(transaction, environment.clock, actor, {
    verb: 'import-declaration',
    recordKind: 'programme',
    recordId: id,
    detail: { fileName: file.fileName, sha256: file.sha256, warnings: warnings.length, asNewVersion, changes, ...late },
  });
  const programme = await viewOf(transaction, actor, (await programmeById(transaction, id))!);
  return ok({ programme, warnings, version: present ? 'changed' : 'new' });
}

function headerOf({ budget, ...reading }: DeclarationReading, supplement: Supplement): Result<ProgrammeHeader> {
  const fiscalYear = reading.year ?? (reading.start ? Number(reading.start.slice(0, 4)) : null);
  const startsOn = reading.start ?? supplement.start ?? null;
  const endsOn = reading.end ?? supplement.end ?? null;
  const totalYuan = budget.totalYuan ?? supplement.totalYuan ?? null;
  const currentYearYuan = budget.currentYearYuan ?? supplement.currentYearYuan ?? null;
  const { project, unit } = reading;
  const pointed = reading.indicators.some(({ weight }) => weight !== null);
  if (
    !project ||
    !unit ||
    fiscalYear === null ||
    startsOn === null ||
    endsOn === null ||
    totalYuan === null ||
    currentYearYuan === null
  ) {
    const asked = { 项目名称: project, 申报单位: unit, 年度: fiscalYear, 计划开始日期: startsOn, 计划完成日期: endsOn };
    const lacking = Object.entries({ ...asked, 项目总预算: totalYuan, 当年预算: currentYearYuan });
    return refuse('declaration-lacks', {
      what: lacking
        .filter(([, value]) => value === null || value === '')
        .map(([name]) => name)
        .join('、'),
    });
  }
  if (endsOn < startsOn)
    return refuse('input-invalid', { where: '计划完成日期', problem: `${endsOn} 早于计划开始日期 ${startsOn}` });
  const fenOf = (yuan: number | null): number | null => (yuan === null ? null : fenFromYuan(yuan));
  return ok({
    name: project,
    fiscalYear,
    applicant: unit,
    department: reading.department?.name ?? '',
    departmentCode: reading.department?.code ?? '',
    attribute: reading.attribute ?? '',
    category: reading.category ?? '',
    startsOn,
    endsOn,
    governmentPurchase: reading.governmentPurchase,
    performanceType: reading.performanceType ?? '',
    layout: reading.layout,
    totalFen: fenFromYuan(totalYuan),
    currentYearFen: fenFromYuan(currentYearYuan),
    ...fundsInFen(reading.funds),
    previousBudgetFen: fenOf(budget.previousBudgetYuan),
    previousExecutedFen: fenOf(budget.previousExecutedYuan),
    executionPoints: pointed || budget.weight !== null ? executionOfForm(budget.weight) : null,
    sections: Object.entries(reading.sections).map(([name, text]) => ({ name, text })),
  });
}

/** Points of a form are taken with a new programme; later rows get theirs by `setWeights`, so that the sum stays right. */
function indicatorFrom(row: IndicatorReading, position: number) {
  const { level1, level2, level3, weight, target, otherValues } = row;
  return { level1: level1 ?? '', level2: level2 ?? '', level3, position, weight, target, otherValues };
}

async function applyIndicators(
  transaction: Transaction,
  programmeId: string,
  reading: DeclarationReading,
  reason: string,
  change: Change,
  warnings: FormWarning[],
): Promise<FieldChange[]> {
  const changes: FieldChange[] = [];
  const left = await indicatorsOf(transaction, { programmeId });
  let last = Math.max(0, ...left.map((row) => row.position));
  for (const row of reading.indicators) {
    const at = left.findIndex((one) => one.level3 === row.level3 && one.level2 === (row.level2 ?? ''));
    const [same] = at === -1 ? [] : left.splice(at, 1);
    if (!same) await insertIndicator(transaction, programmeId, { ...indicatorFrom(row, ++last), weight: null }, reason, change);
    else if (same.target.raw !== row.target.raw)
      await insertTarget(transaction, same.id, same.target.version + 1, row.target, reason, change);
    if (same && row.otherValues) await putOtherValues(transaction, same.id, row.otherValues);
    if (same?.target.raw !== row.target.raw)
      changes.push({ field: `target:${row.level3}`, before: same?.target.raw ?? null, after: row.target.raw });
  }
  for (const row of left) {
    warnings.push({ code: 'indicator-not-on-form', message: `新表中没有指标“${row.level3}”，原指标保留`, where: row.level3 });
  }
  return changes;
}
