import * as z from 'zod';
import { executionChoices } from '#src/kernel/rule-packs.ts';
import { pageOf, paging, route, uuid } from '#src/platform/http/contract.ts';
import { declarationReadingSchema, readingBesideOriginalSchema } from '../declaration/declaration.contract.ts';
import { measureCode } from '../measures/measure.contract.ts';
import { afterReport } from '../report/report.contract.ts';
import { draftNextYear } from './next-year/next-year.contract.ts';
import { lintRoutes } from './programme-lint.contract.ts';
import {
  activityFilter,
  activityImportReport,
  activityInput,
  activitySchema,
  fenAmount,
  headInput,
  formToImport,
  importOutcome,
  name,
  planVersionSchema,
  programmeItemSchema,
  programmeSchema,
  subProgrammeCode,
  targetVersionSchema,
  text,
  version,
} from './programme-views.contract.ts';

export * from './programme-views.contract.ts';

const tags = ['programme'];
const programmeId = z.object({ id: uuid });
/** Needed once the programme is approved. */
const reason = text(500).optional();
const xlsx = z.file();

export const programmeContract = {
  draftNextYear,
  list: route({ permission: 'plan.read', method: 'GET', path: '/programmes', summary: 'Programmes, newest year first', tags })
    .input(z.object({ fiscalYear: z.coerce.number().int().optional(), search: z.string().max(100).optional(), ...paging }))
    .output(pageOf(programmeItemSchema)),
  detail: route({
    permission: 'plan.read',
    method: 'GET',
    path: '/programmes/{id}',
    summary: 'One programme with its indicators and budget',
    tags,
  })
    .input(programmeId)
    .output(programmeSchema),
  readForm: route({
    permission: 'plan.change',
    method: 'POST',
    repeats: 'reads only',
    path: '/declarations/read',
    summary: 'Reads a form without importing it; answers the rows of the file beside what was understood',
    tags,
  })
    .input(z.object({ file: z.file() }))
    .output(readingBesideOriginalSchema),
  ...lintRoutes,
  importFile: route({
    permission: 'plan.change',
    method: 'POST',
    path: '/programmes/import',
    summary: 'Makes a programme of a declaration form',
    tags,
  })
    .input(formToImport)
    .output(importOutcome),
  importReading: route({
    permission: 'plan.change',
    method: 'POST',
    path: '/programmes/import-reading',
    summary: 'Makes a programme of a reading that was mended on screen',
    tags,
  })
    .input(
      z.object({
        fileName: name(255),
        reading: declarationReadingSchema,
        asNewVersion: z.boolean().optional(),
        reason: text(500).optional(),
        afterReport,
      }),
    )
    .output(importOutcome),
  change: route({
    permission: 'plan.change',
    method: 'PATCH',
    path: '/programmes/{id}',
    summary: 'Changes the head or the sections; a reason is needed once the programme is approved',
    tags,
  })
    .input(
      z.object({
        id: uuid,
        version,
        ...headInput,
        reason,
      }),
    )
    .output(programmeSchema),
  history: route({
    permission: 'plan.read',
    method: 'GET',
    path: '/programmes/{id}/versions',
    summary: 'Every version of the head, of the budget lines and of planned activities, newest first: who, when, why',
    tags,
  })
    .input(programmeId)
    .output(z.array(planVersionSchema)),
  approve: route({
    permission: 'plan.approve',
    method: 'POST',
    path: '/programmes/{id}/approve',
    summary: 'Approves the declaration: from here targets change by version',
    tags,
  })
    .input(z.object({ id: uuid, version }))
    .output(programmeSchema),
  close: route({
    permission: 'plan.approve',
    method: 'POST',
    path: '/programmes/{id}/close',
    summary: 'Closes the programme: nothing of its plan changes any more',
    tags,
  })
    .input(z.object({ id: uuid, version }))
    .output(programmeSchema),
  districts: route({
    permission: 'plan.read',
    method: 'GET',
    path: '/plan/districts',
    summary: 'The districts of the tenant',
    tags,
  }).output(z.array(z.object({ code: z.string(), name: z.string() }))),

  saveSubProgramme: route({
    permission: 'plan.change',
    method: 'PUT',
    path: '/programmes/{id}/sub-programmes/{code}',
    summary: 'Adds or renames a sub-programme',
    tags,
  })
    .input(
      z.object({
        id: uuid,
        code: subProgrammeCode,
        name: name(60),
        position: z.number().int().min(0).optional(),
        /** Absent for a new one. */
        version: version.optional(),
        reason,
      }),
    )
    .output(programmeSchema),
  removeSubProgramme: route({
    permission: 'plan.change',
    method: 'DELETE',
    path: '/programmes/{id}/sub-programmes/{code}',
    summary: 'Removes a sub-programme that nothing uses',
    tags,
  })
    .input(z.object({ id: uuid, code: subProgrammeCode, reason }))
    .output(programmeSchema),
  saveBudgetLine: route({
    permission: 'plan.change',
    method: 'PUT',
    path: '/programmes/{id}/budget-lines/{code}',
    summary: 'Adds or changes a budget line',
    tags,
  })
    .input(
      z.object({
        id: uuid,
        code: z
          .string()
          .trim()
          .regex(/^[\w.-]{1,30}$/),
        name: name(60),
        subProgramme: subProgrammeCode.nullable(),
        amountFen: fenAmount,
        position: z.number().int().min(0).optional(),
        /** Absent for a new line. */
        version: version.optional(),
        reason,
      }),
    )
    .output(programmeSchema),
  removeBudgetLine: route({
    permission: 'plan.change',
    method: 'DELETE',
    path: '/programmes/{id}/budget-lines/{code}',
    summary: 'Removes a budget line without expenses',
    tags,
  })
    .input(z.object({ id: uuid, code: z.string(), reason }))
    .output(programmeSchema),

  activities: route({
    permission: 'plan.read',
    method: 'GET',
    path: '/programmes/{id}/activities',
    summary: 'Planned activities',
    tags,
  })
    .input(activityFilter.extend(paging))
    .output(pageOf(activitySchema)),
  exportActivities: route({
    permission: 'plan.read',
    method: 'GET',
    path: '/programmes/{id}/activities.xlsx',
    summary: 'Planned activities as a workbook',
    tags,
  })
    .input(activityFilter)
    .output(xlsx),
  addActivity: route({
    permission: 'plan.change',
    method: 'POST',
    path: '/programmes/{id}/activities',
    summary: 'Adds a planned activity',
    tags,
  })
    .input(z.object({ id: uuid, ...activityInput }))
    .output(activitySchema),
  changeActivity: route({
    permission: 'plan.change',
    method: 'PUT',
    path: '/activities/{activityId}',
    summary: 'A new version of a planned activity; a reason is needed once the programme is approved',
    tags,
  })
    .input(z.object({ activityId: uuid, version, reason: text(500).optional(), ...activityInput }))
    .output(activitySchema),
  withdrawActivities: route({
    permission: 'plan.change',
    method: 'POST',
    path: '/programmes/{id}/activities/withdraw',
    summary: 'Withdraws planned activities with a reason (also undoes an import)',
    tags,
  })
    .input(z.object({ id: uuid, activityIds: z.array(uuid).min(1).max(2000), reason: name(500) }))
    .output(z.object({ withdrawn: z.number().int() })),
  activityTemplate: route({
    permission: 'plan.change',
    method: 'GET',
    path: '/programmes/{id}/activities/template.xlsx',
    summary: 'Workbook to fill in planned activities',
    tags,
  })
    .input(programmeId)
    .output(xlsx),
  importActivities: route({
    permission: 'plan.change',
    method: 'POST',
    path: '/programmes/{id}/activities/import',
    summary: 'Adds planned activities from a workbook; a dry run only checks it',
    tags,
  })
    .input(z.object({ id: uuid, file: z.file(), dryRun: z.stringbool().or(z.boolean()).default(true) }))
    .output(activityImportReport),

  addIndicator: route({
    permission: 'plan.change',
    method: 'POST',
    path: '/programmes/{id}/indicators',
    summary: 'Adds an indicator with its target expression',
    tags,
  })
    .input(
      z.object({
        id: uuid,
        level1: name(60),
        level2: text(60),
        level3: name(200),
        target: name(200),
        reason: text(500).default(''),
      }),
    )
    .output(programmeSchema),
  changeIndicator: route({
    permission: 'plan.change',
    method: 'PATCH',
    path: '/indicators/{indicatorId}',
    summary: 'Changes the wording of an indicator',
    tags,
  })
    .input(
      z.object({
        indicatorId: uuid,
        version,
        level1: name(60).optional(),
        level2: text(60).optional(),
        level3: name(200).optional(),
      }),
    )
    .output(programmeSchema),
  orderIndicators: route({
    permission: 'plan.change',
    method: 'PUT',
    path: '/programmes/{id}/indicators/order',
    summary: 'Puts the indicators in order',
    tags,
  })
    .input(z.object({ id: uuid, indicatorIds: z.array(uuid).min(1).max(200) }))
    .output(programmeSchema),
  removeIndicator: route({
    permission: 'plan.change',
    method: 'DELETE',
    path: '/indicators/{indicatorId}',
    summary: 'Removes an indicator of a draft',
    tags,
  })
    .input(z.object({ indicatorId: uuid, version: z.coerce.number().int() }))
    .output(programmeSchema),
  setWeights: route({
    permission: 'plan.change',
    method: 'PUT',
    path: '/programmes/{id}/weights',
    summary:
      'Sets the points (分值) of the indicators; with those of the execution rate, 10 or by local rules 20, they sum to 100',
    tags,
  })
    .input(
      z.object({
        id: uuid,
        weights: z
          .array(z.object({ indicatorId: uuid, weight: z.number().min(0).max(90).nullable() }))
          .min(1)
          .max(200),
        /** Of the budget's execution: 20 where local rules say so; absent, as before. */
        executionPoints: z.literal(executionChoices).optional(),
        afterReport,
      }),
    )
    .output(programmeSchema),
  changeTarget: route({
    permission: 'plan.change',
    method: 'POST',
    path: '/indicators/{indicatorId}/targets',
    summary: 'A new version of a target; a reason is needed once the programme is approved',
    tags,
  })
    .input(
      z.object({
        indicatorId: uuid,
        /** The target version that the editor saw. */ version,
        target: name(200),
        reason: text(500).default(''),
        otherSort: z.boolean().default(false).describe('confirms, once approved, that a number becomes words or a unit another'),
        afterReport,
      }),
    )
    .output(programmeSchema),
  targetHistory: route({
    permission: 'plan.read',
    method: 'GET',
    path: '/indicators/{indicatorId}/targets',
    summary: 'Every target that ever held, newest first',
    tags,
  })
    .input(z.object({ indicatorId: uuid }))
    .output(z.array(targetVersionSchema)),
  bindMeasure: route({
    permission: 'plan.change',
    method: 'PUT',
    path: '/indicators/{indicatorId}/measure',
    summary: 'Says by which measure the indicator is computed',
    tags,
  })
    .input(
      z.object({
        indicatorId: uuid,
        version,
        /** One of the tenant or of the library; null unbinds. */ measureCode: measureCode.nullable(),
        afterReport,
      }),
    )
    .output(programmeSchema),
  bindSuggestions: route({
    permission: 'plan.change',
    method: 'POST',
    path: '/programmes/{id}/measures/suggested',
    summary: 'Binds every suggested measure at once',
    tags,
  })
    .input(programmeId.extend({ afterReport }))
    .output(programmeSchema),
};
