import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { ChoiceFilter, choicesOf, TextFilter } from '#src/ui-kit/filters.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { numberText } from '#src/ui-kit/format.ts';
import { ImportDialog } from '#src/ui-kit/import-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import { RemoteSelect } from '#src/ui-kit/remote-select.tsx';
import { useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import { LatestImports } from './latest-imports.tsx';
import * as texts from './network.texts.ts';
import { MaskedPhone, network, outcomeOf, PhoneItem, RowActs, wantedName } from './shared.tsx';

type Venue = Awaited<ReturnType<typeof network.venues.list>>['items'][number];
const kinds = ['community', 'park', 'building'] as const;
const none = { text: '', district: '', kind: '', retired: '' };

/** The places where sessions are held. */
export function VenuesPage() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { add: wanted } = useSearch({ strict: false }) as { add?: string };
  const [open, setOpen] = useState<'new' | 'import' | Venue | null>(wanted ? 'new' : null);
  const { state, given, set, clear, filtered } = useListState(none, 'district');
  const { page, pageSize } = state;
  const filter = given as Parameters<typeof network.venues.exportList>[0];
  const list = useQuery({
    queryKey: ['venues', filter, state.sort, page, pageSize],
    queryFn: () => network.venues.list({ ...filter, sort: state.sort as 'name', page, pageSize }),
    placeholderData: keepPreviousData,
  });
  const mayAdd = list.data?.abilities.create === true;
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('venues.add')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('venues.title')}
        acts={
          mayAdd && (
            <>
              <Button onClick={() => setOpen('import')}>{kit('act.import')}</Button>
              {add}
            </>
          )
        }
      />
      {mayAdd && <LatestImports kind="venues" />}
      <section className="panel" aria-label={t('venues.title')}>
        <ListBar
          filtered={filtered}
          onClear={clear}
          filters={<VenueFilters state={state} set={set} />}
          acts={<DownloadButton fetchFile={() => network.venues.exportList(filter)} name={`${t('venues.title')}.xlsx`} />}
        />
        <Answered query={list}>
          {({ items, total }) => (
            <>
              <VenueTable
                items={items}
                sort={state.sort}
                onSort={(sort) => set({ sort })}
                onEdit={setOpen}
                empty={
                  filtered ? (
                    <NothingMatches />
                  ) : (
                    <EmptyState title={t('venues.empty')} hint={t('venues.emptyHint')}>
                      {mayAdd && add}
                    </EmptyState>
                  )
                }
              />
              <ListFoot total={total} page={page} pageSize={pageSize} set={set} />
            </>
          )}
        </Answered>
      </section>
      <Dialogs open={open} name={wanted} onClose={() => setOpen(null)} />
    </>
  );
}

function VenueTable({
  items,
  sort,
  onSort,
  onEdit,
  empty,
}: {
  items: readonly Venue[];
  sort: string;
  onSort: (sort: string) => void;
  onEdit: (venue: Venue) => void;
  empty?: React.ReactNode;
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <DataTable
      label={t('venues.title')}
      rows={items}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={onSort}
      rowClass={(row) => (row.retiredAt ? 'gone' : '')}
      empty={empty}
      columns={[
        {
          key: 'name',
          title: t('venues.name'),
          sort: 'name',
          cell: (row) => (
            <>
              <strong>{row.name}</strong>
              {row.retiredAt && <span className="muted small"> {t('venues.retired')}</span>}
              <div className="small muted">{row.address}</div>
            </>
          ),
        },
        { key: 'kind', title: t('venues.kind'), cell: (row) => kit(`venueKind.${row.kind}`) },
        { key: 'region', title: t('venues.region'), sort: 'district', cell: (row) => row.regionName },
        { key: 'capacity', title: t('venues.capacity'), number: true, sort: 'capacity', cell: (row) => numberText(row.capacity) },
        {
          key: 'contact',
          title: t('venues.contact'),
          cell: (row) => (
            <>
              {row.contactName || '—'}{' '}
              <span className="nowrap muted">
                {row.contactPhone} <MaskedPhone row={row} masked={row.contactPhone} kind="venues" />
              </span>
            </>
          ),
        },
        { key: 'acts', title: '', cell: (row) => <RowActs row={row} kind="venues" onEdit={() => onEdit(row)} /> },
      ]}
    />
  );
}

interface Fields {
  name: string;
  kind: (typeof kinds)[number];
  region: string;
  address: string;
  capacity: number;
  contactName?: string;
  contactPhone?: string;
}

async function findRegions(text: string, districts: readonly { code: string; name: string }[]) {
  if (!text) return districts.map(({ code, name }) => ({ value: code, label: name }));
  const { items } = await network.regions.list({ text });
  return items.map((item) => ({ value: item.code, label: `${item.name} ${item.code}` }));
}

function VenueDialog({ venue, name, onClose }: { venue?: Venue; name?: string; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { districts } = useSurroundings();
  const [form] = Form.useForm<Fields>();
  const must = useRequired();
  const act = useAct({
    run: (fields: Fields) =>
      venue
        ? network.venues.change({
            id: venue.id,
            version: venue.version,
            ...fields,
            contactName: fields.contactName || undefined,
            contactPhone: fields.contactPhone || undefined,
          })
        : network.venues.create(fields),
    onRefused: refusedAt<Fields>(form, {
      'venue-exists': 'name',
      'region-unknown': 'region',
      'venue-region-too-wide': 'region',
    }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={venue ? t('venues.editTitle') : t('venues.add')}
      pending={act.isPending}
      initialValues={
        venue ? { ...venue, contactName: '', contactPhone: '' } : { name: wantedName(name), kind: 'community', capacity: 50 }
      }
      onSubmit={(fields) => act.mutate(fields)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('venues.name')} rules={must(t('venues.name'))}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="kind" label={t('venues.kind')}>
        <Select options={kinds.map((value) => ({ value, label: kit(`venueKind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="region" label={t('venues.region')} extra={t('venues.regionHint')} rules={must(t('venues.region'))}>
        <RemoteSelect
          name="regions"
          find={(text) => findRegions(text, districts)}
          allowClear={false}
          known={venue ? { value: venue.region, label: venue.regionName } : null}
        />
      </Form.Item>
      <Form.Item name="address" label={t('venues.address')} rules={must(t('venues.address'))}>
        <Input maxLength={200} />
      </Form.Item>
      <NumberItem name="capacity" label={t('venues.capacity')} least={1} most={100000} decimals={0} width={140} />
      <Form.Item name="contactName" label={kit('say.optional', { field: t('venues.contact') })}>
        <Input maxLength={50} placeholder={venue ? t('venues.contactKept') : undefined} />
      </Form.Item>
      <PhoneItem name="contactPhone" label={kit('say.optional', { field: t('venues.phone') })}>
        <Input inputMode="tel" maxLength={30} placeholder={venue ? t('venues.phoneKept') : undefined} />
      </PhoneItem>
    </FormDialog>
  );
}

function VenueFilters({ state, set }: { state: typeof none; set: (change: Partial<typeof none>) => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { districts } = useSurroundings();
  return (
    <>
      <TextFilter label={t('venues.search')} value={state.text} onChange={(text) => set({ text })} />
      <ChoiceFilter
        label={kit('field.district')}
        value={state.district}
        width={120}
        choices={districts.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(district) => set({ district })}
      />
      <ChoiceFilter
        label={kit('field.venueKind')}
        value={state.kind}
        choices={choicesOf(kinds, (kind) => kit(`venueKind.${kind as 'park'}`))}
        onChange={(kind) => set({ kind })}
      />
      <Checkbox checked={state.retired !== ''} onChange={(event) => set({ retired: event.target.checked ? 'true' : '' })}>
        {t('venues.showRetired')}
      </Checkbox>
    </>
  );
}

function Dialogs({ open, name, onClose }: { open: 'new' | 'import' | Venue | null; name?: string; onClose: () => void }) {
  return (
    <>
      {open !== null && open !== 'import' && (
        <VenueDialog venue={open === 'new' ? undefined : open} name={name} onClose={onClose} />
      )}
      <ImportDialog
        open={open === 'import'}
        onClose={onClose}
        template={{ fetchFile: () => network.venues.template(), name: 'venues.xlsx' }}
        send={async (file, dryRun) => outcomeOf(await network.venues.importRows({ file, dryRun }))}
      />
    </>
  );
}
