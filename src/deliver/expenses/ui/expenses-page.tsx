import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { yuanText } from '#src/kernel/money.ts';
import { UsedBar } from '#src/ui-kit/charts.tsx';
import { DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { ChoiceFilter, choicesOf, TextFilter } from '#src/ui-kit/filters.tsx';
import { numberText, wanText } from '#src/ui-kit/format.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, EmptyState, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useMay, useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { breachCodes, expenseKinds } from '#src/kernel/vocabulary.ts';
import { expenses } from './clients.ts';
import { ExpenseDrawer } from './expense-drawer.tsx';
import { ExpenseDialog } from './expense-dialog.tsx';
import { ExpenseTable } from './expense-table.tsx';
import * as texts from './expenses.texts.ts';

const none = { text: '', kind: '', breach: '', budgetLineId: '', state: '', open: '' };
type Budget = Awaited<ReturnType<typeof expenses.budget>>;

/** What was spent, on which line, and what breaks the rules. */
export function ExpensesPage() {
  const t = useTexts(texts);
  const programme = useProgramme();
  const mayWrite = useMay('expenses.write');
  const [booking, setBooking] = useState(false);
  const budget = useQuery({ queryKey: ['budget', programme.id], queryFn: () => expenses.budget({ programmeId: programme.id }) });
  const add = (
    <Button type="primary" onClick={() => setBooking(true)}>
      {t('book')}
    </Button>
  );
  return (
    <>
      <Answered query={budget}>
        {(data) => (
          <>
            <PageHead
              title={t('title')}
              lead={
                <span className="row">
                  {t('lead', { budget: wanText(data.budgetFen), executed: wanText(data.executedFen), rate: rateText(data.rate) })}
                  {data.lines.length > 0 && data.linesFen !== data.totalFen && (
                    <StateMark tone="warn">{t('linesApart', { lines: wanText(data.linesFen) })}</StateMark>
                  )}
                  {data.lines.some(({ expenses }) => expenses > 0) && (
                    <StateMark tone={data.inBreach > 0 ? 'bad' : 'good'}>
                      {data.inBreach > 0
                        ? t('inBreach', { count: data.inBreach, amount: yuanText(data.inBreachFen) })
                        : t('allInOrder')}
                    </StateMark>
                  )}
                </span>
              }
              acts={mayWrite && add}
            />
            <div className="stack">
              <Lines budget={data} />
              <ExpenseList budget={data} add={mayWrite && add} />
            </div>
            {booking && <ExpenseDialog lines={data.lines} onClose={() => setBooking(false)} />}
          </>
        )}
      </Answered>
    </>
  );
}

function rateText(rate: number | null): string {
  return rate === null ? '—' : `${numberText(rate * 100, 1)}%`;
}

function Lines({ budget }: { budget: Budget }) {
  const t = useTexts(texts);
  return (
    <Panel title={t('line.title')} flush>
      <DataTable
        label={t('line.title')}
        rows={budget.lines}
        rowKey={(row) => row.budgetLineId}
        columns={[
          {
            key: 'name',
            title: t('line.line'),
            cell: (row) => (
              <>
                {row.name} <span className="muted small">{row.code}</span>
              </>
            ),
          },
          { key: 'bar', title: t('line.bar'), width: 180, cell: (row) => <UsedBarFor row={row} /> },
          { key: 'rate', title: t('line.rate'), number: true, cell: (row) => rateText(row.rate) },
          { key: 'budget', title: t('line.budget'), number: true, cell: (row) => yuanText(row.budgetFen) },
          { key: 'executed', title: t('line.executed'), number: true, cell: (row) => yuanText(row.executedFen) },
          {
            key: 'left',
            title: t('line.left'),
            number: true,
            cell: (row) => <span className={row.leftFen < 0 ? 'bad' : ''}>{yuanText(row.leftFen)}</span>,
          },
          { key: 'count', title: t('line.count'), number: true, cell: (row) => row.expenses },
          {
            key: 'breaches',
            title: t('line.breaches'),
            number: true,
            cell: (row) => (row.inBreach > 0 ? <StateMark tone="bad">{row.inBreach}</StateMark> : '—'),
          },
        ]}
      />
    </Panel>
  );
}

function UsedBarFor({ row }: { row: Budget['lines'][number] }) {
  const t = useTexts(texts);
  return (
    <span className="bars" style={{ display: 'block' }}>
      <UsedBar
        used={row.executedFen}
        allowed={row.budgetFen}
        label={t('line.say', { name: row.name, rate: rateText(row.rate) })}
      />
    </span>
  );
}

function ExpenseList({ budget, add }: { budget: Budget; add: React.ReactNode }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const { state, given, set, clear, filtered } = useListState(none, '-paidOn');
  const { open, ...filters } = given;
  const { page, pageSize } = state;
  const filter = { programmeId: programme.id, ...filters, sort: state.sort } as Parameters<typeof expenses.export>[0];
  const list = useQuery({
    queryKey: ['expenses', filter, page, pageSize],
    queryFn: () => expenses.list({ ...filter, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="panel" aria-label={t('title')}>
      <ListBar
        filtered={filtered}
        onClear={clear}
        filters={<Filters lines={budget.lines} state={state} set={set} />}
        acts={<DownloadButton fetchFile={() => expenses.export(filter)} name={`${t('title')}.xlsx`} />}
      />
      <Answered query={list}>
        {({ items, total, sumFen }) => (
          <>
            <ExpenseTable
              items={items}
              sort={state.sort}
              onSort={(sort) => set({ sort })}
              onOpen={(id) => set({ open: id, page })}
              empty={
                filtered ? (
                  <NothingMatches />
                ) : (
                  <EmptyState title={t('empty')} hint={t('emptyHint')}>
                    {add}
                  </EmptyState>
                )
              }
            />
            <ListFoot
              total={total}
              page={page}
              pageSize={pageSize}
              set={set}
              extra={`· ${t('sum', { amount: yuanText(sumFen) })}`}
            />
          </>
        )}
      </Answered>
      <ExpenseDrawer id={open || null} lines={budget.lines} onClose={() => set({ open: '', page })} />
    </section>
  );
}

function Filters({
  lines,
  state,
  set,
}: {
  lines: Budget['lines'];
  state: typeof none;
  set: (change: Partial<typeof none>) => void;
}) {
  const t = useTexts(texts);
  return (
    <>
      <TextFilter label={t('search')} value={state.text} onChange={(text) => set({ text })} />
      <ChoiceFilter
        label={t('state.inBreach')}
        value={state.breach}
        width={150}
        choices={[
          { value: 'any', label: t('breach.any') },
          ...choicesOf(breachCodes, (code) => t(`breach.${code as 'no-voucher'}`)),
        ]}
        onChange={(breach) => set({ breach })}
      />
      <ChoiceFilter
        label={t('column.line')}
        value={state.budgetLineId}
        width={150}
        choices={lines.map((line) => ({ value: line.budgetLineId, label: line.name }))}
        onChange={(budgetLineId) => set({ budgetLineId })}
      />
      <ChoiceFilter
        label={t('column.kind')}
        value={state.kind}
        choices={choicesOf(expenseKinds, (kind) => t(`kind.${kind as 'venue'}`))}
        onChange={(kind) => set({ kind })}
      />
    </>
  );
}
