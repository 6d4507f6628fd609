import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { type Column, DataTable, ListBar, ListFoot } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { amountText, moneyText, momentText, numberText, units, unitText } from '#src/ui-kit/format.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { dimensionName, recorderName, sourceName, wordOf } from '#src/ui-kit/measure-words.ts';
import { Answered, EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { FactRow, FigureDetail } from '../account.contract.ts';
import * as texts from './account.texts.ts';
import { accounts } from './at-picker.tsx';
import { FactDrawer } from './fact-drawer.tsx';

const none = {
  side: '',
  status: '',
  district: '',
  month: '',
  subProgramme: '',
  activity: '',
  venueKind: '',
  audience: '',
  method: '',
  outcome: '',
};

/** The single facts behind a figure, filtered by the bars beside it. Each opens. */
export function FactsOfFigure({ detail, at }: { detail: FigureDetail; at: string }) {
  const t = useTexts(texts);
  const { state, given, set, filtered } = useListState(none, 'newest', 20);
  const [opened, setOpened] = useState<string | null>(null);
  const { page, pageSize, sort } = state;
  const filter = { indicatorId: detail.indicator.id, at: at || undefined, ...given, sort } as Parameters<
    typeof accounts.exportFacts
  >[0];
  const facts = useQuery({
    queryKey: ['figure-facts', filter, page, pageSize],
    queryFn: () => accounts.facts({ ...filter, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  const isRatio =
    detail.indicator.actual.denominator !== null &&
    detail.definition?.of === 'ratio' &&
    detail.definition.denominator.of === 'facts';
  const clear = (): void => set({ ...none });
  const chips = Object.entries(given).filter(([key]) => !['side', 'status'].includes(key));
  return (
    <Panel
      title={<span id="facts">{t('figure.factsTitle')}</span>}
      flush
      acts={
        <DownloadButton
          size="small"
          type="link"
          fetchFile={() => accounts.exportFacts(filter)}
          name={`${detail.indicator.level3}.xlsx`}
        >
          {t('figure.exportFacts')}
        </DownloadButton>
      }
    >
      <ListBar
        filtered={filtered}
        onClear={clear}
        filters={
          <>
            {isRatio && <SideChoice side={state.side} set={set} />}
            <StatusChoice status={state.status} set={set} />
            {chips.map(([dimension, code]) => (
              <Chip
                key={dimension}
                dimension={dimension}
                code={String(code)}
                detail={detail}
                onRemove={() => set({ [dimension]: '' })}
              />
            ))}
          </>
        }
        acts={<OrderChoice order={sort} set={set} />}
      />
      <Answered query={facts}>
        {({ items, total }) => (
          <>
            <FactTable rows={items} unit={detail.indicator.actual.unit} onOpen={setOpened} filtered={filtered} />
            <ListFoot total={total} page={page} pageSize={pageSize} set={set} />
          </>
        )}
      </Answered>
      {detail.corrections.length > 0 && <Corrections detail={detail} onOpen={setOpened} />}
      <FactDrawer id={opened} onClose={() => setOpened(null)} onOpen={setOpened} />
    </Panel>
  );
}

function Chip({
  dimension,
  code,
  detail,
  onRemove,
}: {
  dimension: string;
  code: string;
  detail: FigureDetail;
  onRemove: () => void;
}) {
  const names = useNames();
  const part = detail.breakdowns.find((one) => one.dimension === dimension)?.rows.find((row) => row.key === code);
  const label = wordOf(dimension, code, part?.label || (dimension === 'district' ? names.district(code) : code));
  return (
    <button
      type="button"
      className="tag"
      style={{ background: 'none', cursor: 'pointer', color: 'var(--accent)' }}
      onClick={onRemove}
    >
      {dimensionName(dimension)}：{label} ×
    </button>
  );
}

function FactTable({
  rows,
  unit,
  onOpen,
  filtered,
}: {
  rows: readonly FactRow[];
  unit: string;
  onOpen: (id: string) => void;
  filtered: boolean;
}) {
  const names = useNames();
  const t = useTexts(texts);
  const same = rows.every((row) => row.unit === rows[0]?.unit);
  const factUnit = rows[0]?.unit ?? unit;
  return (
    <DataTable
      label={t('figure.factsTitle')}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
      rowClass={(row) => (row.status === 'superseded' ? 'gone' : '')}
      empty={
        <EmptyState
          title={filtered ? t('figure.factsEmpty') : t('figure.noFacts')}
          hint={filtered ? t('figure.factsHint') : t('figure.noFactsHint')}
        />
      }
      columns={factColumns(t, names, onOpen, same ? factUnit : null)}
    />
  );
}

function factColumns(
  t: Translate<typeof texts.zh>,
  names: ReturnType<typeof useNames>,
  onOpen: (id: string) => void,
  unit: string | null,
): Column<FactRow>[] {
  return [
    {
      key: 'source',
      title: t('figure.source'),
      cell: (row) => (
        <button type="button" className="link" onClick={() => onOpen(row.id)}>
          {wordOf('kind', row.kind, row.kind)} · {sourceName(row.context, names.subProgramme(row.subProgramme), row.record.kind)}
        </button>
      ),
    },
    { key: 'when', title: t('figure.occurred'), cell: (row) => <span className="nowrap">{momentText(row.occurredAt)}</span> },
    { key: 'where', title: dimensionName('district'), cell: (row) => row.districtName || '—' },
    {
      key: 'method',
      title: t('figure.method'),
      cell: (row) =>
        row.method ? wordOf('method', row.method, row.method) : row.outcome ? wordOf('outcome', row.outcome, row.outcome) : '—',
    },
    {
      key: 'quantity',
      title:
        unit === null ? t('figure.quantity') : `${t('figure.quantity')}（${unitText(unit === units.fen ? units.yuan : unit)}）`,
      number: true,
      cell: (row) => (
        <span style={row.status === 'superseded' ? { textDecoration: 'line-through' } : undefined}>{amountIn(row, unit)}</span>
      ),
    },
    { key: 'evidence', title: t('figure.evidence'), number: true, cell: (row) => row.attachments.length || '—' },
    {
      key: 'proof',
      title: t('figure.proof'),
      cell: (row) => (
        <code className="hash muted" title={row.hash}>
          {row.hash.slice(0, 4)}…{row.hash.slice(-2)}
        </code>
      ),
    },
    { key: 'status', title: t('figure.status'), cell: (row) => t(`figure.${row.status}`) },
  ];
}

/** The quantity alone where the head of the column names the unit. */
function amountIn(row: FactRow, unit: string | null): string {
  if (unit === null) return amountText(row.quantity, row.unit);
  return row.unit === units.fen ? moneyText(row.quantity) : numberText(row.quantity);
}

function SideChoice({ side: chosen, set }: { side: string; set: (change: Partial<typeof none>) => void }) {
  const t = useTexts(texts);
  return (
    <Segmented
      size="small"
      aria-label={t('figure.side')}
      value={chosen || 'denominator'}
      onChange={(side) => set({ side: side === 'denominator' ? '' : side })}
      options={[
        { value: 'denominator', label: t('figure.denominator') },
        { value: 'numerator', label: t('figure.numerator') },
      ]}
    />
  );
}

/** The newest corrections: the former facts stay readable. */
function Corrections({ detail, onOpen }: { detail: FigureDetail; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  return (
    <div className="panel-body small muted" style={{ padding: '0 16px 12px' }}>
      {detail.corrections.slice(0, 5).map((one) => (
        <div key={one.factId}>
          <button type="button" className="link small" onClick={() => onOpen(one.factId)}>
            {t('figure.corrections')}
          </button>{' '}
          {t('figure.correctionLine', {
            day: one.occurredOn,
            before: `${numberText(one.before)} ${unitText(one.unit)}`,
            after: one.after === null ? '—' : numberText(one.after),
            reason: one.reason,
            who: recorderName(one.recordedBy),
            when: momentText(one.recordedAt),
          })}
        </div>
      ))}
    </div>
  );
}

function StatusChoice({ status: chosen, set }: { status: string; set: (change: Partial<typeof none>) => void }) {
  const t = useTexts(texts);
  return (
    <Segmented
      size="small"
      aria-label={t('figure.status')}
      value={chosen || 'standing'}
      onChange={(status) => set({ status: status === 'standing' ? '' : status })}
      options={[
        { value: 'standing', label: t('figure.standing') },
        { value: 'superseded', label: t('figure.superseded') },
        { value: 'all', label: t('figure.allStatus') },
      ]}
    />
  );
}

function OrderChoice({ order, set }: { order: string; set: (change: { sort: string }) => void }) {
  const t = useTexts(texts);
  return (
    <Select
      size="small"
      aria-label={t('figure.order')}
      value={order}
      style={{ width: 120 }}
      onChange={(value) => set({ sort: value })}
      options={(['newest', 'oldest', 'largest'] as const).map((value) => ({ value, label: t(`figure.${value}`) }))}
    />
  );
}
