import type { Actor } from '#src/kernel/actor.ts';
import { yuanOf } from '#src/kernel/money.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { readTarget } from '#src/kernel/target.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { IndicatorReading } from '../declaration/declaration.contract.ts';
import {
  type CheckedForm,
  chooseLintPack,
  type Finding,
  lintForm,
  type LintPackCode,
  pointsLeftFinding,
  saidOnce,
} from '../lint/index.ts';
import { newestMeasures } from '../measures/index.ts';
import { pointsLeft } from './indicators/points-left.store.ts';
import { executionPointsOf, leftOver, namesOfLeft } from './indicators/weights.rules.ts';
import { type IndicatorRow, indicatorsOf } from './indicators/indicator.store.ts';
import { mayChangePlan, mayReadPlan } from './programme.policy.ts';
import { type ProgrammeRow, programmeById } from './programme.store.ts';

export interface Linted {
  pack: LintPackCode;
  findings: Finding[];
}

interface Draft {
  /** The indicator whose row is being typed; without it the draft is a further row. */
  indicatorId?: string | undefined;
  level1: string;
  level2: string;
  level3: string;
  target: string;
}

/**
 * 指标体检 of a programme's declaration as it stands, or with one row as somebody is typing it. `row` of a finding is the place among the
 * programme's indicators; a further row comes last. Saves nothing.
 */
export async function lintProgramme(
  environment: Environment,
  actor: Actor,
  { id, pack, draft }: { id: string; pack?: LintPackCode | undefined; draft?: Draft | undefined },
): Promise<Result<Linted>> {
  if (!mayReadPlan(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'plan', async (transaction) => {
    const programme = await programmeById(transaction, id);
    if (!programme) return refuse('not-found', { what: '项目' });
    const indicators = await indicatorsOf(transaction, { programmeId: id });
    const fellAway = await pointsLeft(transaction, id);
    const executionPoints = executionPointsOf(programme, indicators, fellAway);
    const reading = readingOf({ ...programme, executionPoints }, indicators, draft);
    const shares = new Map(
      (await newestMeasures(transaction)).flatMap(({ code, name, definition }) =>
        definition.of === 'ratio' ? [[code, name]] : [],
      ),
    );
    const definedBy = new Map(
      indicators.flatMap(({ measureCode }, row) => {
        const name = shares.get(measureCode ?? '');
        return name === undefined ? [] : [[reading.indicators[row]!, name] as const];
      }),
    );
    const left = leftOver(programme, indicators, fellAway);
    const found = linted(reading, pack, definedBy);
    if (left === null) return ok(found);
    // That there are too few says the same with less.
    const others = found.findings.filter(({ code }) => code !== 'points-too-few');
    return ok({ ...found, findings: [pointsLeftFinding({ ...left, rows: namesOfLeft(left.rows) }), ...others] });
  });
}

/** 指标体检 of a form that is being mended before its import. Saves nothing. */
export function lintReading(
  actor: Actor,
  { reading, pack }: { reading: CheckedForm; pack?: LintPackCode | undefined },
): Result<Linted> {
  if (!mayChangePlan(actor)) return refuse('not-allowed');
  // What reading left out, and told beside the form, is not imported either.
  return ok(linted({ ...reading, warnings: [] }, pack));
}

function linted(reading: CheckedForm, pack = chooseLintPack(reading), definedBy?: ReadonlyMap<IndicatorReading, string>): Linted {
  return { pack, findings: saidOnce(lintForm(reading, pack, definedBy)) };
}

/** A stored declaration, or one that is going to be, as a form that was read. */
export function readingOf(
  programme: Omit<ProgrammeRow, 'id'>,
  indicators: readonly IndicatorRow[],
  draft?: Draft | undefined,
): CheckedForm {
  const yuan = (fen: number | null): number | null => (fen === null ? null : yuanOf(fen));
  const rows = indicators.map((row) => (draft && row.id === draft.indicatorId ? drafted(draft, row.weight) : rowOf(row)));
  return {
    kind: 'target',
    layout: programme.layout,
    year: programme.fiscalYear,
    unit: programme.applicant,
    project: programme.name,
    category: programme.category || null,
    ...(programme.attribute ? { attribute: programme.attribute } : {}),
    start: programme.startsOn,
    end: programme.endsOn,
    governmentPurchase: programme.governmentPurchase,
    performanceType: programme.performanceType || null,
    sections: Object.fromEntries(programme.sections.map(({ name, text }) => [name, text])),
    budget: {
      totalYuan: yuan(programme.totalFen),
      currentYearYuan: yuan(programme.currentYearFen),
      previousBudgetYuan: yuan(programme.previousBudgetFen),
      previousExecutedYuan: yuan(programme.previousExecutedFen),
      initialYuan: null,
      adjustedYuan: null,
      executedYuan: null,
      // The rules know the 10 of everybody else.
      weight: programme.executionPoints === 20 ? 20 : null,
      score: null,
    },
    indicators: draft && draft.indicatorId === undefined ? [...rows, drafted(draft, null)] : rows,
    totalScore: null,
    warnings: [],
  };
}

const unknown = { actual: null, score: null, reason: null };

function rowOf({ level1, level2, level3, target, weight }: IndicatorRow): IndicatorReading {
  const { raw, comparator, value, value2, unit, kind } = target;
  return { level1, level2, level3, weight, target: { raw, comparator, value, value2, unit, kind }, ...unknown };
}

function drafted({ level1, level2, level3, target: raw }: Draft, weight: number | null): IndicatorReading {
  const { doubt: _, ...target } = readTarget(raw);
  return { level1, level2, level3, weight, target, ...unknown };
}
