import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { titleLevels } from '#src/kernel/vocabulary.ts';
import { type Column, DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { ChoiceFilter, choicesOf, TextFilter } from '#src/ui-kit/filters.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { ImportDialog } from '#src/ui-kit/import-dialog.tsx';
import { kitTexts, useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import { LatestImports } from './latest-imports.tsx';
import * as texts from './network.texts.ts';
import { MaskedPhone, network, outcomeOf, PhoneItem, RowActs, wantedName } from './shared.tsx';

type Speaker = Awaited<ReturnType<typeof network.speakers.list>>['items'][number];
const none = { text: '', titleLevel: '', retired: '' };

/** Those who give the talks; their title decides what they may be paid. */
export function SpeakersPage() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { add: wanted } = useSearch({ strict: false }) as { add?: string };
  const [open, setOpen] = useState<'new' | 'import' | Speaker | null>(wanted ? 'new' : null);
  const { state, given, set, clear, filtered } = useListState(none, 'name');
  const { page, pageSize } = state;
  const filter = given as Parameters<typeof network.speakers.exportList>[0];
  const list = useQuery({
    queryKey: ['speakers', filter, state.sort, page, pageSize],
    queryFn: () => network.speakers.list({ ...filter, sort: state.sort as 'name', page, pageSize }),
    placeholderData: keepPreviousData,
  });
  const mayAdd = list.data?.abilities.create === true;
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('speakers.add')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('speakers.title')}
        acts={
          mayAdd && (
            <>
              <Button onClick={() => setOpen('import')}>{kit('act.import')}</Button>
              {add}
            </>
          )
        }
      />
      {mayAdd && <LatestImports kind="speakers" />}
      <section className="panel" aria-label={t('speakers.title')}>
        <ListBar
          filtered={filtered}
          onClear={clear}
          filters={<SpeakerFilters state={state} set={set} />}
          acts={<DownloadButton fetchFile={() => network.speakers.exportList(filter)} name={`${t('speakers.title')}.xlsx`} />}
        />
        <Answered query={list}>
          {({ items, total }) => (
            <>
              <DataTable
                label={t('speakers.title')}
                rows={items}
                rowKey={(row) => row.id}
                sort={state.sort}
                onSort={(sort) => set({ sort })}
                rowClass={(row) => (row.retiredAt ? 'gone' : '')}
                empty={
                  filtered ? (
                    <NothingMatches />
                  ) : (
                    <EmptyState title={t('speakers.empty')} hint={t('speakers.emptyHint')}>
                      {mayAdd && add}
                    </EmptyState>
                  )
                }
                columns={speakerColumns(t, setOpen)}
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

interface Fields {
  name: string;
  titleLevel: (typeof titleLevels)[number];
  organisation: string;
  topics: string[];
  phone?: string;
}

function SpeakerDialog({ speaker, name, onClose }: { speaker?: Speaker; name?: string; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<Fields>();
  const must = useRequired();
  const act = useAct({
    run: (fields: Fields) =>
      speaker
        ? network.speakers.change({ id: speaker.id, version: speaker.version, ...fields, phone: fields.phone || undefined })
        : network.speakers.create(fields),
    onRefused: refusedAt<Fields>(form, { 'speaker-exists': 'name' }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={speaker ? t('speakers.editTitle') : t('speakers.add')}
      pending={act.isPending}
      initialValues={
        speaker ? { ...speaker, phone: '' } : { name: wantedName(name), titleLevel: 'associate-professor', topics: [] }
      }
      onSubmit={(fields) => act.mutate(fields)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('speakers.name')} rules={must(t('speakers.name'))}>
        <Input maxLength={50} autoFocus />
      </Form.Item>
      <Form.Item name="titleLevel" label={t('speakers.level')}>
        <Select options={titleLevels.map((value) => ({ value, label: t(`level.${value}`) }))} />
      </Form.Item>
      <Form.Item name="organisation" label={t('speakers.organisation')} rules={must(t('speakers.organisation'))}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="topics" label={kit('say.optional', { field: t('speakers.topics') })} extra={t('speakers.topicsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <PhoneItem name="phone" label={kit('say.optional', { field: t('speakers.phone') })}>
        <Input inputMode="tel" maxLength={30} placeholder={speaker ? t('venues.phoneKept') : undefined} />
      </PhoneItem>
    </FormDialog>
  );
}

function speakerColumns(t: Translate<typeof texts.zh>, onEdit: (speaker: Speaker) => void): Column<Speaker>[] {
  return [
    {
      key: 'name',
      title: t('speakers.name'),
      sort: 'name',
      cell: (row) => (
        <>
          <strong>{row.name}</strong>
          {row.retiredAt && <span className="muted small"> {t('venues.retired')}</span>}
        </>
      ),
    },
    { key: 'level', title: t('speakers.level'), cell: (row) => t(`level.${row.titleLevel}`) },
    {
      key: 'organisation',
      title: t('speakers.organisation'),
      sort: 'organisation',
      cell: (row) => row.organisation,
    },
    { key: 'topics', title: t('speakers.topics'), cell: (row) => row.topics.join(kitTexts()('say.listSeparator')) || '—' },
    {
      key: 'phone',
      title: t('speakers.phone'),
      cell: (row) => (
        <span className="nowrap">
          {row.phone || '—'} <MaskedPhone row={row} masked={row.phone} kind="speakers" />
        </span>
      ),
    },
    { key: 'acts', title: '', cell: (row) => <RowActs row={row} kind="speakers" onEdit={() => onEdit(row)} /> },
  ];
}

function SpeakerFilters({ state, set }: { state: typeof none; set: (change: Partial<typeof none>) => void }) {
  const t = useTexts(texts);
  return (
    <>
      <TextFilter label={t('speakers.search')} value={state.text} onChange={(text) => set({ text })} />
      <ChoiceFilter
        label={t('speakers.level')}
        value={state.titleLevel}
        width={112}
        choices={choicesOf(titleLevels, (level) => t(`level.${level as 'other'}`))}
        onChange={(titleLevel) => set({ titleLevel })}
      />
      <Checkbox checked={state.retired !== ''} onChange={(event) => set({ retired: event.target.checked ? 'true' : '' })}>
        {t('venues.showRetired')}
      </Checkbox>
    </>
  );
}

function Dialogs({ open, name, onClose }: { open: 'new' | 'import' | Speaker | null; name?: string; onClose: () => void }) {
  return (
    <>
      {open !== null && open !== 'import' && (
        <SpeakerDialog speaker={open === 'new' ? undefined : open} name={name} onClose={onClose} />
      )}
      <ImportDialog
        open={open === 'import'}
        onClose={onClose}
        template={{ fetchFile: () => network.speakers.template(), name: 'speakers.xlsx' }}
        send={async (file, dryRun) => outcomeOf(await network.speakers.importRows({ file, dryRun }))}
      />
    </>
  );
}
