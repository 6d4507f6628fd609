import { scorePackOf } from '#src/kernel/rule-packs.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { chineseDate, dayOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { executionPointsOf } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Account, IndicatorAccount, PackCode, ScoreView } from './account.contract.ts';
import { mayReadAccount } from './account.policy.ts';
import { type Ledger, openLedger, readAccount, spending } from './account-of.ts';
import { actualText, figureText } from './figures/figure-text.ts';
import { fundLines, printedFunds } from './form-funds.ts';
import { departmentText, goalText, numbered, stamped } from './form-stamp.ts';
import { allPoints, type DeclarationForm, type SelfEvaluationForm } from './official-forms/index.ts';
import { judgedState } from '#src/kernel/degree.ts';
import { packNames } from '#src/kernel/rule-pack-names.ts';
import { type Grade, gradeOf, scoreProgramme, type ScoringChoices, suggestPoints } from './scoring/index.ts';

interface FormInput {
  programmeId: string;
  at?: string | undefined;
}

/** The declaration as it stands, or as it stood on a day. */
export async function declarationForm(
  environment: Environment,
  actor: Actor,
  { programmeId, at }: FormInput,
): Promise<Result<DeclarationForm>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId, at }, async ({ programme, indicators }) =>
    ok(
      stamped(programme, `v${programme.version}（${chineseDate(dayOf(programme.changedAt))}）`, {
        year: programme.fiscalYear,
        project: programme.name,
        department: departmentText(programme),
        applicant: programme.applicant,
        attribute: programme.attribute,
        category: programme.category,
        start: programme.startsOn,
        end: programme.endsOn,
        governmentPurchase: programme.governmentPurchase,
        performanceType: programme.performanceType,
        sections: Object.fromEntries(programme.sections.map(({ name, text }) => [name, text])),
        budget: {
          totalFen: programme.totalFen,
          currentYearFen: programme.currentYearFen,
          ...printedFunds(programme),
          previousBudgetFen: programme.previousBudgetFen,
          previousExecutedFen: programme.previousExecutedFen,
        },
        indicators: indicators.map(({ level1, level2, level3, target }) => ({ level1, level2, level3, target: target.raw })),
      }),
    ),
  );
}

/** The self-evaluation on a day: actuals from evidence, scores by the pack where the indicators have points, reasons as stated. */
export async function selfEvaluationForm(
  environment: Environment,
  actor: Actor,
  { programmeId, at, pack: asked }: FormInput & { pack?: PackCode | undefined },
): Promise<Result<SelfEvaluationForm>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId, at }, async (ledger) => {
    const account = await readAccount(ledger, actor);
    return ok(await formOfAccount(ledger, account, asked ?? packOfProgramme(ledger, account.indicators)));
  });
}

/** The self-evaluation form of an account that was read in an open ledger. */
export async function formOfAccount(ledger: Ledger, account: Account, pack: PackCode): Promise<SelfEvaluationForm> {
  const { figure, score } = await scored(ledger, account, pack);
  const { programme } = ledger;
  const line = {
    initialFen: programme.currentYearFen,
    adjustedFen: programme.currentYearFen,
    executedFen: figure,
    rate: score.execution.rate,
  };
  const given = account.indicators.some((one) => one.weight !== null);
  return stamped(programme, `v${programme.version}（截至${chineseDate(account.at)}），计分按${packNames.zh[pack]}`, {
    year: programme.fiscalYear,
    project: programme.name,
    department: departmentText(programme),
    applicant: programme.applicant,
    budget: {
      total: {
        ...line,
        weight: given ? score.execution.weight : null,
        score: given ? score.execution.score : null,
      },
      ...fundLines(programme, { ...line, weight: null, score: null }, (fen) => ({
        initialFen: fen,
        adjustedFen: fen,
        executedFen: null,
        rate: null,
        weight: null,
        score: null,
      })),
    },
    expected: goalText(
      programme,
      account.indicators.map(({ level3, target }) => ({ level3, target: target.raw })),
    ),
    achieved: achievedText(account),
    indicators: account.indicators.map((one, row) => ({
      level1: one.level1,
      level2: one.level2,
      level3: one.level3,
      target: one.target.raw,
      actual: actualCell(one),
      weight: one.weight,
      score: score.indicators[row]!.score,
      reason: reasonCell(one),
    })),
    total: given ? score.total : null,
  });
}

/** A grade is of a hundred points: null of a form that gives out more, less or none. */
export const gradeOfForm = (form: SelfEvaluationForm): Grade | null => (allPoints(form) === 100 ? gradeOf(form.total) : null);

/** The score of a programme on a day, by the pack asked for or that of its layout and year. Refuses while no indicator has points. */
export async function scoreOf(
  environment: Environment,
  actor: Actor,
  { programmeId, at, pack: asked, ...choices }: FormInput & { pack?: PackCode | undefined } & ScoringChoices,
): Promise<Result<ScoreView>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId, at }, async (ledger) => {
    const account = await readAccount(ledger, actor);
    if (account.indicators.every((one) => one.weight === null)) return refuse('pack-without-weights');
    const pack = asked ?? packOfProgramme(ledger, account.indicators);
    return ok((await scored(ledger, account, pack, choices)).score);
  });
}

/** A proposal of points; nothing is saved, the manager accepts it by `setWeights`. */
export async function suggestWeights(
  environment: Environment,
  actor: Actor,
  { programmeId, pack: asked }: { programmeId: string; pack?: PackCode | undefined },
) {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId }, async (ledger) => {
    const { indicators } = ledger;
    const pack = asked ?? packOfProgramme(ledger, indicators);
    const weights = suggestPoints(pack, indicators).map(({ row, group, weight }) => ({ indicatorId: row.id, group, weight }));
    return ok({ pack, suggested: true as const, weights });
  });
}

/** Where nobody chose: the rules of the form that the programme was declared on, or the local ones where its execution has 20 points. */
export function packOfProgramme(
  { programme, pointsLeft }: Pick<Ledger, 'programme' | 'pointsLeft'>,
  indicators: readonly { weight: number | null }[],
): PackCode {
  const { layout, fiscalYear: year } = programme;
  return scorePackOf({ layout, year }, executionPointsOf(programme, indicators, pointsLeft));
}

/** The score by a pack, with the expenses in 分 that it goes by. */
export async function scored(
  { evaluator, finished }: Ledger,
  account: Account,
  pack: PackCode,
  choices: ScoringChoices = {},
): Promise<{ figure: number | null; score: ScoreView }> {
  const { value } = await evaluator.figure(spending);
  const said = choices.finished ?? finished ?? undefined;
  return { figure: value, score: scoreProgramme(account, pack, value, { ...choices, finished: said }) };
}

function achievedText(account: Account): string {
  return numbered(account.indicators.map((one) => `${one.level3}：${actualCell(one) ?? '暂无佐证'}`));
}

/** 实际完成值: of a goal in words the band that the unit judged (财预〔2020〕10号: three of them) and its figure; the sentence is a reason. */
function actualCell(one: IndicatorAccount): string | null {
  if (one.target.kind !== 'qualitative' || one.judgement === null) return actualText(one);
  const figure = figureText(one.actual);
  const band = judgedBand(one.degree ?? 0);
  return figure === null ? band : `${band}，${figure}`;
}

const judgedWords = { met: '达成预期指标', 'at-risk': '部分达成预期指标', behind: '未达成预期指标' } as const;

/** What the official form says of a goal in words, by the degree judged, 0–1. */
export const judgedBand = (degree: number): string => judgedWords[judgedState(degree)];

function reasonCell(one: IndicatorAccount): string | null {
  const judged = one.target.kind === 'qualitative' ? one.judgement?.text : undefined;
  const said = [judged, one.reason?.text].flatMap((text) => (text?.trim() ? [text.trim()] : []));
  // Where both were given in the same words they stand once.
  return said.length === 0 ? null : [...new Set(said)].join('\n');
}
