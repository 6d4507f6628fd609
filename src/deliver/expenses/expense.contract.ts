import * as z from 'zod';
import { breachCodes, expenseKinds, payeeKinds, taxBases, titleLevels } from '#src/kernel/vocabulary.ts';
import { day, moment, pageOf, paging, route, sortBy, uuid } from '#src/platform/http/contract.ts';
import { month } from '../sessions/session.contract.ts';
/** A citation, by the language of whoever reads it. */
const inBothLanguages = z.object({ zh: z.string(), en: z.string() });

const tags = ['支出 expenses'];

/** A short session has room for less than half a class hour; room is told to a tenth. */
export const leastClassHours = 0.1;

export const breach = z.object({
  code: z.enum(breachCodes),
  text: z.string().describe("what is wrong and the remedy, in the visitor's language"),
  source: z.string(),
  fee: z
    .object({ capFen: z.number().int(), overFen: z.number().int() })
    .nullable()
    .describe('of a lecture fee above the standard: what the standard allows, and how much over'),
});

const amountFen = z
  .number()
  .int()
  .min(1)
  .max(100_000_000_000)
  .describe('分; of a fee before or after tax, as `taxBasis` says: what it costs is answered before tax');
const payeeKind = z
  .enum(payeeKinds)
  .nullable()
  .describe('of a lecture or expert fee; an organisation pays its own tax, by invoice');
const taxBasis = z
  .enum(taxBases)
  .nullable()
  .describe('of a fee to a person: gross, the tax is withheld from the amount; net, the unit pays it on top');

/** How the tax of one payment was reckoned, all in 分: the payments of a month for the same kind of work are one income. */
const reckoning = z.object({
  month: z.string(),
  monthIncomeFen: z.number().int().describe('got before in the month'),
  monthTaxFen: z.number().int().describe('withheld before in the month'),
  incomeFen: z.number().int().describe('of the month with this payment'),
  deductionFen: z.number().int(),
  taxableFen: z.number().int(),
  percent: z.number(),
  quickFen: z.number().int(),
  dueFen: z.number().int().describe('tax on the income of the month'),
  taxFen: z.number().int().describe('withheld now'),
  source: inBothLanguages,
});
export type FeeReckoning = z.infer<typeof reckoning>;

const taxed = {
  payeeKind: z.enum(payeeKinds).nullable().describe('null: no fee, or booked before it was asked'),
  taxBasis: z.enum(taxBases).nullable(),
  taxFen: z.number().int().nullable().describe('withheld; null where no tax is'),
  netFen: z.number().int().nullable().describe('what the payee got; null where nobody said how the amount was meant'),
  reckoning: reckoning.nullable(),
};
const fields = {
  budgetLineId: uuid,
  sessionId: uuid.nullable().default(null),
  kind: z.enum(expenseKinds),
  payee: z.string().trim().min(1).max(80),
  purpose: z.string().trim().min(2).max(200),
  amountFen,
  paidOn: day,
  voucherNumber: z.string().trim().max(60).default(''),
  attachmentId: uuid.nullable().default(null).describe('the voucher itself'),
  titleLevel: z.enum(titleLevels).nullable().default(null).describe('of the speaker; for a lecture fee'),
  classHours: z
    .number()
    .min(leastClassHours)
    .max(100)
    .nullable()
    .default(null)
    .describe('学时 taught in one half day; for a lecture fee'),
  payeeKind: payeeKind.default(null),
  taxBasis: taxBasis.default(null),
};

export const bookExpenseInput = z.object({
  programmeId: uuid,
  ...fields,
  reason: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe('asked for when a self-evaluation under review or signed looks at the day it was paid on'),
});
export type BookExpense = z.infer<typeof bookExpenseInput>;

export const mendExpenseInput = z.object({
  id: uuid,
  version: z.number().int().min(1),
  reason: z.string().trim().min(2).max(200),
  budgetLineId: uuid.optional(),
  sessionId: uuid.nullable().optional(),
  kind: z.enum(expenseKinds).optional(),
  payee: z.string().trim().min(1).max(80).optional(),
  purpose: z.string().trim().min(2).max(200).optional(),
  amountFen: amountFen.optional(),
  paidOn: day.optional(),
  voucherNumber: z.string().trim().max(60).optional(),
  attachmentId: uuid.nullable().optional(),
  titleLevel: z.enum(titleLevels).nullable().optional(),
  classHours: z.number().min(leastClassHours).max(100).nullable().optional(),
  payeeKind: payeeKind.optional(),
  taxBasis: taxBasis.optional(),
});
export type MendExpense = z.infer<typeof mendExpenseInput>;

export const expense = z.object({
  id: uuid,
  programmeId: uuid,
  budgetLineId: uuid,
  budgetLineCode: z.string(),
  budgetLineName: z.string(),
  sessionId: uuid.nullable(),
  sessionTitle: z.string().nullable(),
  kind: z.enum(expenseKinds),
  payee: z.string(),
  purpose: z.string(),
  amountFen: z.number().int().describe('what it costs the unit: before tax, where the tax is known'),
  agreedFen: z.number().int().describe('as it was agreed, in the basis named'),
  ...taxed,
  paidOn: day,
  voucherNumber: z.string(),
  attachmentId: uuid.nullable(),
  titleLevel: z.enum(titleLevels).nullable(),
  classHours: z.number().nullable(),
  breaches: z.array(breach),
  state: z.enum(['booked', 'reversed']),
  reverseReason: z.string().nullable(),
  version: z.number().int(),
  bookedAt: moment,
  bookedBy: z.string(),
  judged: z
    .object({ at: moment, why: z.enum(['session-moved', 'session-changed', 'speaker-changed', 'other-expense']) })
    .nullable()
    .describe('when it was last judged anew without having been mended itself'),
  lateReason: z.string().describe('why it was booked after the self-evaluation of its day was handed in'),
  factId: uuid,
  abilities: z.object({ mend: z.boolean(), reverse: z.boolean() }),
});
export type Expense = z.infer<typeof expense>;

const filters = {
  programmeId: uuid.optional(),
  budgetLineId: uuid.optional(),
  sessionId: uuid.optional(),
  kind: z.enum(expenseKinds).optional(),
  breach: z.union([z.enum(breachCodes), z.literal('any')]).optional(),
  state: z.enum(['booked', 'reversed']).optional(),
  month: month.optional(),
  text: z.string().trim().max(80).optional(),
  sort: sortBy('paidOn', 'amount', 'purpose', 'payee', 'budgetLine', 'state').default('-paidOn'),
};

export const budgetExecution = z.object({
  programmeId: uuid,
  budgetFen: z.number().int().describe('the budget of the year, in its absence the whole one'),
  totalFen: z.number().int().describe('the whole budget, which the lines part'),
  linesFen: z.number().int().describe('of all budget lines together'),
  executedFen: z.number().int(),
  rate: z.number().nullable().describe('executed of the budget of the year'),
  inBreachFen: z.number().int(),
  inBreach: z.number().int(),
  lines: z.array(
    z.object({
      budgetLineId: uuid,
      code: z.string(),
      name: z.string(),
      subProgramme: z.string().nullable(),
      budgetFen: z.number().int(),
      executedFen: z.number().int(),
      leftFen: z.number().int(),
      rate: z.number().nullable(),
      expenses: z.number().int(),
      inBreach: z.number().int(),
    }),
  ),
});
export type BudgetExecution = z.infer<typeof budgetExecution>;

export const feeSheet = z.object({
  sessionId: uuid,
  title: z.string(),
  startsAt: moment,
  endsAt: moment,
  venueName: z.string().nullable(),
  organiser: z.string(),
  demo: z.boolean(),
  rows: z.array(
    z.object({
      number: z.number().int(),
      payee: z.string(),
      organisation: z.string(),
      titleLevel: z.enum(titleLevels).nullable(),
      purpose: z.string(),
      classHours: z.number().nullable(),
      grossFen: z.number().int().nullable().describe('应发, before tax; null: not booked yet, or nobody said how it was meant'),
      ...taxed,
      unstatedFen: z
        .number()
        .int()
        .nullable()
        .describe('booked without saying whether before or after tax: stands in no column and no sum'),
      capFen: z
        .number()
        .int()
        .nullable()
        .describe('most that may be paid after tax for these class hours; null where no cap is given'),
      breaches: z.array(breach.pick({ code: true, fee: true })).describe('what the payment breaks'),
    }),
  ),
  totals: z.object({ grossFen: z.number().int(), taxFen: z.number().int(), netFen: z.number().int() }),
  unstated: z.object({ count: z.number().int(), fen: z.number().int() }),
  sources: z.array(inBothLanguages).describe('by which rules tax was withheld'),
});
export type FeeSheet = z.infer<typeof feeSheet>;

export const expenseContract = {
  list: route({ permission: 'expenses.read', method: 'GET', path: '/expenses', summary: 'Expenses, filtered', tags })
    .input(z.object({ ...filters, ...paging }))
    .output(pageOf(expense).extend({ sumFen: z.number().int().describe('of the booked ones in the filter') })),
  export: route({
    permission: 'expenses.read',
    method: 'GET',
    path: '/expenses/export',
    summary: 'The filtered expenses as Excel',
    tags,
  })
    .input(z.object(filters))
    .output(z.file()),
  budget: route({
    permission: 'expenses.read',
    method: 'GET',
    path: '/expenses/budget',
    summary: 'Executed against budget, by line',
    tags,
  })
    .input(z.object({ programmeId: uuid }))
    .output(budgetExecution),
  rules: route({
    permission: 'expenses.read',
    method: 'GET',
    path: '/expenses/rules',
    summary: 'The rules that expenses are held against, with their sources',
    tags,
  })
    .input(z.object({}))
    .output(
      z.object({
        feeCaps: z.array(z.object({ titleLevel: z.enum(titleLevels), capFenPerClassHour: z.number().int().nullable() })),
        maxClassHoursPerHalfDay: z.number(),
        source: z.string(),
        rules: z.array(breach),
      }),
    ),
  get: route({ permission: 'expenses.read', method: 'GET', path: '/expenses/{id}', summary: 'One expense', tags })
    .input(z.object({ id: uuid }))
    .output(expense),
  check: route({
    permission: 'expenses.write',
    method: 'POST',
    repeats: 'reads only',
    path: '/expenses/check',
    summary: 'Which rules an expense would break, before it is booked',
    tags,
  })
    .input(bookExpenseInput.extend({ id: uuid.optional().describe('the expense being mended') }))
    .output(
      z.object({
        breaches: z.array(breach),
        amountFen: z.number().int().describe('what it will cost the unit'),
        ...taxed,
        longerThanSession: z
          .object({ text: z.string(), source: z.string() })
          .nullable()
          .describe('more class hours than the session lasts: to be checked, no breach'),
        late: z
          .object({ evaluation: z.number().int(), until: day })
          .nullable()
          .describe('the self-evaluation that looks at the day and was handed in: booking asks for a reason'),
      }),
    ),
  book: route({ permission: 'expenses.write', method: 'POST', path: '/expenses', summary: 'Book an expense', tags })
    .input(bookExpenseInput)
    .output(expense),
  mend: route({
    permission: 'expenses.write',
    method: 'PATCH',
    path: '/expenses/{id}',
    summary: 'Mend an expense, such as attach its voucher',
    tags,
  })
    .input(mendExpenseInput)
    .output(expense),
  reverse: route({
    permission: 'expenses.write',
    method: 'POST',
    path: '/expenses/{id}/reverse',
    summary: 'Reverse an expense with the reason',
    tags,
  })
    .input(z.object({ id: uuid, version: z.number().int().min(1), reason: z.string().trim().min(2).max(200) }))
    .output(expense),
  feeSheet: route({
    permission: 'expenses.read',
    method: 'GET',
    path: '/sessions/{sessionId}/fee-sheet',
    summary: 'Payment sheet (劳务发放表): what was paid for a session',
    tags,
  })
    .input(z.object({ sessionId: uuid }))
    .output(feeSheet),
};
