import * as z from 'zod';
import { sessionStates } from '#src/kernel/vocabulary.ts';
import { day, moment, pageOf, paging, route, uuid } from '#src/platform/http/contract.ts';

const tags = ['门口 door'];

/** 凭票, 现场人员, 纸质签到. */
export const admissionWays = ['ticket', 'walk-in', 'paper'] as const;
export const headCountMethods = ['counted', 'estimated', 'online'] as const;
const people = z.number().int().min(1).max(10);
const sessionId = uuid;
const lateReason = z
  .string()
  .trim()
  .max(200)
  .default('')
  .describe('asked for when a self-evaluation under review or signed looks at the day of the session');
const dryRun = z.union([z.boolean(), z.stringbool()]).default(true).describe('true: only check');

/** Something that does not stop the act but should be known, as a sentence in the visitor's language. */
export const warning = z.object({ code: z.string(), text: z.string() });

export const admission = z.object({
  id: uuid,
  sessionId: uuid,
  way: z.enum(admissionWays),
  people: z.number().int(),
  name: z.string().describe('masked; empty when not known'),
  phone: z.string().describe('masked; empty when not known'),
  admittedAt: moment,
  admittedBy: z.string(),
  lateReason: z.string().describe('why it was entered after the day was reported'),
  signUpId: uuid.nullable(),
  abilities: z.object({ undo: z.boolean() }),
});
export type Admission = z.infer<typeof admission>;

export const doorStatus = z.object({
  session: z.object({
    id: uuid,
    code: z.string(),
    title: z.string(),
    state: z.enum(sessionStates),
    startsAt: moment,
    endsAt: moment,
    venueName: z.string().nullable(),
    capacity: z.number().int(),
    roomCapacity: z.number().int().nullable(),
    version: z.number().int(),
  }),
  open: z.boolean().describe('people can be let in now'),
  begun: z.boolean().describe('whether heads can be counted and paper entered, or could be'),
  late: z
    .object({ evaluation: z.number().int(), until: day })
    .nullable()
    .describe('the self-evaluation that looks at the day and was handed in: whatever changes how many came asks for a reason'),
  signedUp: z.number().int().describe('seats of confirmed sign-ups'),
  admitted: z.number().int().describe('people let in with a ticket'),
  walkIns: z.number().int(),
  paper: z.number().int(),
  inRoom: z.number().int().describe('all people let in by name'),
  expected: z.number().int().describe('seats of confirmed sign-ups not yet let in'),
  likelyAtMost: z.number().int().describe('a larger head count is taken only when confirmed'),
  headCount: z
    .object({
      people: z.number().int(),
      method: z.enum(headCountMethods),
      countedAt: moment,
      notByName: z.number().int(),
      lateReason: z.string(),
    })
    .nullable(),
  attendance: z.number().int().describe('person-times as the facts will have them: max of by name and head count'),
  recent: z.array(admission),
});
export type DoorStatus = z.infer<typeof doorStatus>;

const admitted = z.object({ admission, warnings: z.array(warning), status: doorStatus });

export const doorMatch = z.object({
  signUpId: uuid,
  name: z.string().describe('masked'),
  phone: z.string().describe('masked'),
  seats: z.number().int(),
  admittedAt: moment.nullable(),
});

export const paperRow = z.object({
  row: z.number().int().min(1).optional().describe('as on the sheet; the position when absent'),
  name: z.string().max(200).default(''),
  phone: z.string().max(200).default(''),
  people: z
    .union([z.number(), z.string().max(20)])
    .default(1)
    .describe('number of people on this line'),
  ticketCode: z
    .string()
    .max(40)
    .default('')
    .describe('as printed on the sheet beside who signed up; name and phone may be left out then'),
});

export const cellError = z.object({
  row: z.number().int(),
  cell: z.string().describe('as in Excel: B3'),
  column: z.string(),
  value: z.string(),
  message: z.string(),
});
export type CellError = z.infer<typeof cellError>;

export const paperReport = z.object({
  dryRun: z.boolean(),
  applied: z.boolean(),
  batchId: uuid.nullable(),
  rows: z.number().int().describe('without those of people let in before'),
  people: z.number().int(),
  withTicket: z.number().int().describe('rows recognised as a sign-up by the ticket code or the phone'),
  alreadyIn: z.number().int().describe('rows of people let in before: they are passed over and count nobody'),
  errors: z.array(cellError),
  warnings: z.array(cellError),
});
export type PaperReport = z.infer<typeof paperReport>;

export const paperBatch = z.object({
  id: uuid,
  fileName: z.string().nullable(),
  rows: z.number().int(),
  people: z.number().int(),
  enteredAt: moment,
  enteredBy: z.string(),
  undoneAt: moment.nullable(),
  scans: z.number().int().describe('files of the signed sheet, added with it or later'),
  abilities: z.object({ undo: z.boolean(), addScan: z.boolean() }),
});

export const scan = z.object({
  attachmentId: uuid,
  fileName: z.string(),
  size: z.number(),
  of: z.enum(['sign-in', 'head-count']).describe('the sign-in sheet that was entered, or what the head count was read from'),
  people: z.number().int(),
  addedAt: moment,
  addedBy: z.string(),
});
export type Scan = z.infer<typeof scan>;

export const signInSheet = z.object({
  title: z.string(),
  startsAt: moment,
  endsAt: moment,
  venueName: z.string().nullable(),
  districtName: z.string(),
  speakerName: z.string().nullable(),
  code: z.string(),
  organiser: z.string(),
  demo: z.boolean(),
  rows: z.array(
    z.object({
      number: z.number().int(),
      name: z.string(),
      phone: z.string(),
      /** Which of the `seats` persons of the ticket. */
      person: z.number().int(),
      seats: z.number().int(),
      ticketCode: z.string(),
      admittedAt: moment.nullable().describe('when the ticket was let in'),
    }),
  ),
  blankRows: z.number().int(),
});

export const doorContract = {
  status: route({
    permission: 'door.read',
    method: 'GET',
    path: '/sessions/{sessionId}/door',
    summary: 'How many are in the room',
    tags,
  })
    .input(z.object({ sessionId }))
    .output(doorStatus),
  admit: route({
    permission: 'door.run',
    method: 'POST',
    repeats: 'a ticket lets in once, and whoever comes again is told',
    path: '/sessions/{sessionId}/door/admit',
    summary: 'Let in by the QR code of a ticket or by its typed code',
    tags,
  })
    .input(
      z.object({
        sessionId,
        ticket: z.string().trim().min(4).max(300).describe('QR text, ticket address or typed code'),
        people: people.optional().describe('all seats when absent'),
        reason: lateReason,
      }),
    )
    .output(admitted),
  find: route({
    permission: 'door.run',
    method: 'POST',
    repeats: 'reads only',
    path: '/sessions/{sessionId}/door/find',
    summary: 'Find a sign-up by the last four digits of the phone',
    tags,
  })
    .input(z.object({ sessionId, lastFour: z.string().trim().min(4).max(8) }))
    .output(z.object({ matches: z.array(doorMatch) })),
  admitSignUp: route({
    permission: 'door.run',
    method: 'POST',
    repeats: 'a ticket lets in once, and whoever comes again is told',
    path: '/sessions/{sessionId}/door/admit-sign-up',
    summary: 'Let in one of those found',
    tags,
  })
    .input(z.object({ sessionId, signUpId: uuid, people: people.optional(), reason: lateReason }))
    .output(admitted),
  walkIn: route({
    permission: 'door.run',
    method: 'POST',
    repeats: 'two who come alike are two people: the door asks before it enters another',
    path: '/sessions/{sessionId}/door/walk-in',
    summary: 'Let in somebody without a ticket',
    tags,
  })
    .input(
      z.object({
        sessionId,
        name: z.string().trim().max(40).default(''),
        phone: z.string().trim().max(40).default(''),
        people: people.default(1),
        reason: lateReason,
      }),
    )
    .output(admitted),
  undo: route({
    permission: 'door.run',
    method: 'POST',
    repeats: 'an admission is taken back once, and the door is told',
    path: '/admissions/{id}/undo',
    summary: 'Take an admission back',
    tags,
  })
    .input(z.object({ id: uuid, reason: z.string().trim().max(200).default('') }))
    .output(doorStatus),
  headCount: route({
    permission: 'door.run',
    method: 'PUT',
    path: '/sessions/{sessionId}/head-count',
    summary: 'How many were in the room, and how that was found',
    tags,
  })
    .input(
      z.object({
        sessionId,
        people: z.number().int().min(0).max(1_000_000),
        method: z.enum(headCountMethods),
        attachmentId: uuid.nullable().default(null),
        reason: lateReason,
        confirmed: z.boolean().default(false).describe('that it is more than `likelyAtMost` is what was meant'),
      }),
    )
    .output(z.object({ status: doorStatus, warnings: z.array(warning) })),
  admissions: route({
    permission: 'door.read',
    method: 'GET',
    path: '/sessions/{sessionId}/admissions',
    summary: 'Who was let in, masked',
    tags,
  })
    .input(z.object({ sessionId, way: z.enum(admissionWays).optional(), ...paging }))
    .output(pageOf(admission)),
  exportAdmissions: route({
    permission: 'door.read',
    method: 'GET',
    path: '/sessions/{sessionId}/admissions/export',
    summary: 'The same as Excel, masked',
    tags,
  })
    .input(z.object({ sessionId }))
    .output(z.file()),
  signInSheet: route({
    permission: 'door.read',
    method: 'GET',
    path: '/sessions/{sessionId}/sign-in-sheet',
    summary: 'What stands on the paper sign-in sheet',
    tags,
  })
    .input(z.object({ sessionId, blankRows: z.coerce.number().int().min(0).max(200).optional() }))
    .output(signInSheet),
  paperTemplate: route({
    permission: 'door.run',
    method: 'GET',
    path: '/sessions/{sessionId}/paper/template',
    summary: 'Excel template for the paper sheet',
    tags,
  })
    .input(z.object({ sessionId }))
    .output(z.file()),
  enterPaper: route({
    permission: 'door.run',
    method: 'POST',
    path: '/sessions/{sessionId}/paper',
    summary: 'Enter the paper sheet row by row',
    tags,
  })
    .input(
      z.object({
        sessionId,
        rows: z.array(paperRow).min(1).max(5000),
        dryRun,
        attachmentId: uuid.nullable().default(null).describe('scan or photo of the sheet'),
        reason: lateReason,
      }),
    )
    .output(paperReport),
  uploadPaper: route({
    permission: 'door.run',
    method: 'POST',
    path: '/sessions/{sessionId}/paper/upload',
    summary: 'Enter the paper sheet from Excel',
    tags,
  })
    .input(z.object({ sessionId, file: z.file(), dryRun, attachmentId: uuid.optional(), reason: lateReason }))
    .output(paperReport),
  paperBatches: route({
    permission: 'door.read',
    method: 'GET',
    path: '/sessions/{sessionId}/paper/batches',
    summary: 'What was entered from paper',
    tags,
  })
    .input(z.object({ sessionId }))
    .output(z.object({ items: z.array(paperBatch) })),
  scans: route({
    permission: 'door.read',
    method: 'GET',
    path: '/sessions/{sessionId}/scans',
    summary: 'Scans of the sign-in sheets, and what the head count was read from',
    tags,
  })
    .input(z.object({ sessionId }))
    .output(z.object({ items: z.array(scan) })),
  addScan: route({
    permission: 'door.run',
    method: 'POST',
    path: '/paper-batches/{batchId}/scans',
    summary: 'Add a scan to a paper sheet that was entered before',
    tags,
  })
    .input(z.object({ batchId: uuid, attachmentId: uuid }))
    .output(doorStatus),
  undoPaper: route({
    permission: 'door.run',
    method: 'POST',
    path: '/paper-batches/{batchId}/undo',
    summary: 'Take back all that was entered at once',
    tags,
  })
    .input(z.object({ batchId: uuid, reason: lateReason }))
    .output(doorStatus),
};
