import type { ScorePackCode } from '#src/kernel/rule-packs.ts';
import { keepsBound } from '#src/kernel/degree.ts';
import { type ScoreReason, scoreReason } from '#src/kernel/score-reason.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { isExecution } from '#src/plan/index.ts';
import { chooseRulePack } from './choose-rule-pack.ts';
import { degreeOnForm } from './degree-on-form.ts';
import { doubtOfTarget } from './doubt-on-form.ts';
import { type JudgedRow, judgedOnForm, lateOnForm } from './judged-on-form.ts';
import { asCompared } from './row-as-compared.ts';
import { type Grade, packWith, type RulePack, type ScoringChoices, tolerance } from './rule-packs.rules.ts';
import {
  bandShare,
  doneFrom,
  gradeOf,
  boundReasons,
  isFarAbove,
  roundScore,
  scoreExecution,
  scoreRow,
  totalOf,
} from './score.rules.ts';
import { type WeightsOfForm, weightsOfForm } from './weights-of-form.ts';

/** A self-evaluation scored again. `toldReport` makes of it what `kepu form score` answers. */
export interface ScoreReport {
  pack: ScorePackCode;
  execution: {
    rate: number | null;
    weight: number | null;
    score: number | null;
    declared: number | null;
    departs: boolean;
    reasons: ScoreReason[];
  };
  indicators: {
    level3: string;
    degree: number | null;
    weight: number | null;
    score: number | null;
    declared: number | null;
    departs: boolean;
    reasons: ScoreReason[];
  }[];
  /** Where the points of the rows come from: the form, its heads, or the rules' shares. */
  weights: WeightsOfForm['from'];
  /** The degree from which over-delivery asks for its cause. */
  farAboveFrom: number;
  /** Whether the rules ask if the project is done. */
  asksFinished: boolean;
  /** How many rows had a score on the form that could be held against the rules. */
  compared: number;
  total: number | null;
  declaredTotal: number | null;
  grade: Grade | null;
  /** Which rules were taken and why, the tolerance, and what is amiss with the sums. */
  notes: ScoreReason[];
}

type ScoredIndicator = ScoreReport['indicators'][number];

/** Recomputes every score of a self-evaluation by a rule pack, and says where the form departs from it and why. */
export function scoreForm(read: FormReading, packCode?: ScorePackCode, choices: ScoringChoices = {}): ScoreReport {
  const chosen = packCode
    ? { code: packCode, why: scoreReason('pack-asked') }
    : chooseRulePack(read, (code) => {
        const { execution, indicators } = rescore(read, packWith(code), choices.finished);
        return [execution, ...indicators].filter((row) => row.departs).length;
      });
  const pack = packWith(chosen.code, choices);
  const weights = weightsOfForm(read, pack);
  const reading = { ...read, indicators: [...weights.indicators] };
  const rescored = rescore(reading, pack, choices.finished);
  const { execution } = rescored;
  const given = weights.from === 'form';
  const indicators = rescored.indicators.map((row, at) => (weights.known(at) ? row : uncompared(row)));
  const scores = [
    ...(execution.weight === null ? [] : [execution.score]),
    ...indicators.filter((row) => row.weight !== null).map((row) => row.score),
  ];
  const unweighed = indicators.some((row) => row.weight === null);
  const points = roundScore(indicators.reduce((sum, row) => sum + (row.weight ?? 0), execution.weight ?? 0));
  const compared = [execution, ...indicators.filter((_row, at) => weights.known(at))].filter(isCompared).length;
  // Rows without points leave the total open, unless the others have all of the 100.
  const total = unweighed && points !== 100 ? null : totalOf(scores);
  return {
    pack: chosen.code,
    execution,
    indicators,
    weights: weights.from,
    farAboveFrom: pack.farAbove,
    asksFinished: pack.executionBands !== null,
    compared,
    total,
    declaredTotal: reading.totalScore,
    grade: given && indicators.length > 0 && points === 100 ? gradeOf(total) : null,
    notes: notesOf(reading, { chosen, pack, points, compared, total, execution, indicators, said: weights.said }),
  };
}

const isCompared = ({ declared, score, departs }: Pick<ScoredIndicator, 'declared' | 'score' | 'departs'>): boolean =>
  declared !== null && (score !== null || departs);

/** A row whose points were only shared out: what the form gives it is no departure. */
const uncompared = (row: ScoredIndicator): ScoredIndicator =>
  row.departs ? { ...row, departs: false, reasons: [scoreReason('points-shared')] } : row;

function rescore(
  reading: FormReading,
  pack: RulePack,
  finished: boolean | undefined,
): Pick<ScoreReport, 'execution' | 'indicators'> {
  const indicators = reading.indicators.map((row) => scoreIndicator(pack, row, reading.year));
  const done = finished ?? (allReached(reading, pack, indicators) ? 'reached' : false);
  return { execution: scoreExecutionRow(reading, pack, indicators, done), indicators };
}

/** Whether every target of the form is reached, of a goal in words from the lower end of 达成. */
function allReached(reading: FormReading, pack: RulePack, indicators: readonly ScoredIndicator[]): boolean {
  return (
    indicators.length > 0 &&
    indicators.every(({ degree }, at) => degree !== null && degree >= doneFrom(pack, reading.indicators[at]!.target.kind) - 1e-9)
  );
}

/**
 * Some forms print no row for it, or hold it as an indicator: then the indicators alone have the 100 points. Whether the project is done,
 * which 财预〔2021〕101号 asks, stands nowhere on the form: where every target is reached it may be (`reached`), and a form that gives itself
 * all of the points then says so.
 */
function scoreExecutionRow(
  reading: FormReading,
  pack: RulePack,
  indicators: readonly ScoredIndicator[],
  done: boolean | 'reached',
): ScoreReport['execution'] {
  const { budget } = reading;
  const points = roundScore(indicators.reduce((sum, row) => sum + (row.weight ?? 0), 0));
  if (budget.weight === null && points === 100)
    return {
      rate: null,
      weight: null,
      score: null,
      declared: budget.score,
      departs: false,
      reasons: [scoreReason('execution-not-scored')],
    };
  const planned = budget.adjustedYuan ?? budget.initialYuan ?? budget.currentYearYuan ?? budget.totalYuan;
  const weight = budget.weight ?? pack.executionPoints;
  const declared = budget.score;
  const by = (finished: boolean) => scoreExecution(pack, planned, budget.executedYuan, finished, weight);
  const agrees = (score: number | null): boolean =>
    declared === null || score === null || Math.abs(declared - score) <= tolerance + 1e-9;
  const finished = done === true || (done === 'reached' && declared !== null && agrees(by(true).score));
  const { rate, score, reasons } = by(finished);
  const said = agrees(score)
    ? null
    : scoreReason('execution-departs', { rate: percent(rate), score: score ?? '', declared: declared ?? '' });
  return {
    rate,
    weight,
    score,
    declared,
    departs: said !== null,
    reasons: present([said, standingOf(pack, rate, finished, done), ...reasons]),
  };
}

/** How the project was taken where money was left over and the rules ask whether it is done. */
function standingOf(pack: RulePack, rate: number | null, finished: boolean, done: boolean | 'reached'): ScoreReason | null {
  if (pack.executionBands === null || rate === null || rate >= 1) return null;
  if (done === true) return scoreReason('finished-said');
  return scoreReason(finished ? 'finished-by-targets' : 'finished-full');
}

function percent(rate: number | null): string {
  return rate === null ? '—' : `${Number((rate * 100).toFixed(2))}%`;
}

function scoreIndicator(pack: RulePack, written: IndicatorReading, year: number | null): ScoredIndicator {
  const { row, taken } = asCompared(written);
  const { level3, weight, score: declared, target } = row;
  const named = { level3, weight, declared };
  const doubt = doubtOfTarget(target.raw);
  if (doubt) return { ...named, degree: null, score: null, ...aboveWeight(declared, weight, [doubt]) };
  if (target.kind === 'qualitative') return { ...named, ...askReason(judgedOnForm(pack, row), row) };
  const { degree, why, late, said: beside = [] } = degreeOnForm(row, year);
  if (late && why) return { ...named, ...askReason(lateOnForm(pack, row, why), row) };
  const scored = scoreRow(pack, {
    level1: row.level1 ?? '',
    level2: row.level2 ?? '',
    level3,
    weight,
    degree: executionDegree(pack, level3, degree),
    qualitative: isExecution(level3),
    satisfied: degree !== null && row.actual?.unit === '%' && row.actual.value !== null ? row.actual.value / 100 : null,
    reasons: present([why]),
  });
  const departs = declared !== null && scored.score !== null && Math.abs(declared - scored.score) > tolerance + 1e-9;
  const said = departs
    ? scoreReason('departs', { score: scored.score ?? '', declared: declared ?? '' })
    : declared === null && scored.score !== null
      ? scoreReason('no-declared')
      : null;
  // A cost or a count of faults far below its limit is no over-delivery that needs a cause, unless it is money.
  const money = target.unit?.startsWith('元') ?? false;
  const told =
    keepsBound(target, degree) && isFarAbove(pack, degree!)
      ? boundReasons(pack, degree!, { growing: false, money })
      : scored.reasons;
  return {
    ...named,
    degree,
    score: scored.score,
    ...aboveWeight(
      declared,
      weight,
      present([said, ...told, ...beside, ...taken, missingReason(row, degree), boundAsActual(row)]),
      departs,
    ),
  };
}

/** No row may have more than its points, whatever its target says. */
function aboveWeight(
  declared: number | null,
  weight: number | null,
  reasons: readonly ScoreReason[],
  departs = false,
): Pick<ScoredIndicator, 'departs' | 'reasons'> {
  if (declared === null || weight === null || declared <= weight) return { departs, reasons: [...reasons] };
  return { departs: true, reasons: [scoreReason('above-weight', { declared, weight }), ...reasons] };
}

function executionDegree(pack: RulePack, name: string, degree: number | null): number | null {
  return isExecution(name) && degree !== null && pack.executionBands ? bandShare(pack.executionBands, degree) : degree;
}

const present = (reasons: readonly (ScoreReason | null)[]): ScoreReason[] => reasons.filter((one) => one !== null);

/** A shortfall needs its reason on the form. */
function missingReason({ reason }: IndicatorReading, degree: number | null): ScoreReason | null {
  if (degree === null || degree >= 1 - 1e-9 || (reason !== null && !/^(?:|无|没有|[-—/]|无偏差)$/.test(reason.trim())))
    return null;
  return scoreReason('reason-missing', { degree: percent(degree) });
}

const boundWords =
  /^(?:[≥≤≧≦⩾⩽><＞＜]|不少于|不低于|不超过|不高于|不多于|超过|多于|高于|大于|少于|低于|小于)|(?:以上|以下|以内)$/;

/**
 * ≥95%, 100场以上 and 3月底前 are bounds: whoever wrote them as what was done did not say what was done. They are scored as written, and told. The
 * end of a month may be when it was done.
 */
function boundAsActual({ actual, target }: IndicatorReading): ScoreReason | null {
  const raw = actual?.raw.trim() ?? '';
  const bound = target.kind === 'date' ? /[前内]$/.test(raw) : boundWords.test(raw) && /\d/.test(raw);
  return bound ? scoreReason('actual-is-bound', { actual: raw }) : null;
}

/** Points taken off a judged row need their reason as well. */
function askReason(judged: JudgedRow, row: IndicatorReading): JudgedRow & { reasons: ScoreReason[] } {
  const asked =
    missingReason(row, judged.degree) === null ? null : scoreReason('deduction-unexplained', { score: row.score ?? '' });
  return { ...judged, reasons: present([...judged.reasons, asked]) };
}

interface Scored extends Pick<ScoreReport, 'execution' | 'indicators' | 'total'> {
  chosen: { code: ScorePackCode; why: ScoreReason };
  pack: RulePack;
  points: number;
  compared: number;
  said: ScoreReason | null;
}

function notesOf(
  reading: FormReading,
  { chosen, pack, points, compared, total, execution, indicators, said }: Scored,
): ScoreReason[] {
  const notes = [
    scoreReason('by-pack', { pack: chosen.code }),
    chosen.why,
    scoreReason(pack.decimals === 0 ? 'rounded-whole' : 'rounded-decimals', { tolerance }),
  ];
  const { weight } = execution;
  if (chosen.why.code === 'pack-asked' && weight !== null && weight !== pack.executionPoints && reading.budget.weight !== null)
    notes.push(scoreReason('execution-points-differ', { weight, points: pack.executionPoints }));
  if (said !== null) notes.push(said);
  if (reading.kind === 'target') notes.push(scoreReason('target-table'));
  if (compared === 0 && reading.kind !== 'target') notes.push(scoreReason('nothing-compared'));
  if (indicators.length > 0 && points !== 100) notes.push(scoreReason('points-not-100', { points }));
  const declared = [execution.weight === null ? 0 : execution.declared, ...indicators.map((row) => row.declared)];
  if (reading.totalScore !== null && !declared.includes(null)) {
    const sum = roundScore(declared.reduce<number>((all, one) => all + (one ?? 0), 0));
    if (Math.abs(sum - reading.totalScore) > tolerance + 1e-9)
      notes.push(scoreReason('sum-differs', { sum, total: reading.totalScore }));
  }
  const open = [...(execution.weight === null ? [] : [execution]), ...indicators].filter((row) => row.score === null).length;
  if (total === null && reading.kind !== 'target' && open > 0) notes.push(scoreReason('rows-open', { count: open }));
  return notes;
}
