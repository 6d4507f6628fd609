import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import type { ComponentType } from 'react';
import { audiences, countingMethods, venueKinds } from '#src/kernel/vocabulary.ts';
import { factKinds } from '#src/kernel/fact-kinds.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { type Column, DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { ChoiceFilter, choicesOf, DaysFilter } from '#src/ui-kit/filters.tsx';
import { methodText } from '#src/ui-kit/fact-parts.tsx';
import { amountText, momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { wordOf } from '#src/ui-kit/measure-words.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useNames, useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import { evidenceContract, type FactView } from '../evidence.contract.ts';
import * as texts from './evidence.texts.ts';

const evidence = clientOf(evidenceContract);
const none = {
  kinds: '',
  districts: '',
  methods: '',
  venueKinds: '',
  audiences: '',
  subProgrammes: '',
  from: '',
  to: '',
  superseded: '',
  open: '',
};

/** A fact beside the list that it was opened from. */
type FactDrawer = ComponentType<{ id: string | null; onClose: () => void; onOpen: (id: string) => void }>;

/** Every fact of the programme, newest first. */
export function FactsPage({ drawer: Drawer }: { drawer: FactDrawer }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const { state, given, set, clear, filtered } = useListState(none, '-occurredAt');
  const { open, superseded, ...lists } = given;
  const filter = {
    programmeId: programme.id,
    ...lists,
    ...(superseded ? { superseded: true } : {}),
    sort: state.sort as 'occurredAt',
  };
  const { page, pageSize } = state;
  const facts = useQuery({
    queryKey: ['facts', filter, page, pageSize],
    queryFn: () => evidence.facts({ ...filter, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <section className="panel" aria-label={t('title')}>
        <ListBar
          filters={<Filters state={state} set={set} />}
          filtered={filtered}
          onClear={clear}
          acts={<DownloadButton fetchFile={() => evidence.exportFacts(filter)} name={`${t('title')}.xlsx`} />}
        />
        <Answered query={facts}>
          {({ items, total }) => (
            <>
              <FactTable
                items={items}
                onOpen={(id) => set({ open: id, page })}
                sort={state.sort}
                onSort={(sort) => set({ sort })}
                empty={filtered ? <NothingMatches /> : <EmptyState title={t('empty')} hint={t('emptyHint')} />}
              />
              <ListFoot total={total} page={page} pageSize={pageSize} set={set} />
            </>
          )}
        </Answered>
      </section>
      <Drawer id={open || null} onClose={() => set({ open: '', page })} onOpen={(id) => set({ open: id, page })} />
    </>
  );
}

function Filters({ state, set }: { state: typeof none; set: (change: Partial<typeof none>) => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { districts, programme } = useSurroundings();
  return (
    <>
      <ChoiceFilter
        label={kit('field.kind')}
        value={state.kinds}
        choices={choicesOf(Object.keys(factKinds), (kind) => wordOf('kind', kind, kind))}
        onChange={(kinds) => set({ kinds })}
      />
      <ChoiceFilter
        label={kit('field.district')}
        value={state.districts}
        width={112}
        choices={districts.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(value) => set({ districts: value })}
      />
      <ChoiceFilter
        label={kit('field.method')}
        value={state.methods}
        width={112}
        choices={choicesOf(countingMethods, (method) => wordOf('method', method, method))}
        onChange={(methods) => set({ methods })}
      />
      <ChoiceFilter
        label={kit('field.venueKind')}
        value={state.venueKinds}
        width={112}
        choices={choicesOf(venueKinds, (kind) => wordOf('venueKind', kind, kind))}
        onChange={(value) => set({ venueKinds: value })}
      />
      <ChoiceFilter
        label={kit('field.audience')}
        value={state.audiences}
        width={104}
        choices={choicesOf(audiences, (audience) => wordOf('audience', audience, audience))}
        onChange={(value) => set({ audiences: value })}
      />
      <ChoiceFilter
        label={kit('field.subProgramme')}
        value={state.subProgrammes}
        width={140}
        choices={(programme?.subProgrammes ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(subProgrammes) => set({ subProgrammes })}
      />
      <DaysFilter label={[t('from'), t('to')]} from={state.from} to={state.to} onChange={(from, to) => set({ from, to })} />
      <Checkbox checked={state.superseded !== ''} onChange={(event) => set({ superseded: event.target.checked ? 'true' : '' })}>
        {t('showSuperseded')}
      </Checkbox>
    </>
  );
}

function FactTable({
  items,
  onOpen,
  sort,
  onSort,
  empty,
}: {
  items: readonly FactView[];
  onOpen: (id: string) => void;
  sort: string;
  onSort: (sort: string) => void;
  empty?: React.ReactNode;
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const names = useNames();
  return (
    <DataTable
      label={t('title')}
      rows={items}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={onSort}
      onOpen={(row) => onOpen(row.id)}
      rowClass={(row) => (row.supersededBy ? 'gone' : '')}
      empty={empty}
      columns={factColumns(t, kit, names, onOpen)}
    />
  );
}

function factColumns(
  t: Translate<typeof texts.zh>,
  kit: ReturnType<typeof useKitTexts>,
  names: ReturnType<typeof useNames>,
  onOpen: (id: string) => void,
): Column<FactView>[] {
  return [
    {
      key: 'what',
      title: t('column.what'),
      cell: (row) => (
        <>
          <button type="button" className="link" onClick={() => onOpen(row.id)}>
            {wordOf('kind', row.kind, row.kind)} · {names.source(row)}
          </button>
          <div className="small muted">
            {row.supersededBy && t('superseded')} {row.supersedes && t('correction')}
          </div>
        </>
      ),
    },
    {
      key: 'when',
      title: t('column.when'),
      sort: 'occurredAt',
      cell: (row) => <span className="nowrap">{momentText(row.occurredAt)}</span>,
    },
    { key: 'where', title: t('column.where'), cell: (row) => names.district(row.district) || '—' },
    {
      key: 'method',
      title: t('column.method'),
      cell: (row) => methodText({ ...row, way: row.context.way }),
    },
    {
      key: 'quantity',
      title: t('column.quantity'),
      number: true,
      cell: (row) => (
        <span style={row.supersededBy ? { textDecoration: 'line-through' } : undefined}>
          {amountText(row.quantity, row.unit)}
        </span>
      ),
    },
    { key: 'attachments', title: t('column.attachments'), number: true, cell: (row) => row.attachments.length || '—' },
    {
      key: 'proof',
      title: t('column.proof'),
      cell: (row) => (
        <span title={row.hash}>
          <StateMark tone={row.proof ? 'good' : 'none'}>{kit(row.proof ? 'proof.mark' : 'proof.waiting')}</StateMark>
        </span>
      ),
    },
  ];
}
