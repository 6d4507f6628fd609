import * as z from 'zod';
import { day, moment, pageOf, paging, route, uuid } from '#src/platform/http/contract.ts';

export const attachmentSchema = z.object({
  id: uuid,
  sha256: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  uploadedAt: moment,
});

export const factSchema = z.object({
  id: uuid,
  programmeId: uuid,
  kind: z.string(),
  occurredOn: day,
  occurredAt: moment,
  recordedAt: moment,
  recordedBy: z.string(),
  subProgramme: z.string(),
  activity: z.string(),
  district: z.string(),
  region: z.string(),
  venueKind: z.string(),
  audience: z.string(),
  method: z.string(),
  outcome: z.string(),
  quantity: z.number(),
  unit: z.string(),
  recordKind: z.string(),
  recordId: z.string(),
  /** What else is needed to recount it: numbers and codes, nothing personal. */
  context: z.record(z.string(), z.unknown()),
  supersedes: uuid.nullable(),
  supersedesReason: z.string(),
  supersededBy: uuid.nullable(),
  hash: z.string(),
  attachments: z.array(attachmentSchema),
});
export type FactView = z.infer<typeof factSchema>;

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : value.split(',').filter(Boolean)));

/** Lists are given comma-separated or repeated. */
export const factFilter = z.object({
  programmeId: uuid,
  kinds: list.optional(),
  subProgrammes: list.optional(),
  activities: list.optional(),
  districts: list.optional(),
  venueKinds: list.optional(),
  audiences: list.optional(),
  methods: list.optional(),
  outcomes: list.optional(),
  units: list.optional(),
  recordKind: z.string().optional(),
  recordId: z.string().optional(),
  from: day.optional(),
  to: day.optional(),
  superseded: z.stringbool().or(z.boolean()).optional(),
});

const tags = ['evidence'];

export const evidenceContract = {
  facts: route({ permission: 'evidence.read', method: 'GET', path: '/facts', summary: 'Facts, newest first', tags })
    .input(factFilter.extend(paging))
    .output(pageOf(factSchema)),
  exportFacts: route({
    permission: 'evidence.read',
    method: 'GET',
    path: '/facts/export',
    summary: 'The same facts as an Excel file',
    tags,
  })
    .input(factFilter)
    .output(z.file()),
  factChain: route({
    permission: 'evidence.read',
    method: 'GET',
    path: '/facts/{id}',
    summary: 'A fact with its corrections, oldest first',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(z.array(factSchema)),
  addAttachment: route({
    permission: 'evidence.attach',
    method: 'POST',
    path: '/attachments',
    summary: 'Keep a file as evidence',
    tags,
  })
    .input(z.object({ file: z.file() }))
    .output(attachmentSchema),
  attachment: route({
    permission: 'evidence.read',
    method: 'GET',
    path: '/attachments/{id}',
    summary: 'The file of an attachment',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(z.file()),
};
