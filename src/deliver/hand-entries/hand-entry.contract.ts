import * as z from 'zod';
import { audiences, countingMethods, venueKinds } from '#src/kernel/vocabulary.ts';
import { day, moment, pageOf, paging, route, sortBy, uuid } from '#src/platform/http/contract.ts';
import { cellError } from '../door/door.contract.ts';

const tags = ['手工录入 hand entries'];

/** 人次, 产出. */
export const handEntryKinds = ['attendance', 'output'] as const;
/** How people were counted when Kepu's door was not there. */
export const handEntryMethods = countingMethods.filter((method) => method !== 'door') as ['counted', 'estimated', 'online'];

const aboveTarget = z
  .boolean()
  .default(false)
  .describe(
    'confirms a figure far above the target of its activity or what it was, or above what the whole programme aims at; of the last the note says why',
  );

const fields = {
  subProgramme: z.string().max(40).default('').describe('taken from the activity when there is one'),
  activityId: uuid.nullable().default(null),
  kind: z.enum(handEntryKinds),
  what: z.string().trim().min(2).max(120).describe('what happened, such as 巡展第3站首日'),
  occurredOn: day,
  quantity: z.number().min(0).max(1_000_000_000),
  unit: z.string().max(10).default('人次'),
  method: z.enum(handEntryMethods).nullable().default(null).describe('needed for attendance'),
  district: z.string().max(12).nullable().default(null),
  street: z.string().max(12).nullable().default(null).describe('a street or town of the district, in nine digits'),
  venueKind: z.enum(venueKinds).nullable().default(null).describe('where it took place; nothing is guessed'),
  audience: z.enum(audiences).nullable().default(null).describe('for whom; nothing is guessed'),
  note: z.string().trim().max(500).default(''),
  completesActivity: z.boolean().default(false),
  attachmentIds: z.array(uuid).max(20).default([]),
};

export const enterByHandInput = z.object({ programmeId: uuid, ...fields, aboveTarget });
export type EnterByHand = z.infer<typeof enterByHandInput>;

export const correctHandEntryInput = z.object({
  id: uuid,
  version: z.number().int().min(1),
  reason: z.string().trim().min(2).max(200),
  activityId: uuid.nullable().optional(),
  subProgramme: z.string().max(40).optional().describe('taken from the activity when there is one'),
  what: z.string().trim().min(2).max(120).optional(),
  occurredOn: day.optional(),
  quantity: z.number().min(0).max(1_000_000_000).optional(),
  unit: z.string().max(10).optional(),
  method: z.enum(handEntryMethods).optional(),
  district: z.string().max(12).nullable().optional(),
  street: z.string().max(12).nullable().optional().describe('gone with its district where that changes and nothing is said'),
  venueKind: z.enum(venueKinds).nullable().optional(),
  audience: z.enum(audiences).nullable().optional(),
  note: z.string().trim().max(500).optional(),
  attachmentIds: z.array(uuid).max(20).optional(),
  aboveTarget,
});
export type CorrectHandEntry = z.infer<typeof correctHandEntryInput>;

export const handEntry = z.object({
  id: uuid,
  programmeId: uuid,
  batchId: uuid,
  subProgramme: z.string(),
  activityId: uuid.nullable(),
  activityName: z.string().nullable(),
  kind: z.enum(handEntryKinds),
  what: z.string(),
  occurredOn: day,
  quantity: z.number(),
  unit: z.string(),
  method: z.enum(handEntryMethods).nullable(),
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  street: z.string().nullable(),
  streetName: z.string().nullable(),
  venueKind: z.enum(venueKinds).nullable(),
  audience: z.enum(audiences).nullable(),
  note: z.string(),
  completesActivity: z.boolean(),
  attachmentIds: z.array(uuid),
  attachmentNames: z.array(z.string()).describe('of the files, in the same order'),
  withoutEvidence: z.boolean().describe('estimated, and no photo or record is attached'),
  corrected: z.number().int().describe('how often it was corrected'),
  enteredAt: moment,
  enteredBy: z.string(),
  undoneAt: moment.nullable(),
  version: z.number().int(),
  factId: uuid,
  abilities: z.object({ correct: z.boolean(), undo: z.boolean() }),
});
export type HandEntry = z.infer<typeof handEntry>;

export const handEntryReport = z.object({
  dryRun: z.boolean(),
  applied: z.boolean(),
  batchId: uuid.nullable(),
  rows: z.number().int(),
  unchanged: z.number().int().describe('rows entered before just as they are; they are not entered again'),
  sums: z
    .array(z.object({ unit: z.string(), quantity: z.number() }))
    .describe('what the rows to be entered, or entered, add up to, unit by unit'),
  errors: z.array(cellError),
  doubts: z.array(cellError).describe('figures so large that they are entered only when confirmed'),
  warnings: z.array(cellError),
  duplicates: z.array(
    cellError.extend({ entryId: uuid.describe('entered before; correct that one instead'), sameQuantity: z.boolean() }),
  ),
  preview: z
    .array(
      z.object({
        row: z.number().int(),
        what: z.string(),
        occurredOn: day,
        quantity: z.number(),
        unit: z.string(),
        activityName: z.string().nullable(),
      }),
    )
    .describe('first 20 rows as they were read; a row with an error is none of them'),
});
export type HandEntryReport = z.infer<typeof handEntryReport>;

export const handBatch = z.object({
  id: uuid,
  fileName: z.string().nullable(),
  rows: z.number().int(),
  enteredAt: moment,
  enteredBy: z.string(),
  undoneAt: moment.nullable(),
  abilities: z.object({ undo: z.boolean() }),
});

const filters = {
  programmeId: uuid.optional(),
  activityId: uuid.optional(),
  kind: z.enum(handEntryKinds).optional(),
  method: z.enum(handEntryMethods).optional(),
  district: z.string().max(12).optional(),
  from: day.optional(),
  to: day.optional(),
  batchId: uuid.optional(),
  undone: z.union([z.boolean(), z.stringbool()]).default(false),
  text: z.string().trim().max(80).optional(),
  sort: sortBy('occurredOn', 'enteredAt', 'quantity', 'what', 'district').default('-occurredOn'),
};

export const handEntryContract = {
  list: route({
    permission: 'hand-entries.read',
    method: 'GET',
    path: '/hand-entries',
    summary: 'What was entered by hand',
    tags,
  })
    .input(z.object({ ...filters, ...paging }))
    .output(pageOf(handEntry)),
  export: route({
    permission: 'hand-entries.read',
    method: 'GET',
    path: '/hand-entries/export',
    summary: 'The same as Excel',
    tags,
  })
    .input(z.object(filters))
    .output(z.file()),
  enter: route({ permission: 'hand-entries.write', method: 'POST', path: '/hand-entries', summary: 'Enter one', tags })
    .input(enterByHandInput)
    .output(handEntry),
  template: route({
    permission: 'hand-entries.write',
    method: 'GET',
    path: '/hand-entries/template',
    summary: 'Excel template, with the activities and districts to choose from',
    tags,
  })
    .input(z.object({ programmeId: uuid }))
    .output(z.file()),
  upload: route({
    permission: 'hand-entries.write',
    method: 'POST',
    path: '/hand-entries/upload',
    summary: 'Enter from Excel, all or nothing',
    tags,
  })
    .input(
      z.object({
        programmeId: uuid,
        file: z.file(),
        dryRun: z.union([z.boolean(), z.stringbool()]).default(true),
        confirmed: z.union([z.boolean(), z.stringbool()]).default(false).describe('the figures in `doubts` are what was meant'),
        attachmentIds: z.array(uuid).max(20).default([]),
      }),
    )
    .output(handEntryReport),
  batches: route({
    permission: 'hand-entries.read',
    method: 'GET',
    path: '/hand-entries/batches',
    summary: 'What was entered at once',
    tags,
  })
    .input(z.object({ programmeId: uuid }))
    .output(z.object({ items: z.array(handBatch) })),
  undo: route({
    permission: 'hand-entries.write',
    method: 'POST',
    path: '/hand-entries/batches/{batchId}/undo',
    summary: 'Take back all that was entered at once',
    tags,
  })
    .input(z.object({ batchId: uuid, reason: z.string().trim().min(2).max(200) }))
    .output(handBatch),
  get: route({ permission: 'hand-entries.read', method: 'GET', path: '/hand-entries/{id}', summary: 'One entry', tags })
    .input(z.object({ id: uuid }))
    .output(handEntry),
  correct: route({
    permission: 'hand-entries.write',
    method: 'POST',
    path: '/hand-entries/{id}/correct',
    summary: 'Correct with the reason; the former figure stays visible',
    tags,
  })
    .input(correctHandEntryInput)
    .output(handEntry),
};
