import * as z from 'zod';
import { deviationCauses, possibilities } from '#src/kernel/vocabulary.ts';
import { day, moment, route, uuid } from '#src/platform/http/contract.ts';
import { expectedSchema, figureSchema, indicatorStates } from '../account-views.contract.ts';

const tags = ['monitoring'];
const nullable = z.number().nullable();
/** `YYYY-MM`. */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const said = (most: number) => z.string().trim().max(most);

const saidJudgement = z.object({
  causes: z.array(z.enum(deviationCauses)),
  causeText: z.string(),
  possibility: z.enum(possibilities),
  remark: z.string(),
  rectify: z.boolean(),
  /** When and by whom it was said first. */
  judgedAt: moment,
  judgedBy: z.string(),
  /** When and by whom it was looked at last and left as it is; null where nobody did. */
  seenAgain: z.object({ at: moment, by: z.string() }).nullable(),
});

export const monitoringJudgementSchema = saidJudgement.extend({
  /** The figures have changed since: they should be looked at again. */
  outdated: z.boolean(),
  /** What was said before, newest first. */
  former: z.array(saidJudgement),
});
export type SaidJudgement = z.infer<typeof saidJudgement>;

export const rectificationSchema = z.object({
  id: uuid,
  programmeId: uuid,
  indicatorId: uuid,
  indicator: z.string(),
  asOf: day,
  /** null: asked of the unit itself. */
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  dueOn: day,
  state: z.enum(['asked', 'answered', 'closed']),
  overdue: z.boolean(),
  /** Oldest first: 整改要求和建议, 整改结果, 退回, 结论. */
  steps: z.array(
    z.object({
      kind: z.enum(['asked', 'answered', 'returned', 'closed']),
      text: z.string(),
      takenAt: moment,
      takenBy: z.string(),
      /** A manager answered for the district that was asked (代填). */
      onBehalf: z.boolean(),
    }),
  ),
  version: z.int(),
  abilities: z.object({
    answer: z.boolean(),
    /** An answer would be one for the district that was asked, and is marked so. */
    onBehalf: z.boolean(),
    conclude: z.boolean(),
    /** Another person must conclude: whoever answered does not. */
    concludedByAnother: z.boolean(),
  }),
});

export const monitoredIndicatorSchema = z.object({
  id: uuid,
  level1: z.string(),
  level2: z.string(),
  level3: z.string(),
  target: z.string(),
  /** Up to the last day of the month. */
  actual: figureSchema,
  expected: expectedSchema,
  state: z.enum(indicatorStates),
  /** What the expectation says, for a person to confirm; null where it says nothing. */
  proposal: z.enum(possibilities).nullable(),
  judgement: monitoringJudgementSchema.nullable(),
  rectifications: z.array(rectificationSchema),
});

export const monitoringSchema = z.object({
  programme: z.object({ id: uuid, name: z.string(), fiscalYear: z.int(), applicant: z.string(), demo: z.boolean() }),
  month,
  asOf: day,
  /** Months that can be looked at, oldest first. */
  months: z.array(month),
  /** Amounts in 分; what is not known is null. */
  money: z.object({
    budgetFen: z.int(),
    executedFen: nullable,
    rate: nullable,
    expectedFen: nullable,
    /** What is expected is what was executed. */
    yearOver: z.boolean(),
  }),
  indicators: z.array(monitoredIndicatorSchema),
  /** Districts that can be asked. */
  districts: z.array(z.object({ code: z.string(), name: z.string() })),
  abilities: z.object({ judge: z.boolean(), ask: z.boolean(), print: z.boolean() }),
});

export const monitoringContract = {
  table: route({
    permission: 'monitoring.read',
    method: 'GET',
    path: '/programmes/{id}/monitoring',
    summary: 'The course of every indicator up to the end of a month: actual, expected year-end, what was judged of it',
    tags,
  })
    .input(z.object({ id: uuid, month: month.optional() }))
    .output(monitoringSchema),
  judge: route({
    permission: 'monitoring.judge',
    method: 'POST',
    path: '/indicators/{indicatorId}/monitoring',
    summary: 'Judges the deviation of an indicator and whether its target can be reached',
    tags,
  })
    .input(
      z.object({
        indicatorId: uuid,
        month,
        causes: z.array(z.enum(deviationCauses)).max(deviationCauses.length),
        causeText: said(500),
        possibility: z.enum(possibilities),
        remark: said(1000),
        rectify: z.boolean(),
      }),
    )
    .output(monitoringJudgementSchema),
  rectifications: route({
    permission: 'monitoring.read',
    method: 'GET',
    path: '/programmes/{id}/rectifications',
    summary: 'What was asked to be put right, by due date; coordinators and hosts see their district',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(z.array(rectificationSchema)),
  ask: route({
    permission: 'monitoring.ask',
    method: 'POST',
    path: '/indicators/{indicatorId}/rectifications',
    summary: 'Asks a district, or the unit itself, to put an indicator right by a day',
    tags,
  })
    .input(
      z.object({
        indicatorId: uuid,
        month,
        district: z.string().max(12).nullable(),
        demand: said(1000).min(1),
        dueOn: day,
      }),
    )
    .output(rectificationSchema),
  answer: route({
    permission: 'monitoring.answer',
    method: 'POST',
    path: '/rectifications/{rectificationId}/answers',
    summary: 'Says what was done about it',
    tags,
  })
    .input(z.object({ rectificationId: uuid, version: z.int(), text: said(1000).min(1) }))
    .output(rectificationSchema),
  conclude: route({
    permission: 'monitoring.conclude',
    method: 'POST',
    path: '/rectifications/{rectificationId}/conclusions',
    summary: 'Closes it with a conclusion, or returns it with a new due date; never by whoever answered',
    tags,
  })
    .input(
      z.object({
        rectificationId: uuid,
        version: z.int(),
        accepted: z.boolean(),
        text: said(1000).min(1),
        /** Needed where it is returned. */
        dueOn: day.optional(),
      }),
    )
    .output(rectificationSchema),
};

export type Monitoring = z.infer<typeof monitoringSchema>;
export type MonitoredIndicator = z.infer<typeof monitoredIndicatorSchema>;
export type MonitoringJudgement = z.infer<typeof monitoringJudgementSchema>;
export type Rectification = z.infer<typeof rectificationSchema>;
