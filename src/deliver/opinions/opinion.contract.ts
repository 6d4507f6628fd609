import * as z from 'zod';
import { moment, route, uuid } from '#src/platform/http/contract.ts';
import { satisfactionLevels } from '#src/kernel/vocabulary.ts';

const tags = ['意见 opinions'];

const tenant = z.string().regex(/^[a-z0-9-]{2,40}$/);
const token = z.string().max(2000).describe('opinion token given at the door, or the ticket token');
const words = z.string().trim().max(300).default('');
const answers = { liked: words, improve: words, wantNext: words };

export const opinionForm = z.object({
  title: z.string(),
  startsAt: moment,
  venueName: z.string().nullable(),
  speakerName: z.string().nullable(),
  open: z.boolean(),
  given: z.boolean(),
  complete: z.boolean().describe('as many opinions as people came: no more are taken'),
  archived: z.boolean().describe('the session is archived: no more are taken'),
  levels: z.array(z.enum(satisfactionLevels)),
  maxLength: z.number().int(),
  demo: z.boolean(),
});

const levelCounts = z.object({
  'very-satisfied': z.number().int().min(0).max(10_000).default(0),
  satisfied: z.number().int().min(0).max(10_000).default(0),
  'fairly-satisfied': z.number().int().min(0).max(10_000).default(0),
  'rather-dissatisfied': z.number().int().min(0).max(10_000).default(0),
  dissatisfied: z.number().int().min(0).max(10_000).default(0),
});

export const opinionSummary = z.object({
  sessionId: uuid,
  invited: z.number().int().describe('people let in by name: each gives one opinion, online or on paper'),
  left: z.number().int().describe('how many may still be given: invited − n, none once the session takes no more'),
  closedBy: z.enum(['archived', 'cancelled']).nullable().describe('why the session takes no more'),
  asksByMessage: z.boolean().describe('false: no gateway is set up, and nobody gets the link to the form'),
  n: z.number().int(),
  responseRate: z.number().nullable().describe('n ÷ invited; null when nobody was invited'),
  satisfied: z.number().int().describe('very, satisfied and fairly satisfied'),
  satisfaction: z.number().nullable().describe('satisfied ÷ n; null without opinions'),
  levels: z.array(z.object({ level: z.enum(satisfactionLevels), n: z.number().int() })),
  onPaper: z.number().int(),
  texts: z.array(
    z.object({
      id: uuid,
      level: z.enum(satisfactionLevels),
      liked: z.string(),
      improve: z.string(),
      wantNext: z.string(),
      givenAt: moment,
    }),
  ),
  batches: z.array(
    z.object({
      id: uuid,
      n: z.number().int(),
      enteredAt: moment,
      undoneAt: moment.nullable(),
      abilities: z.object({ undo: z.boolean() }),
    }),
  ),
  abilities: z.object({ enterPaper: z.boolean() }),
});
export type OpinionSummary = z.infer<typeof opinionSummary>;

export const opinionContract = {
  form: route({
    permission: 'anyone',
    method: 'GET',
    path: '/public/{tenant}/opinions/{token}',
    summary: 'The opinion form of somebody who came',
    tags,
  })
    .input(z.object({ tenant, token }))
    .output(opinionForm),
  give: route({
    permission: 'anyone',
    method: 'POST',
    repeats: 'a link takes one opinion',
    path: '/public/{tenant}/opinions/{token}',
    summary: 'Give an opinion, once',
    tags,
  })
    .input(z.object({ tenant, token, satisfaction: z.enum(satisfactionLevels), ...answers }))
    .output(z.object({ given: z.literal(true), title: z.string() })),
  summary: route({
    permission: 'opinions.read',
    method: 'GET',
    path: '/sessions/{sessionId}/opinions',
    summary: 'Opinions of a session, with n and response rate',
    tags,
  })
    .input(z.object({ sessionId: uuid }))
    .output(opinionSummary),
  export: route({
    permission: 'opinions.read',
    method: 'GET',
    path: '/sessions/{sessionId}/opinions/export',
    summary: 'The same as Excel',
    tags,
  })
    .input(z.object({ sessionId: uuid }))
    .output(z.file()),
  enterPaper: route({
    permission: 'opinions.write',
    method: 'POST',
    path: '/sessions/{sessionId}/opinions/paper',
    summary: 'Enter paper forms: counts by level, or sheet by sheet',
    tags,
  })
    .input(
      z.object({
        sessionId: uuid,
        counts: levelCounts.optional(),
        sheets: z
          .array(z.object({ satisfaction: z.enum(satisfactionLevels), ...answers }))
          .max(1000)
          .default([]),
        attachmentId: uuid.nullable().default(null),
      }),
    )
    .output(opinionSummary),
  undoPaper: route({
    permission: 'opinions.write',
    method: 'POST',
    path: '/opinion-batches/{batchId}/undo',
    summary: 'Take back paper forms entered at once',
    tags,
  })
    .input(z.object({ batchId: uuid, reason: z.string().trim().min(2).max(200) }))
    .output(opinionSummary),
};
