import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { audiences, venueKinds } from '#src/kernel/vocabulary.ts';
import { type Column, DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { ChoiceFilter, choicesOf, DaysFilter, TextFilter } from '#src/ui-kit/filters.tsx';
import { numberText, spanText, yearMonthText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark, sessionTone } from '#src/ui-kit/state-mark.tsx';
import { useMay, useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import { type SessionSummary, sessionStates } from '../session.contract.ts';
import { network, sessions } from './clients.ts';
import { ComingElsewhere } from './coming.tsx';
import * as texts from './sessions-list.texts.ts';

const none = {
  text: '',
  state: '',
  district: '',
  street: '',
  month: '',
  venueKind: '',
  audience: '',
  subProgramme: '',
  activityId: '',
  awaiting: '',
  from: '',
  to: '',
};

/** All sessions of the programme that the person may see. */
export function SessionsPage() {
  const t = useTexts(texts);
  const programme = useProgramme();
  const navigate = useNavigate();
  const mayWrite = useMay('sessions.write');
  const mayDoor = useMay('door.run');
  const { state, given, set, clear, filtered } = useListState(none, '-startsAt');
  const filter = { programmeId: programme.id, ...given, sort: state.sort } as Parameters<typeof sessions.export>[0];
  const { page, pageSize } = state;
  const list = useQuery({
    queryKey: ['sessions', filter, page, pageSize],
    queryFn: () => sessions.list({ ...filter, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  const add = (
    <Button type="primary" onClick={() => void navigate({ to: paths.newSession as '/' })}>
      {t('list.add')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('list.title')}
        acts={
          <>
            {mayDoor && <Button href={paths.door}>{t('list.door')}</Button>}
            {mayWrite && add}
          </>
        }
      />
      <ComingElsewhere />
      <section className="panel" aria-label={t('list.title')}>
        <ListBar
          filters={<Filters state={state} set={set} />}
          filtered={filtered}
          onClear={clear}
          acts={<DownloadButton fetchFile={() => sessions.export(filter)} name={`${t('list.title')}.xlsx`} />}
        />
        <Answered query={list}>
          {({ items, total }) => (
            <>
              <SessionTable
                items={items}
                sort={state.sort}
                onSort={(sort) => set({ sort })}
                onOpen={(session) => void navigate({ to: paths.session(session.id) as '/' })}
                empty={
                  filtered ? (
                    <NothingMatches />
                  ) : (
                    <EmptyState title={t('list.empty')} hint={t('list.emptyHint')}>
                      {mayWrite && add}
                    </EmptyState>
                  )
                }
              />
              <ListFoot total={total} page={page} pageSize={pageSize} set={set} />
            </>
          )}
        </Answered>
      </section>
    </>
  );
}

/** A unit below a city tells its streets apart, or its communities. */
function StreetFilter({ value, onChange }: { value: string; onChange: (street: string) => void }) {
  const t = useTexts(texts);
  const { regionCode } = useSurroundings();
  const places = useQuery({
    queryKey: ['regions-below', regionCode],
    queryFn: () => network.regions.list({ parent: regionCode }),
    staleTime: 3_600_000,
  });
  return (
    <ChoiceFilter
      label={t(regionCode.length === 6 ? 'list.street' : 'list.community')}
      value={value}
      choices={(places.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      onChange={onChange}
      width={128}
    />
  );
}

function Filters({ state, set }: { state: typeof none; set: (change: Partial<typeof none>) => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { districts, programme, ownArea } = useSurroundings();
  const mayPass = useMay('sessions.pass');
  return (
    <>
      <TextFilter label={t('list.search')} value={state.text} onChange={(text) => set({ text })} />
      <ChoiceFilter
        label={kit('field.state')}
        value={state.state}
        choices={choicesOf(sessionStates, (word) => kit(`sessionState.${word as 'draft'}`))}
        onChange={(value) => set({ state: value })}
        width={104}
      />
      {mayPass && (
        <ChoiceFilter
          label={t('list.review')}
          value={state.awaiting}
          choices={[{ value: 'me', label: t('list.awaitingMe') }]}
          onChange={(awaiting) => set({ awaiting })}
          width={112}
        />
      )}
      <ChoiceFilter
        label={kit('field.district')}
        value={state.district}
        choices={districts.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(district) => set({ district, street: '' })}
        width={112}
      />
      {ownArea && <StreetFilter value={state.street} onChange={(street) => set({ street })} />}
      <ChoiceFilter
        label={kit('field.month')}
        value={state.month}
        choices={monthsOf(programme?.startsOn, programme?.endsOn)}
        onChange={(month) => set({ month })}
        width={112}
      />
      <ChoiceFilter
        label={kit('field.venueKind')}
        value={state.venueKind}
        choices={choicesOf(venueKinds, (word) => kit(`venueKind.${word as 'park'}`))}
        onChange={(venueKind) => set({ venueKind })}
        width={112}
      />
      <ChoiceFilter
        label={kit('field.audience')}
        value={state.audience}
        choices={choicesOf(audiences, (word) => kit(`audience.${word as 'youth'}`))}
        onChange={(audience) => set({ audience })}
        width={104}
      />
      <ChoiceFilter
        label={kit('field.subProgramme')}
        value={state.subProgramme}
        choices={(programme?.subProgrammes ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(subProgramme) => set({ subProgramme })}
        width={136}
      />
      <DaysFilter
        label={[t('list.from'), t('list.to')]}
        from={state.from}
        to={state.to}
        onChange={(from, to) => set({ from, to })}
      />
    </>
  );
}

function monthsOf(from = '', to = ''): { value: string; label: string }[] {
  const months: { value: string; label: string }[] = [];
  for (
    let year = Number(from.slice(0, 4)), month = Number(from.slice(5, 7));
    `${year}-${String(month).padStart(2, '0')}` <= to.slice(0, 7) && months.length < 36;
  ) {
    const value = `${year}-${String(month).padStart(2, '0')}`;
    months.push({ value, label: yearMonthText(value) });
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
  return months;
}

interface SessionTableProps {
  items: readonly SessionSummary[];
  sort: string;
  onSort: (sort: string) => void;
  onOpen: (session: SessionSummary) => void;
  empty?: React.ReactNode;
}

function SessionTable({ items, sort, onSort, onOpen, empty }: SessionTableProps) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <DataTable
      label={t('list.title')}
      rows={items}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={onSort}
      onOpen={onOpen}
      rowClass={(row) => (row.state === 'cancelled' ? 'gone' : '')}
      empty={empty}
      columns={sessionColumns(t, kit)}
    />
  );
}

function sessionColumns(t: Translate<typeof texts.zh>, kit: ReturnType<typeof useKitTexts>): Column<SessionSummary>[] {
  return [
    {
      key: 'title',
      title: t('list.column.title'),
      sort: 'title',
      cell: (row) => (
        <>
          <AppLink to={paths.session(row.id)}>
            <strong>{row.title}</strong>
          </AppLink>
          <div className="small muted">
            {[row.code, row.subProgrammeName, kit(`audience.${row.audience}`)].filter(Boolean).join(' · ')}
          </div>
        </>
      ),
    },
    {
      key: 'when',
      title: t('list.column.when'),
      sort: 'startsAt',
      cell: (row) => <span className="nowrap">{spanText(row.startsAt, row.endsAt)}</span>,
    },
    {
      key: 'where',
      title: t('list.column.where'),
      sort: 'venue',
      cell: (row) => (
        <>
          {row.venueName ?? kit('venueKind.online')}
          <div className="small muted">{[row.districtName, kit(`venueKind.${row.venueKind}`)].filter(Boolean).join(' · ')}</div>
        </>
      ),
    },
    {
      key: 'speaker',
      title: t('list.column.speaker'),
      sort: 'speaker',
      cell: (row) => row.speakerName ?? <span className="muted">{t('list.noSpeaker')}</span>,
    },
    {
      key: 'seats',
      title: t('list.column.seats'),
      number: true,
      sort: 'taken',
      cell: (row) => (row.state === 'cancelled' ? kit('say.noData') : `${row.taken} / ${row.capacity}`),
    },
    {
      key: 'attendance',
      title: t('list.column.admitted'),
      number: true,
      sort: 'attendance',
      cell: (row) => (row.attendance === null ? kit('say.noData') : numberText(row.attendance)),
    },
    {
      key: 'state',
      title: t('list.column.state'),
      sort: 'state',
      cell: (row) => (
        <>
          <StateMark tone={sessionTone(row.state)}>{kit(`sessionState.${row.state}`)}</StateMark>{' '}
          {row.awaitsPass && <StateMark tone="warn">{t('list.awaitsPass')}</StateMark>}
        </>
      ),
    },
  ];
}
