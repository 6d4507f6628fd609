import { call } from '@orpc/server';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import { addDays } from '#src/kernel/local-time.ts';
import { fenFromYuan, yuanText } from '#src/kernel/money.ts';
import { voucher } from './papers.ts';
import type { PlannedSession } from './sessions-of-year.ts';
import { as, at, type Happening, type World } from './world.ts';

type Kind = 'lecture-fee' | 'venue' | 'materials' | 'printing' | 'transport' | 'expert-fee' | 'service' | 'other';

interface Payment {
  line: string;
  kind: Kind;
  payee: string;
  purpose: string;
  yuan: number;
  day: string;
  titleLevel?: 'academician' | 'professor' | 'associate-professor' | 'other';
  classHours?: number;
  session?: PlannedSession;
  /** Booked without its voucher; mended after so many days, or never. */
  voucherAfterDays?: number | 'never';
}

/** 元 for one 学时, below the caps of the fee table. */
const feePerHour = { academician: 1_500, professor: 1_000, 'associate-professor': 500, other: 300 } as const;

function lectureFees(sessions: readonly PlannedSession[]): Payment[] {
  return sessions
    .filter((session) => session.fate !== 'cancelled')
    .map((session, index) => ({
      line: '01-1',
      kind: 'lecture-fee' as const,
      payee: session.speaker.name,
      purpose: `讲课费 ${session.talk.title}`,
      // One fee was agreed above the cap, after tax too, and stays so: the breach is to be seen.
      yuan: feePerHour[session.speaker.titleLevel] * 2 + (index === 21 ? 400 : 0),
      day: addDays(session.day, 8),
      titleLevel: session.speaker.titleLevel,
      classHours: 2,
      session,
    }));
}

function cafeMaterials(sessions: readonly PlannedSession[]): Payment[] {
  return sessions
    .filter((session) => session.fate === 'held' || session.fate === 'moved')
    .map((session, index) => ({
      line: '01-2',
      kind: index % 3 === 0 ? ('venue' as const) : ('materials' as const),
      payee: index % 3 === 0 ? '演示场地服务社' : '演示文化用品商行',
      purpose: `${session.talk.title} ${index % 3 === 0 ? '场地服务' : '实验材料与茶歇'}`,
      yuan: 2_300 + (index % 5) * 120,
      day: addDays(session.day, 9),
      ...(index === 11 ? { voucherAfterDays: 12 } : {}),
      ...(index === 40 ? { voucherAfterDays: 'never' as const } : {}),
    }));
}

const fixed: readonly Payment[] = [
  ...['2020-05-12', '2020-06-12', '2020-07-13', '2020-08-12', '2020-09-14', '2020-10-13'].map((day, index) => ({
    line: '02-1',
    kind: 'materials' as const,
    payee: '演示教具公司',
    purpose: `科普套件第${index + 1}批`,
    yuan: 13_200,
    day,
  })),
  { line: '03-1', kind: 'service', payee: '演示会展公司', purpose: '大赛初赛组织', yuan: 96_000, day: '2020-09-10' },
  { line: '03-1', kind: 'service', payee: '演示会展公司', purpose: '长三角四城选拔', yuan: 58_000, day: '2020-10-12' },
  { line: '03-1', kind: 'expert-fee', payee: '评审专家（七人）', purpose: '决赛评审费', yuan: 16_800, day: '2020-11-16' },
  {
    line: '03-1',
    kind: 'service',
    payee: '演示会展公司',
    purpose: '决赛与展示',
    yuan: 66_500,
    day: '2020-11-24',
    voucherAfterDays: 6,
  },
  ...['2020-06-02', '2020-06-22', '2020-07-22', '2020-09-03', '2020-10-16', '2020-11-26'].map((day, index) => ({
    line: '04-1',
    kind: 'transport' as const,
    payee: '演示物流公司',
    purpose: `巡展第${index + 1}轮运输与布展`,
    yuan: 35_800,
    day,
  })),
  ...['2020-05-26', '2020-07-20', '2020-09-21', '2020-11-19'].map((day, index) => ({
    line: '05-1',
    kind: 'service' as const,
    payee: '演示建设单位',
    purpose: `示范点建设第${index + 1}期`,
    yuan: 39_500,
    day,
  })),
  {
    line: '06-1',
    kind: 'expert-fee',
    payee: '评审专家（十二人）',
    purpose: '2018年度项目验收评审',
    yuan: 36_000,
    day: '2020-06-30',
  },
  { line: '06-1', kind: 'expert-fee', payee: '评审专家（十二人）', purpose: '2020年度项目评审', yuan: 43_200, day: '2020-08-26' },
  {
    line: '06-1',
    kind: 'expert-fee',
    payee: '评审专家（九人）',
    purpose: '2019年度项目跟踪评估',
    yuan: 38_400,
    day: '2020-09-25',
  },
  { line: '07-1', kind: 'printing', payee: '演示印务公司', purpose: '工作案例印制1000册', yuan: 42_000, day: '2020-12-02' },
  {
    line: '07-1',
    kind: 'service',
    payee: '演示评估机构',
    purpose: '第三方满意度复核',
    yuan: 36_500,
    day: '2020-12-14',
    voucherAfterDays: 'never',
  },
];

async function pay(world: World, payment: Payment, number: string): Promise<void> {
  const finance = as(world, 'finance');
  const amountFen = fenFromYuan(payment.yuan);
  const late = payment.voucherAfterDays !== undefined;
  const attachment = late ? null : await voucherFor(world, payment, number);
  const { id } = await call(
    expenseRoutes.book,
    {
      programmeId: world.programmeId,
      budgetLineId: world.budgetLines.get(payment.line)!,
      sessionId: payment.session?.sessionId ?? null,
      kind: payment.kind,
      payee: payment.payee,
      purpose: payment.purpose,
      amountFen,
      paidOn: payment.day,
      voucherNumber: late ? '' : number,
      attachmentId: attachment,
      titleLevel: payment.titleLevel ?? null,
      classHours: payment.classHours ?? null,
      // Fees of the talks were agreed before tax; an expert fee of the year is paid to several at once, each by the list.
      payeeKind: payment.kind === 'lecture-fee' ? 'resident' : null,
      taxBasis: payment.kind === 'lecture-fee' ? 'gross' : null,
    },
    finance,
  );
  if (typeof payment.voucherAfterDays === 'number')
    world.later.push({
      at: at(addDays(payment.day, payment.voucherAfterDays), '10:00'),
      happen: async () => {
        const expense = await call(expenseRoutes.get, { id }, finance);
        const attachmentId = await voucherFor(world, payment, number);
        await call(
          expenseRoutes.mend,
          { id, version: expense.version, reason: '补交凭证', voucherNumber: number, attachmentId },
          finance,
        );
      },
    });
}

async function voucherFor(world: World, payment: Payment, number: string): Promise<string> {
  const bytes = await voucher(number, payment.payee, payment.purpose, yuanText(fenFromYuan(payment.yuan)), payment.day);
  const file = new File([bytes as Uint8Array<ArrayBuffer>], `凭证-${number}.pdf`, { type: 'application/pdf' });
  return (await call(evidenceRoutes.addAttachment, { file }, as(world, 'finance'))).id;
}

/** Every payment of the year, each with its voucher unless it is said to lack one. */
export function expensesOfYear(world: World, sessions: readonly PlannedSession[]): Happening[] {
  const payments = [...lectureFees(sessions), ...cafeMaterials(sessions), ...fixed].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  );
  return payments.map((payment, index) => ({
    at: at(payment.day, '16:00'),
    happen: () => pay(world, payment, `2020-${String(index + 1).padStart(4, '0')}`),
  }));
}
