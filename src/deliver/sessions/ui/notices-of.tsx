import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { ChoiceFilter, choicesOf } from '#src/ui-kit/filters.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, EmptyState } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark, type Tone } from '#src/ui-kit/state-mark.tsx';
import { useMay } from '#src/ui-kit/surroundings.tsx';
import { bothTexts, type Translate, useTexts } from '#src/ui-kit/texts.ts';
import { notices } from './clients.ts';
import * as noticesTexts from './notices.texts.ts';
import * as sessionTexts from './session.texts.ts';

const texts = bothTexts(noticesTexts, sessionTexts);

type Notice = Awaited<ReturnType<typeof notices.list>>['items'][number];
const tones: Record<string, Tone> = { queued: 'warn', sent: 'good', failed: 'bad', told: 'good' };

/** Why nobody is to be told it any more; undefined of what was sent or still is to be told. */
function overOf({ lastError }: Notice) {
  return (['overtaken', 'erased', 'past'] as const).find((why) => why === lastError);
}

/** Somebody is still to be told it. */
function isOpen(row: Notice): boolean {
  return (row.state === 'queued' || row.state === 'failed') && overOf(row) === undefined;
}

/** A link is no good by telephone: without a gateway it waits, and nobody has to call. */
function isOnlySent(row: Notice): boolean {
  return row.template === 'opinion-invited';
}

/** Messages of a session: sent, failed, or to be told by phone where no gateway is set up. */
export function NoticesOf({ sessionId }: { sessionId: string }) {
  const t = useTexts(texts);
  const mayUnmask = useMay('notices.unmask');
  const [filter, setFilter] = useState({ state: '', page: 1, pageSize: 50 });
  const input = { ...filter, sessionId, state: (filter.state || undefined) as 'queued' | undefined };
  const list = useQuery({ queryKey: ['notices', input], queryFn: () => notices.list(input), placeholderData: keepPreviousData });
  const told = useAct({ run: (id: string) => notices.markTold({ id }) });
  const retry = useAct({ run: (id: string) => notices.retry({ id }) });
  return (
    <Answered query={list}>
      {({ items, total, toTell, gatewayConfigured }) => (
        <>
          {!gatewayConfigured && toTell > 0 && (
            <div className="notice warn-notice" style={{ margin: 12 }}>
              {t('notices.noGateway')}
            </div>
          )}
          {!gatewayConfigured && items.some((row) => isOpen(row) && isOnlySent(row)) && (
            <div className="notice" style={{ margin: 12 }}>
              {t('notices.linksOnlySent')}
            </div>
          )}
          {(total > 0 || filter.state !== '') && (
            <ListBar
              filters={
                <ChoiceFilter
                  label={t('notices.state')}
                  value={filter.state}
                  choices={choicesOf(['queued', 'sent', 'failed', 'told', 'over'], (state) => t(`notices.${state as 'over'}`))}
                  onChange={(state) => setFilter({ ...filter, state, page: 1 })}
                />
              }
              acts={
                mayUnmask &&
                toTell > 0 && (
                  <DownloadButton fetchFile={() => notices.export({ sessionId })} name="call-list.xlsx">
                    {t('notices.callList')}
                  </DownloadButton>
                )
              }
            />
          )}
          {total > 0 && (
            <p className="small muted" style={{ margin: '8px 16px' }}>
              {t('notices.linksHidden')}
            </p>
          )}
          <DataTable
            label={t('detail.tabs.notices')}
            rows={items}
            rowKey={(row) => row.id}
            empty={
              filter.state === '' ? <EmptyState title={t('notices.none')} hint={t('notices.noneHint')} /> : <NothingMatches />
            }
            columns={noticeColumns(t, { gatewayConfigured, onTold: told.mutate, onRetry: retry.mutate })}
          />
          <ListFoot
            total={total}
            page={filter.page}
            pageSize={filter.pageSize}
            set={(change) => setFilter({ ...filter, ...change })}
          />
        </>
      )}
    </Answered>
  );
}

/** Without a number nobody can be called: who may is led to where it is added. */
function NoPhone({ row }: { row: Notice }) {
  const t = useTexts(texts);
  const may = { speakers: useMay('speakers.write'), venues: useMay('venues.write') };
  const { phoneMissingOf } = row;
  if (phoneMissingOf === null || !isOpen(row) || !may[phoneMissingOf.list]) return t('notices.noPhone');
  return (
    <>
      {t('notices.noPhone')}{' '}
      <AppLink
        to={phoneMissingOf.list === 'speakers' ? paths.speakers : paths.network}
        search={{ text: phoneMissingOf.name }}
        newTab
      >
        {t('notices.addPhone')}
      </AppLink>
    </>
  );
}

function noticeColumns(
  t: Translate<typeof texts.zh>,
  {
    gatewayConfigured,
    onTold,
    onRetry,
  }: { gatewayConfigured: boolean; onTold: (id: string) => void; onRetry: (id: string) => void },
): Column<Notice>[] {
  return [
    {
      key: 'to',
      title: t('notices.to'),
      cell: (row) => (
        <>
          {row.recipient}
          <div className="small muted">{row.phone || <NoPhone row={row} />}</div>
        </>
      ),
    },
    { key: 'text', title: t('notices.text'), sentences: true, cell: (row) => <span className="notice-text">{row.text}</span> },
    {
      key: 'when',
      title: t('notices.when'),
      cell: (row) => <span className="nowrap">{momentText(row.sentAt ?? row.createdAt)}</span>,
    },
    {
      key: 'state',
      title: t('notices.state'),
      cell: (row) =>
        overOf(row) ? (
          <StateMark tone="none">{t(`notices.${overOf(row)!}`)}</StateMark>
        ) : row.state === 'queued' && isOnlySent(row) && !gatewayConfigured ? (
          <StateMark tone="none">{t('notices.onlySent')}</StateMark>
        ) : (
          <StateMark tone={tones[row.state] ?? 'none'}>{t(`notices.${row.state}`)}</StateMark>
        ),
    },
    {
      key: 'acts',
      title: '',
      cell: (row) => (
        <span className="row">
          {row.abilities.markTold && (
            <button type="button" className="link nowrap" onClick={() => onTold(row.id)}>
              {t('notices.markTold')}
            </button>
          )}
          {row.abilities.retry && (
            <button type="button" className="link nowrap" onClick={() => onRetry(row.id)}>
              {t('notices.retry')}
            </button>
          )}
        </span>
      ),
    },
  ];
}
