import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { AttachmentLink } from '#src/ui-kit/attachment-names.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { amountText, dayText, momentText, units } from '#src/ui-kit/format.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { type Given, ReasonDialog } from '#src/ui-kit/reason-dialog.tsx';
import { RecordHistory } from '#src/ui-kit/record-history.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { Expense } from '../expense.contract.ts';
import { evidence, expenses } from './clients.ts';
import { ExpenseDialog } from './expense-dialog.tsx';
import { ExpenseState } from './expense-table.tsx';
import * as texts from './expenses.texts.ts';
import { taxedOf } from './fee-fields.tsx';
import { TaxLine } from './tax-reckoning.tsx';

type Line = { budgetLineId: string; name: string; code: string };

/** One expense with the rules that it breaks and how to mend it. */
export function ExpenseDrawer({ id, lines, onClose }: { id: string | null; lines: readonly Line[]; onClose: () => void }) {
  const t = useTexts(texts);
  const expense = useQuery({ queryKey: ['expense', id], queryFn: () => expenses.get({ id: id! }), enabled: id !== null });
  return (
    <Drawer open={id !== null} onClose={onClose} title={t('detail.title')} size={480} destroyOnHidden>
      <Answered query={expense}>{(data) => <Detail expense={data} lines={lines} />}</Answered>
    </Drawer>
  );
}

function Detail({ expense, lines }: { expense: Expense; lines: readonly Line[] }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<'mend' | 'reverse' | null>(null);
  return (
    <div className="stack">
      <div>
        <div style={{ fontSize: 24, fontWeight: 600 }}>{amountText(expense.amountFen, units.fen)}</div>
        <ExpenseState expense={expense} />
      </div>
      <TaxOf expense={expense} />
      <JudgedAnew judged={expense.judged} />
      <Breaches breaches={expense.breaches} />
      {expense.lateReason && <div className="notice">{t('detail.late', { reason: expense.lateReason })}</div>}
      {expense.reverseReason && <div className="notice">{t('detail.reversed', { reason: expense.reverseReason })}</div>}
      <dl className="pairs">
        <dt>{t('column.purpose')}</dt>
        <dd>{expense.purpose}</dd>
        <dt>{t('column.payee')}</dt>
        <dd>{expense.payee}</dd>
        <dt>{t('column.line')}</dt>
        <dd>{expense.budgetLineName}</dd>
        <dt>{t('column.kind')}</dt>
        <dd>
          {t(`kind.${expense.kind}`)}
          {expense.titleLevel && ` · ${t(`level.${expense.titleLevel}`)}`}
          {expense.classHours !== null && ` · ${t('detail.classHours', { count: expense.classHours })}`}
        </dd>
        <dt>{t('column.paidOn')}</dt>
        <dd>{dayText(expense.paidOn)}</dd>
        {expense.sessionId && (
          <>
            <dt>{t('form.session')}</dt>
            <dd>
              <AppLink to={paths.session(expense.sessionId)}>{expense.sessionTitle}</AppLink>
            </dd>
          </>
        )}
        <dt>{t('column.voucher')}</dt>
        <dd>
          {expense.voucherNumber || t('detail.none')} {expense.attachmentId && <AttachmentLink id={expense.attachmentId} />}
        </dd>
      </dl>
      <p className="muted small">{t('detail.bookedBy', { who: expense.bookedBy, when: momentText(expense.bookedAt) })}</p>
      <RecordHistory facts={evidence.facts} programmeId={expense.programmeId} recordKind="expense" recordId={expense.id} />
      <div className="row">
        {expense.abilities.mend && (
          <Button type="primary" onClick={() => setOpen('mend')}>
            {t('detail.mend')}
          </Button>
        )}
        {expense.abilities.reverse && (
          <Button danger onClick={() => setOpen('reverse')}>
            {t('reverse.act')}
          </Button>
        )}
      </div>
      {open === 'mend' && <ExpenseDialog lines={lines} expense={expense} onClose={() => setOpen(null)} />}
      {open === 'reverse' && <ReverseDialog expense={expense} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Breaches({ breaches }: Pick<Expense, 'breaches'>) {
  const t = useTexts(texts);
  return breaches.map((breach) => (
    <div key={breach.code} className="notice bad-notice">
      <strong>{t(`breach.${breach.code}`)}</strong>
      {breach.text}
      <div className="small muted">{t('form.source', { source: breach.source })}</div>
    </div>
  ));
}

function JudgedAnew({ judged }: { judged: Expense['judged'] }) {
  const t = useTexts(texts);
  return judged && <div className="notice">{t(`judged.${judged.why}`, { when: momentText(judged.at) })}</div>;
}

/** How a fee is taxed; one that does not say so says that. */
function TaxOf({ expense }: { expense: Expense }) {
  const t = useTexts(texts);
  if (expense.kind !== 'lecture-fee' && expense.kind !== 'expert-fee') return null;
  const taxed = taxedOf(expense);
  if (!taxed)
    return (
      <div className="notice">
        <strong>{t('tax.unstated')}</strong>
        {t('tax.unstatedHint')}
      </div>
    );
  return (
    <div>
      <p className="muted">{t(`taxed.${taxed}`)}</p>
      <TaxLine fee={expense} />
    </div>
  );
}

function ReverseDialog({ expense, onClose }: { expense: Expense; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct({
    run: ({ reason }: Given) => expenses.reverse({ id: expense.id, version: expense.version, reason }),
    done: t('reverse.done'),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={t('reverse.ask')}
      text={t('reverse.text')}
      label={t('reverse.reason')}
      shortest={2}
      okText={t('reverse.act')}
      danger
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    />
  );
}
