import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { fenFromYuan } from '#src/kernel/money.ts';
import { AttachmentField } from '#src/ui-kit/attachment-field.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { dayText, momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { MadeUnderBudget } from '#src/ui-kit/made-under-budget.tsx';
import { refusalOf } from '#src/ui-kit/client.ts';
import { RefusalNotice } from '#src/ui-kit/page.tsx';
import { refusedAt, type RefusedFields } from '#src/ui-kit/refused-at.ts';
import { RemoteSelect } from '#src/ui-kit/remote-select.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import { mostYuan } from '#src/ui-kit/number-typed.ts';
import { expenseKinds } from '#src/kernel/vocabulary.ts';
import type { BookExpense, Expense } from '../expense.contract.ts';
import { expenses, sessions } from './clients.ts';
import * as texts from './expenses.texts.ts';
import { FeeFields, mayStayUnstated, statementOf, type Taxed, taxedOf } from './fee-fields.tsx';
import { TaxLine } from './tax-reckoning.tsx';
import { useSpeakerOfSession } from './use-speaker-of-session.ts';

type Body = Omit<BookExpense, 'reason'>;
interface Fields extends Omit<Body, 'programmeId' | 'amountFen' | 'paidOn' | 'attachmentId' | 'payeeKind' | 'taxBasis'> {
  taxed?: Taxed;
  amount: number;
  day: Dayjs;
  attachments: string[];
  reason?: string;
}

/** The fields that refusals speak of. */
const refusedFields: RefusedFields<Fields> = {
  'budget-line-other-programme': 'budgetLineId',
  'lecture-fee-incomplete': 'titleLevel',
  'fee-tax-unstated': 'taxed',
  'fee-month-unstated': 'payee',
  'withholding-table-missing': 'day',
  'expense-after-evaluation': ['reason', 'day'],
  'attachment-missing': 'attachments',
};

type Line = { budgetLineId: string; name: string; code: string };

/** Books or mends an expense; says while it is typed which rules it would break, and lets the officer decide. */
export function ExpenseDialog({ lines, expense, onClose }: { lines: readonly Line[]; expense?: Expense; onClose: () => void }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const [form] = Form.useForm<Fields>();
  const [checked, setChecked] = useState<Body | null>(null);
  const check = useQuery({
    queryKey: ['expense-check', checked, expense?.id],
    queryFn: () => expenses.check({ ...checked!, id: expense?.id }),
    enabled: checked !== null,
  });
  const values = Form.useWatch([], form) as Fields | undefined;
  useSpeakerOfSession(form, !expense && values?.kind === 'lecture-fee' ? (values.sessionId ?? null) : null);
  const ready = complete(values, expense);
  const body = ready && values ? JSON.stringify(bodyOf(values, programme.id)) : '';
  useEffect(() => {
    if (!body) return;
    const timer = setTimeout(() => setChecked(JSON.parse(body) as Body), 400);
    return () => clearTimeout(timer);
  }, [body]);
  const { breaches = [], late = null, longerThanSession = null } = (checked && check.data) || {};
  const act = useAct({
    run: (fields: Fields, once) => {
      const { programmeId: _, ...rest } = bodyOf(fields, programme.id);
      return expense
        ? expenses.mend({ id: expense.id, version: expense.version, reason: fields.reason ?? '', ...rest })
        : expenses.book({ programmeId: programme.id, reason: fields.reason ?? '', ...rest }, once);
    },
    done: expense ? t('form.mended') : t('form.booked'),
    onRefused: refusedAt<Fields>(form, refusedFields),
    onDone: onClose,
  });
  const initial = expense
    ? {
        ...expense,
        amount: expense.agreedFen / 100,
        taxed: taxedOf(expense),
        day: dayjs(expense.paidOn),
        attachments: expense.attachmentId ? [expense.attachmentId] : [],
      }
    : { attachments: [] };
  return (
    <FormDialog
      form={form}
      width={640}
      title={expense ? t('form.mendTitle') : t('form.newTitle')}
      okText={breaches.length > 0 ? t('form.saveAnyway') : expense ? t('form.mend') : t('form.save')}
      danger={breaches.length > 0}
      pending={act.isPending}
      initialValues={initial as Partial<Fields>}
      onSubmit={(fields) => act.mutate(fields)}
      onClose={onClose}
    >
      <ExpenseFields lines={lines} expense={expense} kind={values?.kind} />
      {check.data && <TaxLine fee={check.data} />}
      {check.isError && <RefusalNotice refusal={refusalOf(check.error)} />}
      {late && <LateReason late={late} />}
      {longerThanSession && (
        <div className="notice warn-notice" role="status" style={{ marginBottom: 16 }}>
          {longerThanSession.text} <span className="muted small">{t('form.source', { source: longerThanSession.source })}</span>
        </div>
      )}
      <BreachesOf breaches={breaches} checked={checked !== null && check.data !== undefined && !longerThanSession} />
    </FormDialog>
  );
}

function complete(values: Fields | undefined, expense: Expense | undefined): boolean {
  const lecture = values?.kind === 'lecture-fee';
  const fee = values?.titleLevel && values.classHours && (values.taxed || mayStayUnstated(expense));
  return Boolean(
    values?.budgetLineId &&
      values.kind &&
      values.payee?.trim() &&
      (values.purpose?.trim().length ?? 0) >= 2 &&
      values.amount > 0 &&
      values.day &&
      (!lecture || fee),
  );
}

function bodyOf(fields: Fields, programmeId: string): Body {
  const lecture = fields.kind === 'lecture-fee';
  return {
    programmeId,
    budgetLineId: fields.budgetLineId,
    sessionId: fields.sessionId ?? null,
    kind: fields.kind,
    payee: fields.payee.trim(),
    purpose: fields.purpose.trim(),
    amountFen: fenFromYuan(fields.amount),
    paidOn: fields.day.format('YYYY-MM-DD'),
    voucherNumber: fields.voucherNumber?.trim() ?? '',
    attachmentId: fields.attachments?.[0] ?? null,
    titleLevel: lecture ? (fields.titleLevel ?? null) : null,
    classHours: lecture ? (fields.classHours ?? null) : null,
    ...statementOf(lecture || fields.kind === 'expert-fee' ? fields.taxed : undefined),
  };
}

function ExpenseFields({ lines, expense, kind }: { lines: readonly Line[]; expense?: Expense; kind?: string }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const programme = useProgramme();
  const must = useRequired();
  const findSessions = async (text: string) => {
    const { items } = await sessions.list({
      programmeId: programme.id,
      text: text || undefined,
      sort: '-startsAt',
      pageSize: 30,
    });
    return items.map((item) => ({ value: item.id, label: `${momentText(item.startsAt).slice(0, 10)} ${item.title}` }));
  };
  const wide = { gridColumn: '1 / -1' };
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', columnGap: 16 }}>
      {expense && (
        <Form.Item
          name="reason"
          label={t('form.reason')}
          rules={[{ required: true, min: 2, message: kit('say.required', { field: t('form.reason') }) }]}
          style={wide}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
      )}
      <Form.Item name="budgetLineId" label={t('form.budgetLine')} rules={must(t('form.budgetLine'))}>
        <Select
          notFoundContent={<MadeUnderBudget of="line" back="expenses" />}
          options={lines.map((line) => ({ value: line.budgetLineId, label: line.name }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={t('form.kind')} rules={must(t('form.kind'))}>
        <Select options={expenseKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="sessionId" label={kit('say.optional', { field: t('form.session') })} style={wide}>
        <RemoteSelect
          name="sessions for expenses"
          find={findSessions}
          known={expense?.sessionId ? { value: expense.sessionId, label: expense.sessionTitle ?? '' } : null}
        />
      </Form.Item>
      <Form.Item name="payee" label={t('form.payee')} rules={must(t('form.payee'))}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={t('form.purpose')}
        rules={[{ required: true, min: 2, message: kit('say.required', { field: t('form.purpose') }) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <NumberItem name="amount" label={t('form.amount')} money least={0.01} most={mostYuan} />
      <Form.Item name="day" label={t('form.paidOn')} rules={must(t('form.paidOn'))}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      {(kind === 'lecture-fee' || kind === 'expert-fee') && <FeeFields kind={kind} expense={expense} />}
      <Form.Item name="voucherNumber" label={t('form.voucher')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="attachments" label={kit('say.optional', { field: t('form.attachment') })}>
        <AttachmentField single />
      </Form.Item>
    </div>
  );
}

/** What was paid within the days of a self-evaluation that was handed in is booked only with a reason. */
function LateReason({ late }: { late: { evaluation: number; until: string } }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <div className="notice" style={{ marginBottom: 16 }}>
      <strong>{t('form.late', { number: late.evaluation, day: dayText(late.until) })}</strong>
      {t('form.lateHint')}
      <Form.Item
        name="reason"
        label={t('form.lateReason')}
        rules={[{ required: true, whitespace: true, min: 2, message: kit('say.required', { field: t('form.lateReason') }) }]}
        style={{ margin: '8px 0 0' }}
      >
        <Input maxLength={200} />
      </Form.Item>
    </div>
  );
}

function BreachesOf({ breaches, checked }: { breaches: Expense['breaches']; checked: boolean }) {
  const t = useTexts(texts);
  return (
    <div aria-live="polite">
      {breaches.length > 0 && (
        <div className="notice bad-notice">
          <strong>{t('form.breaches')}</strong>
          <ul className="problem-list" style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
            {breaches.map((breach) => (
              <li key={breach.code}>
                {breach.text} <span className="muted small">{t('form.source', { source: breach.source })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {checked && breaches.length === 0 && <StateMark tone="good">{t('form.fine')}</StateMark>}
    </div>
  );
}
