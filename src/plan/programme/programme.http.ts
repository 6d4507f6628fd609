import { implement } from '@orpc/server';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { readBesideOriginalApart } from '../declaration/index.ts';
import * as activityTexts from './activities/activity-sheet.texts.ts';
import { activityWorkbook } from './activities/activity-sheet.ts';
import { addActivity } from './activities/add-activity.ts';
import { addIndicator } from './indicators/add-indicator.ts';
import { approveProgramme } from './approve-programme.ts';
import { bindMeasure, bindSuggestions } from './indicators/bind-measure.ts';
import { changeActivity } from './activities/change-activity.ts';
import { changeIndicator } from './indicators/change-indicator.ts';
import { changeProgramme } from './change-programme.ts';
import { changeTarget } from './indicators/change-target.ts';
import { closeProgramme } from './close-programme.ts';
import { activityTemplateOf, importActivities } from './activities/import-activities.ts';
import { draftNextYear } from './next-year/draft-next-year.ts';
import { importDeclaration } from './import-declaration.ts';
import { lintProgramme, lintReading } from './lint-programme.ts';
import { orderIndicators } from './indicators/order-indicators.ts';
import { programmeContract } from './programme.contract.ts';
import { mayChangePlan, mayReadPlan } from './programme.policy.ts';
import { listActivities, listProgrammes, programmeDetail, targetHistory, tenantDistricts } from './programmes.ts';
import { programmeHistory } from './programme-history.ts';
import { removeBudgetLine } from './budget/remove-budget-line.ts';
import { removeIndicator } from './indicators/remove-indicator.ts';
import { removeSubProgramme } from './remove-sub-programme.ts';
import { saveBudgetLine } from './budget/save-budget-line.ts';
import { saveSubProgramme } from './save-sub-programme.ts';
import { setWeights } from './indicators/set-weights.ts';
import { withdrawActivities } from './activities/withdraw-activities.ts';

const os = implement(programmeContract).$context<RequestContext>();

type Verb<Input, Value> = (
  environment: RequestContext['environment'],
  actor: RequestContext['actor'],
  input: Input,
) => Promise<Result<Value>>;

/** A route that is nothing but its verb. */
function verb<Input, Value>(run: Verb<Input, Value>) {
  return async ({ input, context }: { input: Input; context: RequestContext }): Promise<Value> =>
    answer(await run(context.environment, context.actor, input), context.language);
}

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

export const programmeRoutes = os.router({
  list: os.list.handler(verb(listProgrammes)),
  draftNextYear: os.draftNextYear.handler(verb(draftNextYear)),
  detail: os.detail.handler(verb((environment, actor, { id }) => programmeDetail(environment, actor, id))),
  readForm: os.readForm.handler(
    verb(async (_environment, actor, { file }) =>
      mayChangePlan(actor) ? readBesideOriginalApart({ name: file.name, bytes: await bytesOf(file) }) : refuse('not-allowed'),
    ),
  ),
  lintReading: os.lintReading.handler(verb((_environment, actor, input) => Promise.resolve(lintReading(actor, input)))),
  lint: os.lint.handler(verb(lintProgramme)),
  importFile: os.importFile.handler(
    verb(async (environment, actor, { file, ...options }) =>
      importDeclaration(environment, actor, { fileName: file.name, bytes: await bytesOf(file) }, options),
    ),
  ),
  importReading: os.importReading.handler(
    verb((environment, actor, { fileName, reading, ...options }) =>
      importDeclaration(environment, actor, { fileName, reading }, options),
    ),
  ),
  change: os.change.handler(verb(changeProgramme)),
  history: os.history.handler(verb(programmeHistory)),
  approve: os.approve.handler(verb(approveProgramme)),
  close: os.close.handler(verb(closeProgramme)),
  districts: os.districts.handler(
    verb(async (environment, actor) =>
      mayReadPlan(actor) ? ok(await tenantDistricts(environment, actor)) : refuse('not-allowed'),
    ),
  ),
  saveSubProgramme: os.saveSubProgramme.handler(verb(saveSubProgramme)),
  removeSubProgramme: os.removeSubProgramme.handler(verb(removeSubProgramme)),
  saveBudgetLine: os.saveBudgetLine.handler(verb(saveBudgetLine)),
  removeBudgetLine: os.removeBudgetLine.handler(verb(removeBudgetLine)),
  activities: os.activities.handler(verb(listActivities)),
  exportActivities: os.exportActivities.handler(async ({ input, context }) => {
    const all = await listActivities(context.environment, context.actor, { ...input, page: 1, pageSize: null });
    const { items } = answer(all, context.language);
    return xlsxFile(activityTexts[context.language].sheet, await activityWorkbook(items, context.language));
  }),
  addActivity: os.addActivity.handler(verb(addActivity)),
  changeActivity: os.changeActivity.handler(verb(changeActivity)),
  withdrawActivities: os.withdrawActivities.handler(verb(withdrawActivities)),
  activityTemplate: os.activityTemplate.handler(async ({ input, context }) =>
    xlsxFile('计划活动模板', answer(await activityTemplateOf(context.environment, context.actor, input.id), context.language)),
  ),
  importActivities: os.importActivities.handler(async ({ input: { id, file, dryRun }, context }) =>
    answer(
      await importActivities(
        context.environment,
        context.actor,
        { id, dryRun, bytes: await bytesOf(file), fileName: file.name },
        context.language,
      ),
      context.language,
    ),
  ),
  addIndicator: os.addIndicator.handler(verb(addIndicator)),
  changeIndicator: os.changeIndicator.handler(verb(changeIndicator)),
  orderIndicators: os.orderIndicators.handler(verb(orderIndicators)),
  removeIndicator: os.removeIndicator.handler(verb(removeIndicator)),
  setWeights: os.setWeights.handler(verb(setWeights)),
  changeTarget: os.changeTarget.handler(verb(changeTarget)),
  targetHistory: os.targetHistory.handler(
    verb((environment, actor, { indicatorId }) => targetHistory(environment, actor, indicatorId)),
  ),
  bindMeasure: os.bindMeasure.handler(verb(bindMeasure)),
  bindSuggestions: os.bindSuggestions.handler(verb(bindSuggestions)),
});
