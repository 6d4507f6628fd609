import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { changesIn, detailWords } from '#src/ui-kit/change-words.ts';
import { Changes } from '#src/ui-kit/changes.tsx';
import { type Column, DataTable, ListBar, ListFoot } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { DaysFilter, TextFilter } from '#src/ui-kit/filters.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import * as trail from '#src/ui-kit/trail.texts.ts';
import { access } from './client.ts';

type Entry = Awaited<ReturnType<typeof access.auditTrail.list>>['items'][number];
const none = { verb: '', recordKind: '', recordId: '', from: '', to: '' };

/** Who did what, when, to which record. */
export function TrailPage() {
  const t = useTexts(texts);
  const words = useTexts(trail);
  const { state, given, set, clear, filtered } = useListState(none);
  // A verb that a later version writes has no word here yet: its own name is better than none.
  const known = (key: string, otherwise: string): string => {
    const word = words(key as 'verb.admit');
    return word === key ? otherwise : word;
  };
  const { page, pageSize } = state;
  const list = useQuery({
    queryKey: ['trail', given, page, pageSize],
    queryFn: () => access.auditTrail.list({ ...given, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('trail.title')} lead={t('trail.lead')} />
      <section className="panel" aria-label={t('trail.title')}>
        <ListBar
          filtered={filtered}
          onClear={clear}
          filters={
            <>
              <TextFilter label={t('trail.verbFilter')} value={state.verb} onChange={(verb) => set({ verb })} width={160} />
              <TextFilter
                label={t('trail.recordKind')}
                value={state.recordKind}
                onChange={(recordKind) => set({ recordKind })}
                width={140}
              />
              <DaysFilter
                label={[t('trail.from'), t('trail.to')]}
                from={state.from}
                to={state.to}
                onChange={(from, to) => set({ from, to })}
              />
            </>
          }
          acts={<DownloadButton fetchFile={() => access.auditTrail.exportList(given)} name={`${t('trail.title')}.xlsx`} />}
        />
        <Answered query={list}>
          {({ items, total }) => (
            <>
              <DataTable
                label={t('trail.title')}
                rows={items}
                rowKey={(row) => row.id}
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

function entryColumns(
  t: Translate<typeof texts.zh>,
  known: (key: string, otherwise: string) => string,
  set: (change: Partial<typeof none>) => void,
): Column<Entry>[] {
  return [
    { key: 'when', title: t('trail.when'), cell: (row) => <span className="nowrap">{momentText(row.at)}</span> },
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
      title: t('trail.record'),
      cell: (row) => (
        <button
          type="button"
          className="link"
          title={row.recordId}
          onClick={() => set({ recordKind: row.recordKind, recordId: row.recordId })}
        >
          {known(`kind.${row.recordKind}`, row.recordKind)} {row.recordId.slice(-8)}
        </button>
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

/** Facts whose words may name somebody who was erased: each opens in its drawer, where the words can be taken away. */
function FactsNaming({ ids }: { ids: unknown }) {
  if (!Array.isArray(ids)) return null;
  return (
    <div className="small">
      {ids.map((id: string) => (
        <span key={id} style={{ marginRight: 8 }}>
          <AppLink to={paths.evidence} search={{ open: id }}>
            …{id.slice(-8)}
          </AppLink>
        </span>
      ))}
    </div>
  );
}
