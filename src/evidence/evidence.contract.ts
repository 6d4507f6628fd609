import * as z from 'zod';
import { day, moment, pageOf, paging, route, sortBy, uuid } from '#src/platform/http/contract.ts';

export const attachmentSchema = z.object({
  id: uuid,
  sha256: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  uploadedAt: moment,
});

/** How a fact stands in the signed log; null while it waits for the next checkpoint. */
export const factProofSchema = z
  .object({
    /** Its place. */
    index: z.number().int(),
    /** Leaves of the first signed tree that holds it, and when that was signed. */
    size: z.number().int(),
    signedAt: moment,
    /** Witnesses that have cosigned a tree that holds it. */
    cosigned: z.array(z.object({ name: z.string(), at: moment })),
  })
  .nullable();
export type FactProofView = z.infer<typeof factProofSchema>;

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
  proof: factProofSchema,
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
  sort: sortBy('occurredAt').optional(),
});

export const logSchema = z.object({
  /** The name of the log, as its checkpoints say it. */
  origin: z.string(),
  size: z.number().int(),
  /** Facts that wait for their place; counted up to 10,000. */
  waiting: z.number().int(),
  begunAt: moment,
  keys: z.array(z.object({ id: z.string(), suite: z.string(), vkey: z.string(), begunAt: moment, retiredAt: moment.nullable() })),
  witnesses: z.array(
    z.object({
      name: z.string(),
      url: z.string(),
      size: z.number().int(),
      askedAt: moment.nullable(),
      /** '' when it cosigned last time; unreachable, ahead, refused, unknown-log, bad-answer. */
      problem: z.enum(['', 'unreachable', 'ahead', 'refused', 'unknown-log', 'bad-answer']),
      removedAt: moment.nullable(),
    }),
  ),
  /** Where leaves were lost and the log was begun anew, oldest first. */
  breaks: z.array(
    z.object({
      at: moment,
      reason: z.string(),
      /** Leaves that were left: the place of the break. */
      kept: z.number().int(),
      /** Leaves that are known to have been signed before. */
      signed: z.number().int().nullable(),
    }),
  ),
  /** Newest first. */
  checkpoints: z.array(
    z.object({
      size: z.number().int(),
      root: z.string(),
      signedAt: moment,
      signers: z.array(z.object({ name: z.string(), keyId: z.string(), at: moment })),
    }),
  ),
});
export type LogView = z.infer<typeof logSchema>;

const tags = ['evidence'];

export const evidenceContract = {
  facts: route({
    permission: 'evidence.read',
    method: 'GET',
    path: '/facts',
    summary: 'Facts, newest first unless asked otherwise',
    tags,
  })
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
  log: route({
    permission: 'evidence.read',
    method: 'GET',
    path: '/log',
    summary: 'The signed log: its size, keys, witnesses and newest checkpoints; null before it has begun',
    tags,
  })
    .input(z.object({ before: z.coerce.number().int().min(0).optional() }))
    .output(logSchema.nullable()),
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
    permission: 'evidence.open',
    method: 'GET',
    path: '/attachments/{id}',
    summary: 'The file of an attachment',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(z.file()),
  describeAttachment: route({
    permission: 'evidence.open',
    method: 'GET',
    path: '/attachments/{id}/description',
    summary: 'What an attachment is called, and how large it is',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(attachmentSchema),
};
