import { implement } from '@orpc/server';
import { namedDetails, type RecordNames } from '#src/access/index.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { accountContract } from './account.contract.ts';
import { accountOf } from './account-of.ts';
import { accountSheet, accountWorkbook } from './account-workbook.ts';
import { listActivitiesWithProgress, listActivityProgress } from './figures/activity-progress.ts';
import { auditEvidence } from './audit/audit.ts';
import { type RecordWordsEraser, redactFact } from './redact-fact.ts';
import { packedBundle } from './bundle/bundle-command.ts';
import { exportFacts, factDetail, listFacts } from './figures/facts-of-figure.ts';
import { breakdownOfFigure } from './figures/breakdown-of-figure.ts';
import { figureDetail } from './figures/figure-detail.ts';
import { scoreOf, suggestWeights } from './forms.ts';
import { previewMeasure } from './figures/preview-measure.ts';
import { listFormLayouts, printForm } from './print-form.ts';
import { streetsOfFigure } from './figures/streets-of-figure.ts';
import { backingOfFigure, listRecords } from './figures/records-of-figure.ts';
import { scoreReading } from './score-reading.ts';
import { stateIndicator } from './state-indicator.ts';

export interface AccountContext extends RequestContext {
  /** Reaches what deliver keeps, which account does not know. */
  eraseRecordWords?: RecordWordsEraser;
  /** What records of every stage are called. */
  recordNames?: RecordNames;
}

const os = implement(accountContract).$context<AccountContext>();

type Verb<Input, Value> = (
  environment: RequestContext['environment'],
  actor: RequestContext['actor'],
  input: Input,
) => Promise<Result<Value>>;

function verb<Input, Value>(run: Verb<Input, Value>) {
  return async ({ input, context }: { input: Input; context: RequestContext }): Promise<Value> =>
    answer(await run(context.environment, context.actor, input), context.language);
}

const fileOf = (bytes: Uint8Array, name: string, type: string): File => new File([new Uint8Array(bytes)], name, { type });

export const accountRoutes = os.router({
  account: os.account.handler(verb((environment, actor, { id, at }) => accountOf(environment, actor, id, at))),
  exportAccount: os.exportAccount.handler(async ({ input: { id, at }, context: { environment, actor, language } }) => {
    const account = answer(await accountOf(environment, actor, id, at), language);
    return xlsxFile(`${accountSheet(account, language)}`, await accountWorkbook(account, language));
  }),
  activityProgress: os.activityProgress.handler(verb(listActivityProgress)),
  activities: os.activities.handler(verb(listActivitiesWithProgress)),
  figure: os.figure.handler(verb(figureDetail)),
  breakdown: os.breakdown.handler(verb(breakdownOfFigure)),
  streets: os.streets.handler(verb(streetsOfFigure)),
  facts: os.facts.handler(verb(listFacts)),
  records: os.records.handler(verb(listRecords)),
  backing: os.backing.handler(verb(backingOfFigure)),
  exportFacts: os.exportFacts.handler(async ({ input, context: { environment, actor, language } }) =>
    xlsxFile(
      `${language === 'zh' ? '事实' : 'facts'}-${input.at ?? dayOf(environment.clock.now())}`,
      answer(await exportFacts(environment, actor, input, language), language),
    ),
  ),
  fact: os.fact.handler(verb((environment, actor, { factId }) => factDetail(environment, actor, factId))),
  previewMeasure: os.previewMeasure.handler(verb(previewMeasure)),
  state: os.state.handler(verb(stateIndicator)),
  score: os.score.handler(
    verb((environment, actor, { id, ...input }) => scoreOf(environment, actor, { programmeId: id, ...input })),
  ),
  scoreReading: os.scoreReading.handler(verb((_environment, actor, input) => Promise.resolve(scoreReading(actor, input)))),
  suggestWeights: os.suggestWeights.handler(
    verb((environment, actor, { id, pack }) => suggestWeights(environment, actor, { programmeId: id, pack })),
  ),
  formLayouts: os.formLayouts.handler(
    verb((environment, actor, { id }) => listFormLayouts(environment, actor, { programmeId: id })),
  ),
  printDeclaration: os.printDeclaration.handler(
    verb(async (environment, actor, { id, ...input }) =>
      printed(await printForm(environment, actor, { programmeId: id, form: 'declaration', ...input })),
    ),
  ),
  printMonitoring: os.printMonitoring.handler(
    verb(async (environment, actor, { id, ...input }) =>
      printed(await printForm(environment, actor, { programmeId: id, form: 'monitoring', ...input })),
    ),
  ),
  printSelfEvaluation: os.printSelfEvaluation.handler(
    verb(async (environment, actor, { id, ...input }) =>
      printed(await printForm(environment, actor, { programmeId: id, form: 'self-evaluation', ...input })),
    ),
  ),
  bundle: os.bundle.handler(
    verb(async (environment, actor, { id, ...input }) => {
      const bundle = await packedBundle(environment, actor, { programmeId: id, ...input });
      if (!bundle.ok) return bundle;
      const { name, bytes } = bundle.value;
      const disposition = `attachment; filename="bundle.jsonl.gz"; filename*=utf-8''${encodeURIComponent(name)}`;
      return ok({ headers: { 'content-type': 'application/gzip', 'content-disposition': disposition }, body: bytes });
    }),
  ),
  redactFact: os.redactFact.handler(async ({ input, context }) =>
    answer(await redactFact(context.environment, context.actor, input, context.eraseRecordWords), context.language),
  ),
  audit: os.audit.handler(async ({ context: { environment, actor, language, recordNames } }) => {
    const report = answer(await auditEvidence(environment, actor), language);
    const cells = await namedDetails(
      environment,
      actor,
      report.differences.map(({ cell = {} }) => cell),
      recordNames,
    );
    const named = report.differences.map((one, at) => (one.cell ? { ...one, cell: cells[at] as Record<string, string> } : one));
    return { ...report, differences: named };
  }),
});

function printed(result: Awaited<ReturnType<typeof printForm>>): Result<File> {
  return result.ok ? ok(fileOf(result.value.bytes, result.value.fileName, result.value.mediaType)) : result;
}
