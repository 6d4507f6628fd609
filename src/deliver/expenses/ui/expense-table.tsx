import type { ReactNode } from 'react';
import { yuanText } from '#src/kernel/money.ts';
import { DataTable } from '#src/ui-kit/data-table.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { kitTexts } from '#src/ui-kit/kit-texts.ts';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { Expense } from '../expense.contract.ts';
import * as texts from './expenses.texts.ts';

interface ExpenseTableProps {
  items: readonly Expense[];
  sort?: string;
  onSort?: (sort: string) => void;
  onOpen: (id: string) => void;
  empty?: ReactNode;
}

export function ExpenseTable({ items, sort, onSort, onOpen, empty }: ExpenseTableProps) {
  const t = useTexts(texts);
  return (
    <DataTable
      label={t('title')}
      rows={items}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={onSort}
      onOpen={(row) => onOpen(row.id)}
      rowClass={(row) => (row.state === 'reversed' ? 'gone' : '')}
      empty={empty}
      columns={[
        {
          key: 'purpose',
          title: t('column.purpose'),
          sort: 'purpose',
          cell: (row) => (
            <>
              <button type="button" className="link" onClick={() => onOpen(row.id)}>
                {row.purpose}
              </button>
              <div className="small muted">{row.sessionTitle}</div>
            </>
          ),
        },
        { key: 'payee', title: t('column.payee'), sort: 'payee', cell: (row) => row.payee },
        {
          key: 'line',
          title: t('column.line'),
          sort: 'budgetLine',
          cell: (row) => (
            <>
              {row.budgetLineName}
              <div className="small muted">{t(`kind.${row.kind}`)}</div>
            </>
          ),
        },
        { key: 'paidOn', title: t('column.paidOn'), sort: 'paidOn', cell: (row) => <span className="nowrap">{row.paidOn}</span> },
        {
          key: 'amount',
          title: t('column.amount'),
          number: true,
          sort: 'amount',
          cell: (row) => (
            <>
              {yuanText(row.amountFen)}
              {row.taxFen !== null && row.taxFen > 0 && (
                <div className="small muted">{t('column.withTax', { tax: yuanText(row.taxFen) })}</div>
              )}
            </>
          ),
        },
        {
          key: 'voucher',
          title: t('column.voucher'),
          cell: (row) =>
            row.attachmentId ? (
              <a href={`/api/v1/attachments/${row.attachmentId}`} target="_blank" rel="noreferrer">
                {row.voucherNumber || t('detail.evidence')}
              </a>
            ) : (
              row.voucherNumber || '—'
            ),
        },
        { key: 'state', title: t('column.state'), sort: 'state', sentences: true, cell: (row) => <ExpenseState expense={row} /> },
      ]}
    />
  );
}

export function ExpenseState({ expense }: { expense: Expense }) {
  const t = useTexts(texts);
  if (expense.state === 'reversed') return <StateMark tone="none">{t('state.reversed')}</StateMark>;
  if (expense.breaches.length === 0) return <StateMark tone="good">{t('state.inOrder')}</StateMark>;
  return <StateMark tone="bad">{breachesText(expense.breaches, t)}</StateMark>;
}

/** What is broken, in few words; of a fee above the standard by how much. */
export function breachesText(
  breaches: readonly Pick<Expense['breaches'][number], 'code' | 'fee'>[],
  t: Translate<typeof texts.zh>,
): string {
  return breaches
    .map(({ code, fee }) =>
      fee ? t('breachOver', { cap: yuanText(fee.capFen), over: yuanText(fee.overFen) }) : t(`breach.${code}`),
    )
    .join(kitTexts()('say.listSeparator'));
}
