import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { AttachmentLink } from '#src/ui-kit/attachment-names.tsx';
import { AttachmentField } from '#src/ui-kit/attachment-field.tsx';
import { type Column, DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { Dotted } from '#src/ui-kit/dotted.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { ChoiceFilter, choicesOf, DaysFilter, TextFilter } from '#src/ui-kit/filters.tsx';
import { amountText, momentText, numberText, unitText } from '#src/ui-kit/format.ts';
import { ImportDialog, unchangedOf } from '#src/ui-kit/import-dialog.tsx';
import { ImportsStrip } from '#src/ui-kit/imports-strip.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { type Given, ReasonDialog } from '#src/ui-kit/reason-dialog.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useMay, useNames, useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import { type HandEntry, handEntryKinds, handEntryMethods } from '../hand-entry.contract.ts';
import { entries } from './clients.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import * as texts from './hand-entries.texts.ts';

const none = { text: '', kind: '', method: '', district: '', from: '', to: '', batchId: '', open: '' };

/** Of the remarks on a file; how many more there are is said. */
const shownRemarks = 5;

/** What was entered by hand or from Excel, each with its evidence, and each batch to be undone. */
export function HandEntriesPage() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const programme = useProgramme();
  const mayWrite = useMay('hand-entries.write');
  const [open, setOpen] = useState<'new' | 'import' | HandEntry | null>(null);
  const [attached, setAttached] = useState<string[]>([]);
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        acts={
          mayWrite && (
            <>
              <Button onClick={() => setOpen('import')}>{kit('act.import')}</Button>
              <Button type="primary" onClick={() => setOpen('new')}>
                {t('enter')}
              </Button>
            </>
          )
        }
      />
      <div className="stack">
        <Batches />
        <EntryList onCorrect={setOpen} />
      </div>
      {open !== null && open !== 'import' && (
        <EntryDialog entry={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />
      )}
      <ImportDialog
        open={open === 'import'}
        onClose={() => {
          setOpen(null);
          setAttached([]);
        }}
        template={{ fetchFile: () => entries.template({ programmeId: programme.id }), name: `${t('template')}.xlsx` }}
        extra={
          <div>
            <div className="small muted">{t('forAllRows')}</div>
            <AttachmentField value={attached} onChange={setAttached} />
          </div>
        }
        send={async (file, dryRun, confirmed) => {
          const report = await entries.upload({ programmeId: programme.id, file, dryRun, confirmed, attachmentIds: attached });
          const problems = report.errors.map(({ cell, column, value, message }) => ({ cell, column, value, problem: message }));
          const same = unchangedOf(report, kit);
          const notes = [
            same.note,
            ...report.sums.map(({ quantity, unit }) => amountText(quantity, unit)),
            report.duplicates.length > 0 && t('duplicates', { count: report.duplicates.length }),
            ...remarksOf(report.warnings, t),
          ];
          return {
            rows: report.rows,
            problems: [
              ...problems,
              ...report.duplicates
                .filter((one) => !report.applied && problems.every((other) => other.cell !== one.cell))
                .map(({ cell, column, value, message }) => ({ cell, column, value, problem: message })),
            ],
            doubts: report.doubts.map(({ cell, column, value, message }) => ({ cell, column, value, problem: message })),
            note: notes.filter(Boolean).join(' · '),
            changesNothing: same.changesNothing && report.duplicates.length === 0,
          };
        }}
      />
    </>
  );
}

function remarksOf(warnings: Awaited<ReturnType<typeof entries.upload>>['warnings'], t: Translate<typeof texts.zh>): string[] {
  const more = warnings.length - shownRemarks;
  return [
    ...warnings.slice(0, shownRemarks).map((warning) => `${warning.cell}：${warning.message}`),
    ...(more > 0 ? [t('moreWarnings', { count: more })] : []),
  ];
}

function EntryList({ onCorrect }: { onCorrect: (entry: HandEntry) => void }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const { state, given, set, clear, filtered } = useListState(none, '-occurredOn');
  const { page, pageSize } = state;
  const { open, ...filters } = given;
  const filter = { programmeId: programme.id, ...filters, sort: state.sort } as Parameters<typeof entries.export>[0];
  const list = useQuery({
    queryKey: ['hand-entries', filter, page, pageSize],
    queryFn: () => entries.list({ ...filter, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="panel" aria-label={t('title')}>
      <ListBar
        filtered={filtered}
        onClear={clear}
        filters={<EntryFilters state={state} set={set} />}
        acts={<DownloadButton fetchFile={() => entries.export(filter)} name={`${t('title')}.xlsx`} />}
      />
      <Answered query={list}>
        {({ items, total }) => (
          <>
            <EntryTable
              items={items}
              sort={state.sort}
              onSort={(sort) => set({ sort })}
              onOpen={(row) => set({ open: row.id, page })}
              onCorrect={onCorrect}
              filtered={filtered}
            />
            <ListFoot total={total} page={page} pageSize={pageSize} set={set} />
          </>
        )}
      </Answered>
      <EntryDrawer
        id={open || null}
        onClose={() => set({ open: '', page })}
        onCorrect={(entry) => {
          set({ open: '', page });
          onCorrect(entry);
        }}
      />
    </section>
  );
}

function EntryFilters({ state, set }: { state: typeof none; set: (change: Partial<typeof none>) => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { districts } = useSurroundings();
  return (
    <>
      <TextFilter label={t('search')} value={state.text} onChange={(text) => set({ text })} width={160} />
      <ChoiceFilter
        label={kit('field.kind')}
        value={state.kind}
        width={104}
        choices={choicesOf(handEntryKinds, (kind) => t(`kind.${kind as 'output'}`))}
        onChange={(kind) => set({ kind })}
      />
      <ChoiceFilter
        label={kit('field.method')}
        value={state.method}
        width={112}
        choices={choicesOf(handEntryMethods, (method) => kit(`method.${method as 'counted'}`))}
        onChange={(method) => set({ method })}
      />
      <ChoiceFilter
        label={kit('field.district')}
        value={state.district}
        width={112}
        choices={districts.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(district) => set({ district })}
      />
      <DaysFilter label={[t('from'), t('to')]} from={state.from} to={state.to} onChange={(from, to) => set({ from, to })} />
    </>
  );
}

interface EntryTableProps {
  items: readonly HandEntry[];
  sort: string;
  onSort: (sort: string) => void;
  onOpen: (entry: HandEntry) => void;
  onCorrect: (entry: HandEntry) => void;
  filtered: boolean;
}

function EntryTable({ items, sort, onSort, onOpen, onCorrect, filtered }: EntryTableProps) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <DataTable
      label={t('title')}
      rows={items}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={onSort}
      onOpen={onOpen}
      rowClass={(row) => (row.undoneAt ? 'gone' : '')}
      empty={filtered ? <NothingMatches /> : <EmptyState title={t('empty')} hint={t('emptyHint')} />}
      columns={entryColumns(t, kit, { onOpen, onCorrect })}
    />
  );
}

function Attachments({ ids, names }: { ids: readonly string[]; names: readonly string[] }) {
  const t = useTexts(texts);
  if (ids.length === 0) return <StateMark tone="none">{t('lacksEvidence')}</StateMark>;
  return (
    <span className="row">
      {ids.map((id, at) => (
        <AttachmentLink key={id} id={id} name={names[at]} />
      ))}
    </span>
  );
}

function Batches() {
  const t = useTexts(texts);
  const programme = useProgramme();
  const [undoing, setUndoing] = useState<{ id: string; rows: number } | null>(null);
  const batches = useQuery({
    queryKey: ['hand-batches', programme.id],
    queryFn: () => entries.batches({ programmeId: programme.id }),
  });
  const imported = (batches.data?.items ?? []).filter((batch) => batch.fileName !== null || batch.rows > 1).slice(0, 20);
  return (
    <>
      <ImportsStrip
        title={t('batches.title')}
        lines={imported.map((batch) => ({
          key: batch.id,
          line: (
            <>
              <span>{batch.fileName ?? t('batches.single')}</span>
              <span className="muted">
                {t('batches.batch', { rows: batch.rows, who: batch.enteredBy, when: momentText(batch.enteredAt) })}
              </span>
              {batch.undoneAt ? (
                <span className="muted">{t('batches.undone')}</span>
              ) : (
                batch.abilities.undo && (
                  <button type="button" className="link" onClick={() => setUndoing(batch)}>
                    {t('batches.undo')}
                  </button>
                )
              )}
            </>
          ),
        }))}
      />
      {undoing && <UndoDialog batch={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}

function UndoDialog({ batch, onClose }: { batch: { id: string; rows: number }; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const act = useAct({
    run: ({ reason }: Given) => entries.undo({ batchId: batch.id, reason }),
    done: kit('say.done'),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={t('batches.undoAsk', { rows: batch.rows })}
      text={t('batches.undoText')}
      label={t('batches.reason')}
      shortest={2}
      okText={t('batches.undo')}
      danger
      pending={act.isPending}
      onSubmit={act.mutate}
      onClose={onClose}
    />
  );
}

function entryColumns(
  t: Translate<typeof texts.zh>,
  kit: ReturnType<typeof useKitTexts>,
  { onOpen, onCorrect }: Pick<EntryTableProps, 'onOpen' | 'onCorrect'>,
): Column<HandEntry>[] {
  return [
    {
      key: 'what',
      title: t('column.what'),
      sort: 'what',
      cell: (row) => <What entry={row} onOpen={() => onOpen(row)} />,
    },
    {
      key: 'when',
      title: t('column.when'),
      sort: 'occurredOn',
      cell: (row) => <span className="nowrap">{row.occurredOn}</span>,
    },
    {
      key: 'district',
      title: t('column.district'),
      sort: 'district',
      cell: (row) => <span className="nowrap">{[row.districtName, row.streetName].filter(Boolean).join(' ') || '—'}</span>,
    },
    {
      key: 'method',
      title: t('column.method'),
      cell: (row) => <span className="nowrap">{row.method ? kit(`method.${row.method}`) : t(`kind.${row.kind}`)}</span>,
    },
    {
      key: 'quantity',
      title: t('column.quantity'),
      number: true,
      sort: 'quantity',
      cell: (row) => `${numberText(row.quantity)} ${unitText(row.unit)}`,
    },
    {
      key: 'evidence',
      title: t('column.evidence'),
      width: 260,
      cell: (row) =>
        row.withoutEvidence ? (
          <StateMark tone="warn">{t('noEvidence')}</StateMark>
        ) : (
          <Attachments ids={row.attachmentIds} names={row.attachmentNames} />
        ),
    },
    {
      key: 'by',
      title: t('column.by'),
      cell: (row) => <EnteredBy entry={row} />,
    },
    {
      key: 'acts',
      title: '',
      cell: (row) =>
        row.abilities.correct && (
          <button type="button" className="link nowrap" onClick={() => onCorrect(row)}>
            {t('correct')}
          </button>
        ),
    },
  ];
}

function What({ entry, onOpen }: { entry: HandEntry; onOpen: () => void }) {
  const kit = useKitTexts();
  const names = useNames();
  const { subProgramme, activityName, venueKind, audience } = entry;
  return (
    <>
      <button type="button" className="link" onClick={onOpen}>
        {entry.what}
      </button>
      <div className="small muted">
        <Dotted
          pieces={[
            names.subProgramme(subProgramme),
            activityName,
            venueKind && kit(`venueKind.${venueKind}`),
            audience && kit(`audience.${audience}`),
          ]}
        />
      </div>
    </>
  );
}

function EnteredBy({ entry }: { entry: HandEntry }) {
  const t = useTexts(texts);
  return (
    <span className="small muted">
      <Dotted
        pieces={[
          entry.enteredBy,
          momentText(entry.enteredAt),
          entry.corrected > 0 && t('corrected', { count: entry.corrected }),
          entry.undoneAt && t('undone'),
        ]}
      />
    </span>
  );
}
