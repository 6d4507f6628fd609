import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { changesIn, detailWords } from '#src/ui-kit/change-words.ts';
import { Changes } from '#src/ui-kit/changes.tsx';
import { type Column, DataTable, ListBar, ListFoot } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { ChoiceFilter, choicesOf, DaysFilter, TextFilter } from '#src/ui-kit/filters.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { CopyId } from '#src/ui-kit/copy-id.tsx';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import * as trail from '#src/ui-kit/trail.texts.ts';
import { access } from './client.ts';

type Entry = Awaited<ReturnType<typeof access.auditTrail.list>>['items'][number];
const none = { personId: '', verb: '', recordKind: '', recordId: '', record: '', from: '', to: '' };

/** Who did what, when, to which record. */
export function TrailPage() {
  const t = useTexts(texts);
  const words = useTexts(trail);
  const { state, given, set, clear, filtered } = useListState(none, '-at');
  // A verb that a later version writes has no word here yet: its own name is better than none.
  const known = (key: string, otherwise: string): string => {
    const word = words(key as 'verb.admit');
    return word === key ? otherwise : word;
  };
  const { page, pageSize } = state;
  const filter = { ...given, sort: state.sort as 'at' };
  const list = useQuery({
    queryKey: ['trail', filter, page, pageSize],
    queryFn: () => access.auditTrail.list({ ...filter, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('trail.title')} lead={t('trail.lead')} />
      <section className="panel" aria-label={t('trail.title')}>
        <ListBar
          filtered={filtered}
          onClear={clear}
          filters={<TrailFilters state={state} set={set} known={known} />}
          acts={<DownloadButton fetchFile={() => access.auditTrail.exportList(filter)} name={`${t('trail.title')}.xlsx`} />}
        />
        <Answered query={list}>
          {({ items, total }) => (
            <>
              <DataTable
                label={t('trail.title')}
                rows={items}
                rowKey={(row) => row.id}
                sort={state.sort}
                onSort={(sort) => set({ sort })}
                empty={<EmptyState title={t('trail.empty')} hint={t('trail.emptyHint')} />}
                columns={entryColumns(t, known, set)}
              />
              <ListFoot total={total} page={page} pageSize={pageSize} set={set} />
            </>
          )}
        </Answered>
      </section>
    </>
  );
}

function TrailFilters({
  state,
  set,
  known,
}: {
  state: typeof none;
  set: (change: Partial<typeof none>) => void;
  known: (key: string, otherwise: string) => string;
}) {
  const t = useTexts(texts);
  const { staff } = useSurroundings();
  return (
    <>
      <TextFilter label={t('trail.recordSearch')} value={state.record} onChange={(record) => set({ record })} />
      <ChoiceFilter
        label={t('trail.who')}
        value={state.personId}
        width={160}
        choices={[...staff].map(([value, label]) => ({ value, label }))}
        onChange={(personId) => set({ personId })}
      />
      <ChoiceFilter
        label={t('trail.verbFilter')}
        value={state.verb}
        width={160}
        choices={choicesOf(Object.keys(trail.zh.verb), (verb) => known(`verb.${verb}`, verb))}
        onChange={(verb) => set({ verb })}
      />
      <ChoiceFilter
        label={t('trail.recordKind')}
        value={state.recordKind}
        choices={choicesOf(Object.keys(trail.zh.kind), (kind) => known(`kind.${kind}`, kind))}
        onChange={(recordKind) => set({ recordKind, recordId: '' })}
      />
      <DaysFilter
        label={[t('trail.from'), t('trail.to')]}
        from={state.from}
        to={state.to}
        onChange={(from, to) => set({ from, to })}
      />
    </>
  );
}

function entryColumns(
  t: Translate<typeof texts.zh>,
  known: (key: string, otherwise: string) => string,
  set: (change: Partial<typeof none>) => void,
): Column<Entry>[] {
  return [
    { key: 'when', title: t('trail.when'), sort: 'at', cell: (row) => <span className="nowrap">{momentText(row.at)}</span> },
    { key: 'who', title: t('trail.who'), cell: (row) => <span className="nowrap">{row.actorName || '—'}</span> },
    {
      key: 'verb',
      title: t('trail.verb'),
      cell: (row) => (
        <button type="button" className="link" onClick={() => set({ verb: row.verb })}>
          {known(`verb.${row.verb}`, row.verb)}
        </button>
      ),
    },
    {
      key: 'record',
      width: 280,
      title: t('trail.record'),
      cell: (row) => (
        <RecordCell
          row={row}
          kind={known(`kind.${row.recordKind}`, row.recordKind)}
          onOnly={() => set({ recordKind: row.recordKind, recordId: row.recordId })}
        />
      ),
    },
    {
      key: 'detail',
      title: t('trail.detail'),
      cell: (row) => (
        <>
          <Changes changes={changesIn(row.detail)} />
          <div className="small muted" style={{ overflowWrap: 'anywhere' }}>
            {detailWords(row.detail, chosenLanguage()).join(' · ')}
          </div>
          <FactsNaming ids={row.detail.naming} />
        </>
      ),
    },
  ];
}

interface RecordPage {
  /** Who reads the trail need not read what it tells of. */
  permission: string;
  to: (id: string) => string;
  /** The part of the query that opens the record; left out where its address does. */
  search?: string;
}

/** Where the page of a record is; of a sign-up that of its session. */
const pageOfKind: Record<string, RecordPage> = {
  session: { permission: 'sessions.read', to: paths.session },
  expense: { permission: 'expenses.read', to: () => paths.expenses, search: 'open' },
  'hand-entry': { permission: 'hand-entries.read', to: () => paths.handEntries, search: 'open' },
  'entry-batch': { permission: 'hand-entries.read', to: () => paths.handEntries, search: 'batchId' },
  fact: { permission: 'evidence.read', to: () => paths.evidence, search: 'open' },
  indicator: { permission: 'plan.read', to: paths.indicator },
  rectification: { permission: 'account.read', to: paths.figure },
  activity: { permission: 'plan.read', to: () => paths.activities },
  programme: { permission: 'plan.read', to: () => paths.programme },
  venue: { permission: 'venues.read', to: () => paths.network },
  speaker: { permission: 'speakers.read', to: () => paths.speakers },
};

/** What the record is called, with the way to it; below, what kind it is, its id to copy, and all that was done to it. */
function RecordCell({ row, kind, onOnly }: { row: Entry; kind: string; onOnly: () => void }) {
  const t = useTexts(texts);
  const { record } = row;
  const { permissions } = useSurroundings().person;
  const link = record?.link;
  const page = link && pageOfKind[link.kind];
  return (
    <>
      {page && permissions.includes(page.permission) ? (
        <AppLink to={page.to(link.id)} search={page.search ? { [page.search]: link.id } : undefined}>
          {record.name}
        </AppLink>
      ) : (
        <span>{record?.name ?? kind}</span>
      )}
      <div className="small muted">
        {record && `${kind} · `}
        <CopyId id={row.recordId} /> ·{' '}
        <button type="button" className="link small" onClick={onOnly}>
          {t('trail.only')}
        </button>
      </div>
    </>
  );
}

/** Facts whose words may name somebody who was erased: each opens in its drawer, where the words can be taken away. */
function FactsNaming({ ids }: { ids: unknown }) {
  const t = useTexts(texts);
  if (!Array.isArray(ids)) return null;
  return (
    <div className="small">
      {ids.map((id: string, at) => (
        <span key={id} style={{ marginRight: 8 }}>
          <AppLink to={paths.evidence} search={{ open: id }}>
            {t('trail.fact', { number: at + 1 })}
          </AppLink>
        </span>
      ))}
    </div>
  );
}
