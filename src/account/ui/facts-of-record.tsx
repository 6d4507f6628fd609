import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable, ListFoot } from '#src/ui-kit/data-table.tsx';
import { methodText, RecordLink } from '#src/ui-kit/fact-parts.tsx';
import { amountText, momentText } from '#src/ui-kit/format.ts';
import { wordOf } from '#src/ui-kit/measure-words.ts';
import { Answered } from '#src/ui-kit/page.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { FactRow, RecordOfFigure } from '../account.contract.ts';
import * as texts from './figure.texts.ts';
import { accounts } from './at-picker.tsx';

/** The single facts that a figure takes from one record. Each opens. */
export function FactsOfRecord({
  record,
  filter,
  onOpen,
}: {
  record: RecordOfFigure['record'];
  filter: Parameters<typeof accounts.exportFacts>[0];
  onOpen: (id: string) => void;
}) {
  const t = useTexts(texts);
  const [paging, setPaging] = useState({ page: 1, pageSize: 20 });
  const asked = { ...filter, sort: 'oldest' as const, recordKind: record.kind, recordId: record.id, ...paging };
  const facts = useQuery({
    queryKey: ['figure-facts', asked],
    queryFn: () => accounts.facts(asked),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered query={facts}>
      {({ items, total }) => (
        <>
          <DataTable
            label={t('records.factsOf')}
            rows={items}
            rowKey={(row) => row.id}
            onOpen={(row) => onOpen(row.id)}
            rowClass={(row) => (row.status === 'superseded' ? 'gone' : '')}
            columns={factColumns(t, onOpen)}
          />
          <div className="row unfolded-foot">
            <RecordLink kind={record.kind} id={record.id} />
          </div>
          {total > paging.pageSize && <ListFoot total={total} {...paging} set={setPaging} />}
        </>
      )}
    </Answered>
  );
}

function factColumns(t: Translate<typeof texts.zh>, onOpen: (id: string) => void): Column<FactRow>[] {
  return [
    {
      key: 'what',
      title: t('figure.facts'),
      cell: (row) => (
        <button type="button" className="link nowrap" onClick={() => onOpen(row.id)}>
          {wordOf('kind', row.kind, row.kind)}
        </button>
      ),
    },
    { key: 'when', title: t('figure.occurred'), cell: (row) => <span className="nowrap">{momentText(row.occurredAt)}</span> },
    { key: 'method', title: t('figure.method'), cell: (row) => methodText({ ...row, way: row.context.way }) },
    {
      key: 'quantity',
      title: t('figure.quantity'),
      number: true,
      cell: (row) => (
        <span style={row.status === 'superseded' ? { textDecoration: 'line-through' } : undefined}>
          {amountText(row.quantity, row.unit)}
        </span>
      ),
    },
    {
      key: 'proof',
      title: t('figure.proof'),
      cell: (row) => (
        <code className="hash muted" title={row.hash}>
          {row.hash.slice(0, 4)}…{row.hash.slice(-2)}
        </code>
      ),
    },
    { key: 'status', title: t('figure.status'), cell: (row) => <span className="nowrap">{t(`figure.${row.status}`)}</span> },
  ];
}
