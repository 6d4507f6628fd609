import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { type Column, DataTable, ListFoot } from '#src/ui-kit/data-table.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { Answered, EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { StateMark, type Tone } from '#src/ui-kit/state-mark.tsx';
import { useMay } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './alerts.texts.ts';
import { notices } from './client.ts';

type Alert = Awaited<ReturnType<typeof notices.alerts>>['items'][number];
const tones: Record<Alert['state'], Tone> = { queued: 'warn', sent: 'good', failed: 'bad', told: 'good' };

function columnsOf(t: Translate<typeof texts.zh>, onTold: (id: string) => void, onRetry: (id: string) => void): Column<Alert>[] {
  return [
    {
      key: 'to',
      title: t('to'),
      cell: (row) => (
        <>
          {row.recipient}
          <div className="small muted">{row.phone}</div>
        </>
      ),
    },
    { key: 'text', title: t('text'), cell: (row) => row.text },
    { key: 'when', title: t('when'), cell: (row) => <span className="nowrap">{momentText(row.sentAt ?? row.createdAt)}</span> },
    {
      key: 'state',
      title: t('stateHead'),
      cell: (row) => (
        <>
          <StateMark tone={tones[row.state]}>{t(`state.${row.state}`)}</StateMark>
          {row.lastError === 'no-phone' && <div className="small muted">{t('noPhone')}</div>}
        </>
      ),
    },
    {
      key: 'acts',
      title: '',
      cell: (row) => (
        <span className="row">
          {row.abilities.markTold && (
            <button type="button" className="link nowrap" onClick={() => onTold(row.id)}>
              {t('markTold')}
            </button>
          )}
          {row.abilities.retry && (
            <button type="button" className="link nowrap" onClick={() => onRetry(row.id)}>
              {t('retry')}
            </button>
          )}
        </span>
      ),
    },
  ];
}

/** What was sent to whom when indicators left their path. */
export function AlertsSent() {
  const t = useTexts(texts);
  const [paging, setPaging] = useState({ page: 1, pageSize: 20 });
  const list = useQuery({ queryKey: ['alerts', paging], queryFn: () => notices.alerts(paging) });
  const told = useAct({ run: (id: string) => notices.markTold({ id }) });
  const retry = useAct({ run: (id: string) => notices.retry({ id }) });
  const columns = columnsOf(t, told.mutate, retry.mutate);
  return (
    <Panel title={t('title')} note={t('note')} flush>
      <Answered query={list}>
        {({ items, total, gatewayConfigured }) => (
          <>
            {!gatewayConfigured && total > 0 && (
              <div className="notice warn-notice" style={{ margin: 12 }}>
                {t('noGateway')}
              </div>
            )}
            <DataTable
              label={t('title')}
              rows={items}
              rowKey={(row) => row.id}
              empty={<EmptyState title={t('none')} hint={t('noneHint')} />}
              columns={columns}
            />
            <ListFoot total={total} page={paging.page} pageSize={paging.pageSize} set={setPaging} />
          </>
        )}
      </Answered>
    </Panel>
  );
}

/** Whether one wants them; nothing for who gets none. */
export function OwnAlerts() {
  const t = useTexts(texts);
  const may = useMay('alerts.read');
  const own = useQuery({ queryKey: ['own-alerts'], queryFn: () => notices.ownAlerts(), enabled: may });
  const mute = useAct({ run: (muted: boolean) => notices.muteAlerts({ muted }), done: t('saved') });
  if (!may) return null;
  return (
    <Panel title={t('own')} note={t('ownHint')}>
      <Answered query={own}>
        {({ muted }) => (
          <Segmented
            aria-label={t('own')}
            value={muted ? 'off' : 'on'}
            disabled={mute.isPending}
            onChange={(value) => mute.mutate(value === 'off')}
            options={(['on', 'off'] as const).map((value) => ({ value, label: t(value) }))}
          />
        )}
      </Answered>
    </Panel>
  );
}
