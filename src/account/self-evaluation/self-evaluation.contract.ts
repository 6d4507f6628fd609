import * as z from 'zod';
import { day, moment, route, uuid } from '#src/platform/http/contract.ts';
import { packs } from '../account-views.contract.ts';
import { evaluationSteps } from '#src/kernel/vocabulary.ts';

const number = z.number().nullable();

const stepSchema = z.object({
  step: z.enum(evaluationSteps),
  byName: z.string(),
  role: z.string(),
  note: z.string(),
  takenAt: moment,
});

const changedRecordSchema = z.object({
  factId: uuid,
  /** What the record calls itself; '' when its facts do not say. */
  title: z.string(),
  /** Of an expense: what it was paid for and its budget line, as codes; '' of others. */
  expenseKind: z.string(),
  budgetLine: z.string(),
  occurredOn: day,
  /** null of one that was not there yet. */
  before: number,
  /** null of one that was withdrawn. */
  after: number,
  unit: z.string(),
  reason: z.string(),
  recordedAt: moment,
  recordedBy: z.string(),
});

export const selfEvaluationSchema = z.object({
  id: uuid,
  programmeId: uuid,
  /** 1 for the first of a programme. */
  number: z.number().int(),
  at: day,
  pack: z.enum(packs),
  /** 送审, 复核, 退回, 签发. */
  state: z.enum(evaluationSteps),
  /** SHA-256 over the frozen form and figures. */
  hash: z.string(),
  /** Why there is another one after the first. */
  reason: z.string(),
  totalScore: number,
  /** 等级 of the frozen form; null where its points are not a hundred. */
  grade: z.enum(['优', '良', '中', '差']).nullable(),
  /** What the same rules give for the facts and the plan of today; null where nothing differs, or without points. */
  totalNow: number,
  steps: z.array(stepSchema),
  /** What the facts and the plan say today for the same day, where it differs. */
  differences: z.array(
    z.object({
      indicatorId: uuid,
      level3: z.string(),
      unit: z.string(),
      /** Where the target was changed since. */
      targets: z.object({ frozen: z.string(), now: z.string() }).nullable(),
      frozen: number,
      now: number,
      /** How many more facts stand behind it now. */
      facts: z.number().int(),
      /** Records added, corrected and withdrawn since among those it is computed from. */
      changes: z.object({ added: z.number().int(), corrected: z.number().int(), withdrawn: z.number().int() }),
      /** The newest of them, each as it was and as it is; none for those who may not list facts. */
      records: z.array(changedRecordSchema),
    }),
  ),
  abilities: z.object({ steps: z.array(z.enum(evaluationSteps)) }),
});

/** 项目是否完成: by whom, when and why it was said; `finished` null takes back what was said before. */
export const completionSchema = z.object({
  version: z.number().int(),
  finished: z.boolean().nullable(),
  reason: z.string(),
  statedAt: moment,
  statedBy: z.string(),
});

const tags = ['self-evaluation'];

export const selfEvaluationContract = {
  list: route({
    permission: 'self-evaluation.read',
    method: 'GET',
    path: '/programmes/{id}/self-evaluations',
    summary: 'The self-evaluations handed in, newest first, each with its steps and what was learned since',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(
      z.object({
        items: z.array(selfEvaluationSchema),
        /** Whether the project is finished, as it was said, newest first. */
        completions: z.array(completionSchema),
        abilities: z.object({ prepare: z.boolean() }),
      }),
    ),
  stateCompletion: route({
    permission: 'self-evaluation.prepare',
    method: 'POST',
    path: '/programmes/{id}/completion',
    summary: 'Says whether the project is finished, which rules of scoring ask of money left over',
    tags,
  })
    .input(
      z.object({
        id: uuid,
        /** The newest version that was seen; 0 when nothing was said. */
        version: z.number().int().min(0),
        /** null takes back what was said: the targets tell again. */
        finished: z.boolean().nullable(),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(completionSchema.nullable()),
  prepare: route({
    permission: 'self-evaluation.prepare',
    method: 'POST',
    path: '/programmes/{id}/self-evaluations',
    summary: 'Freezes the self-evaluation of a day and hands it in for review',
    tags,
  })
    .input(
      z.object({
        id: uuid,
        at: day.optional(),
        /** That of the programme's layout and year if absent. */
        pack: z.enum(packs).optional(),
        /** Asked for when one was handed in before. */
        reason: z.string().trim().max(500).default(''),
        /** That reasons and judgements still hold whose figures moved since they were written; refused with their names otherwise. */
        wordsConfirmed: z.boolean().default(false),
      }),
    )
    .output(selfEvaluationSchema),
  takeStep: route({
    permission: 'self-evaluation.step',
    method: 'POST',
    path: '/self-evaluations/{evaluationId}/steps',
    summary: 'Reviews, returns or signs a self-evaluation',
    tags,
  })
    .input(
      z.object({
        evaluationId: uuid,
        step: z.enum(['reviewed', 'returned', 'signed']),
        note: z.string().trim().max(1000).default(''),
        /** Of a signature: how many changes since the version was frozen the signer saw and signs in spite of. */
        changesSeen: z.number().int().min(0).default(0),
      }),
    )
    .output(selfEvaluationSchema),
  print: route({
    permission: 'account.print',
    method: 'GET',
    path: '/self-evaluations/{evaluationId}/form',
    summary: 'The form as it was frozen',
    tags,
  })
    .input(z.object({ evaluationId: uuid, format: z.enum(['pdf', 'docx', 'xlsx']).default('pdf') }))
    .output(z.file()),
};

export type ChangedRecord = z.infer<typeof changedRecordSchema>;
export type CompletionView = z.infer<typeof completionSchema>;
export type SelfEvaluationView = z.infer<typeof selfEvaluationSchema>;
