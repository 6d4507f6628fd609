import { readTarget } from '#src/kernel/target.ts';
import type { ProgrammeRow } from '#src/plan/index.ts';
import type { MeasureDefinition } from '#src/plan/measures/measure.contract.ts';
import type { IndicatorAccount } from '../account.contract.ts';
import { gradeOfForm, judgedBand } from '../forms.ts';
import type { SelfEvaluationForm } from '../official-forms/index.ts';
import { type FrozenFigure, frozenFigure } from '../self-evaluation/index.ts';
import type { Disclosed, DisclosedIndicator } from './disclosure.contract.ts';
import { methodWords } from './method-words.ts';

export interface Source {
  programme: ProgrammeRow;
  asOf: string;
  /** The form with its figures in the same order: as it was signed, or as it stands. */
  form: SelfEvaluationForm;
  figures: readonly FrozenFigure[];
  signed: Disclosed['selfEvaluation'];
  /** What the facts say now of the same day. */
  now: readonly IndicatorAccount[];
  definitions: ReadonlyMap<string, MeasureDefinition>;
  labels: ReadonlyMap<string, string>;
}

/**
 * What the public is shown. A form that was signed is shown as it was signed, with what stood behind its figures then, even where more was
 * learned since. Where that was not kept yet it is shown only while the figure still has the same facts. While none is signed nobody answers for what was
 * reached, and only what was declared is shown: money planned, targets, how they will be measured.
 */
export function disclosed(source: Source): Disclosed {
  const { programme, asOf, form, signed } = source;
  const { id, name, fiscalYear, applicant, startsOn, endsOn, state, demo } = programme;
  const { initialFen, executedFen, rate, weight, score } = form.budget.total;
  return {
    programme: { id, name, fiscalYear, applicant, startsOn, endsOn, state: state === 'closed' ? 'closed' : 'approved', demo },
    asOf,
    selfEvaluation: signed,
    budget: signed
      ? { totalFen: initialFen, executedFen, rate, weight, score }
      : { totalFen: initialFen, executedFen: null, rate: null, weight, score: null },
    totalScore: signed ? form.total : null,
    grade: signed ? gradeOfForm(form) : null,
    indicators: form.indicators.map((row, at) => indicatorOf(source, row, source.figures[at]!)),
  };
}

function indicatorOf(
  { now, definitions, labels, signed }: Source,
  row: SelfEvaluationForm['indicators'][number],
  figure: FrozenFigure,
): DisclosedIndicator {
  const today = now.find((one) => one.id === figure.indicatorId);
  const same = today && today.actual.value === figure.value && today.actual.facts === figure.facts;
  const behind = figure.behind ?? (same ? frozenFigure(today).behind : undefined);
  const measure = today?.measure ?? null;
  const definition = measure && definitions.get(measure.code);
  const { comparator, value, value2, unit, kind } = today?.target.raw === row.target ? today.target : readTarget(row.target);
  return {
    level1: row.level1,
    level2: row.level2,
    level3: row.level3,
    target: { raw: row.target, comparator, value, value2, unit, kind },
    actual: {
      unit: figure.unit,
      ...(signed
        ? {
            // Of a date the form has the judge's own sentence, which may name people.
            text: kind !== 'date' ? row.actual : figure.degree === null ? null : judgedBand(figure.degree),
            value: figure.value,
            n: behind?.n ?? null,
            responseRate: behind?.responseRate ?? null,
            interval: behind?.interval ?? null,
            numerator: behind?.numerator ?? null,
            denominator: behind?.denominator ?? null,
            methods: behind?.methods ?? [],
          }
        : { text: null, value: null, n: null, responseRate: null, interval: null }),
    },
    degree: signed ? figure.degree : null,
    weight: row.weight,
    score: signed ? row.score : null,
    method:
      measure && definition
        ? {
            name: { zh: measure.name, en: measure.nameEn },
            words: { zh: methodWords(definition, 'zh', labels), en: methodWords(definition, 'en', labels) },
          }
        : null,
  };
}
