import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { type Column, DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import { ChoiceFilter, TextFilter } from '#src/ui-kit/filters.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { Answered, EmptyState } from '#src/ui-kit/page.tsx';
import { type Given, ReasonDialog } from '#src/ui-kit/reason-dialog.tsx';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import { bothTexts, type Translate, useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import type { SessionDetail } from '../session.contract.ts';
import { signUps } from './clients.ts';
import * as signUpsTexts from './sign-ups.texts.ts';
import * as sessionTexts from './session.texts.ts';

const texts = bothTexts(signUpsTexts, sessionTexts);

/** Who has signed up, masked; each look behind the mask asks for its purpose and is kept. */
export function SignUpsOf({ detail }: { detail: SessionDetail }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [filter, setFilter] = useState({ text: '', state: '', sort: 'createdAt', page: 1, pageSize: 50 });
  const [adding, setAdding] = useState(false);
  const input = {
    sessionId: detail.id,
    text: filter.text || undefined,
    state: (filter.state || undefined) as 'confirmed' | undefined,
    sort: filter.sort as 'createdAt',
    page: filter.page,
    pageSize: filter.pageSize,
  };
  const list = useQuery({ queryKey: ['sign-ups', input], queryFn: () => signUps.list(input), placeholderData: keepPreviousData });
  const filtered = filter.text !== '' || filter.state !== '';
  return (
    <>
      <ListBar
        filters={
          <>
            <TextFilter
              label={`${t('signUp.name')} / ${t('signUp.code')}`}
              value={filter.text}
              onChange={(text) => setFilter({ ...filter, text, page: 1 })}
              width={160}
            />
            <ChoiceFilter
              label={t('signUp.state')}
              value={filter.state}
              width={110}
              choices={[
                { value: 'confirmed', label: t('signUp.confirmed') },
                { value: 'cancelled', label: t('signUp.cancelled') },
              ]}
              onChange={(state) => setFilter({ ...filter, state, page: 1 })}
            />
          </>
        }
        acts={
          <>
            <DownloadButton fetchFile={() => signUps.export({ sessionId: detail.id })} name={`${detail.title}.xlsx`} />
            {detail.abilities.signUpAtDesk && <Button onClick={() => setAdding(true)}>{t('signUp.desk2')}</Button>}
          </>
        }
      />
      <Answered query={list}>
        {({ items, total, seats }) => (
          <>
            <SignUpTable
              items={items}
              sort={filter.sort}
              onSort={(sort) => setFilter({ ...filter, sort, page: 1 })}
              empty={filtered ? <NothingMatches /> : <NobodyYet detail={detail} />}
            />
            <ListFoot
              total={total}
              page={filter.page}
              pageSize={filter.pageSize}
              set={(change) => setFilter({ ...filter, ...change })}
              extra={total > 0 ? `· ${t('signUp.total', { seats })}` : undefined}
            />
          </>
        )}
      </Answered>
      {adding && <DeskDialog sessionId={detail.id} onClose={() => setAdding(false)} />}
      <span className="visually-hidden">{kit('say.table')}</span>
    </>
  );
}

function NobodyYet({ detail }: { detail: SessionDetail }) {
  const t = useTexts(texts);
  return <EmptyState title={t('signUp.empty')} hint={t(`signUp.emptyHint.${whatIsNext(detail)}`)} />;
}

/** Nobody can sign up before it is published, so that neither poster nor link is to be handed out then. */
function whatIsNext({ state, abilities }: SessionDetail) {
  if (state === 'draft' || state === 'submitted' || state === 'cancelled') return state;
  if (state === 'running' || state === 'ended' || state === 'archived') return 'over';
  return abilities.signUpAtDesk ? 'desk' : 'offered';
}

type Row = Awaited<ReturnType<typeof signUps.list>>['items'][number];

interface SignUpTableProps {
  items: readonly Row[];
  sort: string;
  onSort: (sort: string) => void;
  empty?: React.ReactNode;
}

function SignUpTable({ items, sort, onSort, empty }: SignUpTableProps) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const ask = useAsk();
  const [unmasking, setUnmasking] = useState<Row | null>(null);
  const cancel = useAct({ run: (id: string) => signUps.cancel({ id }), done: kit('say.done') });
  const onCancel = (row: Row): void =>
    ask({
      title: t('signUp.cancelAsk', { name: row.name }),
      text: t('signUp.cancelText'),
      act: t('signUp.cancelAct'),
      run: () => cancel.mutate(row.id),
    });
  return (
    <>
      <DataTable
        label={t('detail.tabs.signUps')}
        rows={items}
        rowKey={(row) => row.id}
        sort={sort}
        onSort={onSort}
        rowClass={(row) => (row.state === 'cancelled' ? 'gone' : '')}
        empty={empty}
        columns={signUpColumns(t, setUnmasking, onCancel)}
      />
      {unmasking && <UnmaskDialog row={unmasking} onClose={() => setUnmasking(null)} />}
    </>
  );
}

function UnmaskDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct({ run: ({ reason }: Given) => signUps.unmask({ id: row.id, reason }), done: null });
  return (
    <ReasonDialog
      title={t('signUp.unmaskTitle')}
      text={t('signUp.unmaskHint')}
      label={t('signUp.purpose')}
      shortest={2}
      okText={t('signUp.unmask')}
      pending={act.isPending}
      answer={act.data && <p style={{ fontSize: 18 }}>{[act.data.name, act.data.phone].filter(Boolean).join(' · ')}</p>}
      onSubmit={act.mutate}
      onClose={onClose}
    />
  );
}

interface DeskFields {
  name: string;
  phone: string;
  seats: number;
  consent: boolean;
}

function DeskDialog({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<DeskFields>();
  const act = useAct({
    run: ({ name, phone, seats }: DeskFields) => signUps.signUpAtDesk({ sessionId, name, phone, seats, consentGiven: true }),
    done: null,
    onRefused: refusedAt<DeskFields>(form, {
      'phone-invalid': 'phone',
      'phone-signed-up-already': 'phone',
      'session-full': 'seats',
      'session-full-elsewhere': 'seats',
      'session-full-no-other': 'seats',
    }),
    onDone: (ticket) => {
      void message.success(t('signUp.done', { code: ticket.ticketCode }));
      form.resetFields();
    },
  });
  const must = useRequired();
  return (
    <FormDialog
      form={form}
      title={t('signUp.desk2')}
      okText={t('signUp.desk2')}
      closeText={kit('act.close')}
      pending={act.isPending}
      initialValues={{ seats: 1 }}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('signUp.name')} rules={must(t('signUp.name'))}>
        <Input autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('signUp.phone')} rules={must(t('signUp.phone'))}>
        <Input inputMode="tel" autoComplete="off" />
      </Form.Item>
      <NumberItem name="seats" label={t('signUp.seats')} least={1} most={10} decimals={0} width={100} />
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[{ validator: (_, given) => (given ? Promise.resolve() : Promise.reject(new Error(t('signUp.consentNeeded')))) }]}
      >
        <Checkbox>{t('signUp.consent')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

function signUpColumns(t: Translate<typeof texts.zh>, onUnmask: (row: Row) => void, onCancel: (row: Row) => void): Column<Row>[] {
  return [
    { key: 'name', title: t('signUp.name'), sort: 'name', cell: (row) => row.name },
    {
      key: 'phone',
      title: t('signUp.phone'),
      cell: (row) => (
        <span className="nowrap">
          {row.phone}{' '}
          {row.abilities.unmask && (
            <button
              type="button"
              className="link small"
              aria-label={`${t('signUp.unmask')} ${row.name}`}
              onClick={() => onUnmask(row)}
            >
              {t('signUp.unmask')}
            </button>
          )}
        </span>
      ),
    },
    { key: 'seats', title: t('signUp.seats'), sort: 'seats', number: true, cell: (row) => row.seats },
    { key: 'code', title: t('signUp.code'), cell: (row) => <code>{row.ticketCode}</code> },
    {
      key: 'when',
      title: t('signUp.when'),
      sort: 'createdAt',
      cell: (row) => <span className="nowrap">{momentText(row.createdAt)}</span>,
    },
    {
      key: 'source',
      title: t('signUp.source'),
      cell: (row) => t(row.source === 'desk' ? 'signUp.desk' : 'signUp.phoneSource'),
    },
    {
      key: 'arrived',
      title: t('signUp.arrived'),
      sort: 'admittedAt',
      cell: (row) =>
        row.state === 'cancelled' ? t('signUp.cancelled') : row.admittedAt ? `✓ ${momentText(row.admittedAt).slice(11)}` : '—',
    },
    {
      key: 'acts',
      title: '',
      cell: (row) =>
        row.abilities.cancel && (
          <button type="button" className="link" onClick={() => onCancel(row)}>
            {t('signUp.cancelAct')}
          </button>
        ),
    },
  ];
}
