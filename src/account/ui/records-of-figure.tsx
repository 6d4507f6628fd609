import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { type Column, DataTable, ListBar, ListFoot } from '#src/ui-kit/data-table.tsx';
import { Dotted } from '#src/ui-kit/dotted.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { attachmentUrl, methodText } from '#src/ui-kit/fact-parts.tsx';
import { amountText, moneyText, numberText, units, unitText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { dimensionHead, expenseName, sourceName, wordOf } from '#src/ui-kit/measure-words.ts';
import { Answered, EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { useNames, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { FigureDetail, RecordOfFigure } from '../account.contract.ts';
import * as texts from './figure.texts.ts';
import { accounts } from './at-picker.tsx';
import { noParts } from './chosen-parts.ts';
import { Corrections } from './corrections.tsx';
import { FactOfFigure } from './fact-drawer.tsx';
import { FactsOfRecord } from './facts-of-record.tsx';
import { DimensionChip, OrderChoice, SideChoice, StatusChoice } from './record-filters.tsx';

const none = { side: '', status: '', ...noParts };

/** What the figure is made of, record by record: a session, an entry, an expense, each summed, with its attachments at hand. */
export function RecordsOfFigure({ detail, at }: { detail: FigureDetail; at: string }) {
  const t = useTexts(texts);
  const { state, given, set, filtered } = useListState(none, 'newest', 10);
  const [opened, setOpened] = useState<string | null>(null);
  const { page, pageSize, sort } = state;
  const filter = { indicatorId: detail.indicator.id, at: at || undefined, ...given, sort } as Parameters<
    typeof accounts.exportFacts
  >[0];
  const records = useQuery({
    queryKey: ['figure-records', filter, page, pageSize],
    queryFn: () => accounts.records({ ...filter, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  const isRatio =
    detail.indicator.actual.denominator !== null &&
    detail.definition?.of === 'ratio' &&
    detail.definition.denominator.of === 'facts';
  const chips = Object.entries(given).filter(([key]) => !['side', 'status'].includes(key));
  return (
    <Panel
      title={<span id="records">{t('records.title')}</span>}
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
      <OwnDistrict detail={detail} />
      <ListBar
        filtered={filtered}
        onClear={() => set({ ...none })}
        filters={
          <>
            {isRatio && <SideChoice side={state.side} set={set} />}
            <StatusChoice status={state.status} set={set} />
            {chips.map(([dimension, code]) => (
              <DimensionChip
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
      <Answered query={records}>
        {({ items, total }) => (
          <>
            <RecordTable rows={items} filter={filter} onOpenFact={setOpened} filtered={filtered} />
            {total === null && <UncountedFoot page={page} more={items.length === pageSize} go={(next) => set({ page: next })} />}
            {total !== null && total > 0 && <ListFoot total={total} page={page} pageSize={pageSize} set={set} />}
          </>
        )}
      </Answered>
      <Corrections detail={detail} onOpen={setOpened} />
      <FactOfFigure id={opened} onClose={() => setOpened(null)} onOpen={setOpened} />
    </Panel>
  );
}

/** The foot of a list that is too long to be counted: only on and back. */
function UncountedFoot({ page, more, go }: { page: number; more: boolean; go: (page: number) => void }) {
  const t = useTexts(texts);
  return (
    <div className="list-foot">
      <span className="muted small">{t('records.uncounted', { page: numberText(page) })}</span>
      <Space>
        <Button size="small" disabled={page === 1} onClick={() => go(page - 1)}>
          {t('records.back')}
        </Button>
        <Button size="small" disabled={!more} onClick={() => go(page + 1)}>
          {t('records.on')}
        </Button>
      </Space>
    </div>
  );
}

/** The figure and its breakdown are the whole city's; whoever sees one district is told that the list is shorter. */
function OwnDistrict({ detail }: { detail: FigureDetail }) {
  const t = useTexts(texts);
  const separator = useKitTexts()('say.listSeparator');
  const { districts } = useSurroundings();
  const { ownFacts, facts } = detail.evidence;
  if (ownFacts === null) return null;
  return (
    <p className="notice own-district" role="note">
      {t('records.own', {
        districts: districts.map(({ name }) => name).join(separator),
        own: numberText(ownFacts),
        all: numberText(facts),
      })}
    </p>
  );
}

type Filter = Parameters<typeof accounts.exportFacts>[0];

function RecordTable({
  rows,
  filter,
  onOpenFact,
  filtered,
}: {
  rows: readonly RecordOfFigure[];
  filter: Filter;
  onOpenFact: (id: string) => void;
  filtered: boolean;
}) {
  const t = useTexts(texts);
  const names = useNames();
  const [unfolded, setUnfolded] = useState<string | null>(null);
  const toggle = (row: RecordOfFigure): void => setUnfolded(unfolded === keyOf(row) ? null : keyOf(row));
  const all = new Set(rows.flatMap((row) => row.parts.map((part) => part.unit)));
  const unit = all.size === 1 ? [...all][0]! : null;
  return (
    <DataTable
      label={t('records.title')}
      rows={rows}
      rowKey={keyOf}
      onOpen={toggle}
      rowClass={(row) => (unfolded === keyOf(row) ? 'is-open' : '')}
      unfolded={(row) =>
        unfolded === keyOf(row) ? <FactsOfRecord record={row.record} filter={filter} onOpen={onOpenFact} /> : null
      }
      empty={
        <EmptyState
          title={filtered ? t('records.noneFound') : t('figure.noFacts')}
          hint={filtered ? t('figure.factsHint') : t('figure.noFactsHint')}
        />
      }
      columns={recordColumns(t, names, { unit, isOpen: (row) => unfolded === keyOf(row), toggle })}
    />
  );
}

const keyOf = ({ record }: RecordOfFigure): string => `${record.kind} ${record.id}`;

function recordColumns(
  t: Translate<typeof texts.zh>,
  names: ReturnType<typeof useNames>,
  {
    unit,
    isOpen,
    toggle,
  }: { unit: string | null; isOpen: (row: RecordOfFigure) => boolean; toggle: (row: RecordOfFigure) => void },
): Column<RecordOfFigure>[] {
  return [
    {
      key: 'what',
      title: t('records.what'),
      cell: (row) => <RecordName row={row} open={isOpen(row)} onToggle={() => toggle(row)} />,
    },
    { key: 'when', title: t('records.when'), cell: (row) => <span className="nowrap">{row.occurredOn}</span> },
    {
      key: 'where',
      title: dimensionHead('district'),
      cell: (row) => <span className="nowrap">{row.districtName || names.district(row.district) || '—'}</span>,
    },
    { key: 'parts', title: t('records.parts'), cell: (row) => <Parts row={row} unit={unit} /> },
    {
      key: 'quantity',
      title:
        unit === null
          ? t('figure.quantity')
          : t('records.quantityIn', { unit: unitText(unit === units.fen ? units.yuan : unit) }),
      number: true,
      cell: (row) => <strong>{totalOf(row, unit)}</strong>,
    },
    { key: 'evidence', title: t('figure.evidence'), cell: (row) => <Attachments row={row} /> },
    { key: 'proof', title: t('log.proof'), cell: (row) => <Proved row={row} /> },
  ];
}

function RecordName({ row, open, onToggle }: { row: RecordOfFigure; open: boolean; onToggle: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const names = useNames();
  const subProgramme = names.subProgramme(row.subProgramme);
  const kind = ['session', 'expense', 'hand-entry'].includes(row.record.kind)
    ? kit(`recordKind.${row.record.kind as 'session'}`)
    : row.record.kind;
  return (
    <div className="record-name">
      <button type="button" className="link" aria-expanded={open} onClick={onToggle}>
        {row.expenseKind
          ? expenseName(row.expenseKind, names.budgetLine(row.budgetLine))
          : sourceName({ title: row.title }, subProgramme, row.record.kind)}
      </button>
      <div className="small muted">
        <Dotted pieces={[subProgramme, kind, t('records.facts', { count: numberText(row.facts) })]} />
      </div>
    </div>
  );
}

/** How its sum was counted: `门口核验 24 · 清点（未登记姓名）1`. The kinds are named where a figure takes several. */
function Parts({ row, unit }: { row: RecordOfFigure; unit: string | null }) {
  const t = useTexts(texts);
  const kinds = new Set(row.parts.map((part) => part.kind));
  // A head count that finds nobody beyond those known by name adds nothing.
  const shown = row.parts.filter((part) => part.quantity !== 0 || row.parts.length === 1);
  // A session's head count adds only those whom nobody wrote down.
  const methodOf = (part: RecordOfFigure['parts'][number]): string =>
    row.record.kind === 'session' && ['counted', 'estimated'].includes(part.method)
      ? t('records.notByName', { method: methodText(part) })
      : methodText(part);
  return (
    <ul className="record-parts">
      {shown.map((part) => {
        const how = part.method || part.outcome ? methodOf(part) : '';
        const kind = kinds.size > 1 || !how ? wordOf('kind', part.kind, part.kind) : '';
        return (
          <li key={`${part.kind} ${part.method} ${part.way} ${part.outcome} ${part.unit}`}>
            {[kind, how].filter(Boolean).join(' · ')}{' '}
            {unit === null ? amountText(part.quantity, part.unit) : amountIn(part.quantity, unit)}
          </li>
        );
      })}
      {row.parts.length === 0 && <li className="muted">—</li>}
    </ul>
  );
}

function amountIn(quantity: number, unit: string): string {
  return unit === units.fen ? moneyText(quantity) : numberText(quantity);
}

function totalOf(row: RecordOfFigure, unit: string | null): string {
  if (row.parts.length === 0 || unit === null) return '—';
  return amountIn(
    row.parts.reduce((sum, part) => sum + part.quantity, 0),
    unit,
  );
}

/** Whether all that the figure takes from the record stands in the signed log; the proof of each fact is in its drawer. */
function Proved({ row: { waiting } }: { row: RecordOfFigure }) {
  const t = useTexts(texts);
  if (waiting === null) return <span className="muted">—</span>;
  if (waiting > 0) return <span className="muted nowrap">{t('log.waits', { count: numberText(waiting) })}</span>;
  return (
    <span className="proved" title={t('log.proved')}>
      <span aria-hidden="true">✓</span>
      <span className="visually-hidden">{t('log.proved')}</span>
    </span>
  );
}

const few = 2;
/** How wide a file's name may be, in half-width letters; its end, which tells it from its neighbours, always shows. */
const widest = 21;
const tail = 10;

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/u.test(sign) ? 2 : 1), 0);

function shortName(name: string): string {
  if (widthOf(name) <= widest) return name;
  const signs = [...name];
  const end = signs.slice(-tail).join('');
  let start = '';
  for (const sign of signs) {
    if (widthOf(`${start}${sign}…${end}`) > widest) break;
    start += sign;
  }
  return `${start}…${end}`;
}

function Attachments({ row }: { row: RecordOfFigure }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [all, setAll] = useState(false);
  const shown = all ? row.attachments : row.attachments.slice(0, few);
  if (shown.length === 0) return <span className="muted">{t('records.noAttachment')}</span>;
  return (
    <div className="record-files">
      {shown.map((file) => (
        <span key={file.id}>
          <a href={attachmentUrl(file.id)} target="_blank" rel="noreferrer" title={file.fileName} aria-label={file.fileName}>
            {shortName(file.fileName)}
          </a>
          <code className="hash muted" title={`SHA-256 ${file.sha256}`}>
            {`sha ${file.sha256.slice(0, 4)}…${file.sha256.slice(-4)}`}
          </code>{' '}
          <button
            type="button"
            className="link small"
            aria-label={t('figure.copy', { file: file.fileName })}
            onClick={() => void navigator.clipboard.writeText(file.sha256).then(() => message.success(t('figure.copied')))}
          >
            {t('figure.copyShort')}
          </button>
        </span>
      ))}
      {shown.length < row.attachments.length && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {t('figure.others', { count: row.attachments.length - shown.length })}
        </button>
      )}
    </div>
  );
}
