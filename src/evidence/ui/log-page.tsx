import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { clientOf } from '#src/ui-kit/client.ts';
import { DataTable } from '#src/ui-kit/data-table.tsx';
import { momentText, numberText } from '#src/ui-kit/format.ts';
import { Answered, EmptyState, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { evidenceContract, type LogView } from '../evidence.contract.ts';
import * as texts from './log.texts.ts';

const evidence = clientOf(evidenceContract);

/** The signed log of the unit: its newest tree, keys, witnesses, and every checkpoint. */
export function LogPage() {
  const t = useTexts(texts);
  const [before, setBefore] = useState<number | undefined>(undefined);
  const log = useQuery({
    queryKey: ['log', before],
    queryFn: () => evidence.log({ before }),
    placeholderData: keepPreviousData,
  });
  const newest = useQuery({ queryKey: ['log', undefined], queryFn: () => evidence.log({}) });
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} acts={<PublicLinks log={newest.data ?? null} />} />
      <Answered query={newest}>
        {(head) =>
          head ? (
            <div className="stack">
              <Breaks log={head} />
              <Newest log={head} />
              <Witnesses log={head} />
              <Keys log={head} />
              <Answered query={log}>{(shown) => (shown ? <Checkpoints log={shown} onMore={setBefore} /> : null)}</Answered>
            </div>
          ) : (
            <Panel>
              <EmptyState title={t('empty')} hint={t('emptyHint')} />
            </Panel>
          )
        }
      </Answered>
    </>
  );
}

/** The log's name holds the unit's code in addresses. */
function PublicLinks({ log }: { log: LogView | null }) {
  const t = useTexts(texts);
  if (!log) return null;
  return (
    <>
      <Button href={`/log/${/\/log\/([^/]+)/.exec(log.origin)?.[1] ?? ''}/checkpoint`} target="_blank" rel="noreferrer">
        {t('public')}
      </Button>
      <Button href="/verify/" target="_blank" rel="noreferrer">
        {t('verify')}
      </Button>
    </>
  );
}

/** Where leaves were lost: above everything else, for as long as the log lives. */
function Breaks({ log }: { log: LogView }) {
  const t = useTexts(texts);
  return log.breaks.map(({ at, reason, kept, signed }) => (
    <Panel key={kept}>
      <div role="alert" className="stack" style={{ gap: 4 }}>
        <StateMark tone="warn">{t('break')}</StateMark>
        <div style={{ fontSize: 18 }}>{t('broken', { kept: numberText(kept), when: momentText(at) })}</div>
        <div>
          {t('brokenText', { signed: signed === null ? t('unknown') : numberText(signed), kept: numberText(kept), reason })}
        </div>
      </div>
    </Panel>
  ));
}

function Newest({ log }: { log: LogView }) {
  const t = useTexts(texts);
  const [head] = log.checkpoints;
  return (
    <Panel title={t('newest')} note={log.waiting > 0 ? t('waiting', { count: numberText(log.waiting) }) : t('none')}>
      <div style={{ fontSize: 28, fontWeight: 600 }}>{t('leaves', { count: numberText(head?.size ?? 0) })}</div>
      <dl className="pairs">
        <dt>{t('root')}</dt>
        <dd>
          <code style={{ overflowWrap: 'anywhere' }}>{head?.root ?? '—'}</code>
        </dd>
        <dt>{t('signed')}</dt>
        <dd>{head ? momentText(head.signedAt) : '—'}</dd>
        <dt>{t('name')}</dt>
        <dd>
          <code>{log.origin}</code>
        </dd>
      </dl>
    </Panel>
  );
}

function Witnesses({ log }: { log: LogView }) {
  const t = useTexts(texts);
  return (
    <Panel title={t('witnesses')} flush>
      <DataTable
        label={t('witnesses')}
        rows={log.witnesses}
        rowKey={(row) => row.name}
        empty={<EmptyState title={t('noWitness')} hint={t('noWitnessHint')} />}
        columns={[
          { key: 'name', title: t('name'), cell: (row) => row.name },
          { key: 'seen', title: t('seen'), number: true, cell: (row) => t('leaves', { count: numberText(row.size) }) },
          { key: 'when', title: t('when'), cell: (row) => (row.askedAt ? momentText(row.askedAt) : '—') },
          { key: 'state', title: t('state'), cell: (row) => <WitnessState witness={row} /> },
        ]}
      />
    </Panel>
  );
}

function WitnessState({ witness }: { witness: LogView['witnesses'][number] }) {
  const t = useTexts(texts);
  const { removedAt, askedAt, problem } = witness;
  if (removedAt) return <StateMark tone="none">{t('problem.removed')}</StateMark>;
  if (!askedAt) return <StateMark tone="none">{t('problem.never')}</StateMark>;
  if (problem === '') return <StateMark tone="good">{t('problem.good')}</StateMark>;
  return <StateMark tone={problem === 'ahead' || problem === 'refused' ? 'bad' : 'warn'}>{t(`problem.${problem}`)}</StateMark>;
}

function Keys({ log }: { log: LogView }) {
  const t = useTexts(texts);
  const suites: Record<string, string> = {
    ed25519: t('suite.ed25519'),
    sm2: t('suite.sm2'),
    cosignature: t('suite.cosignature'),
  };
  return (
    <Panel title={t('keys')} note={t('keysNote')} flush>
      <DataTable
        label={t('keys')}
        rows={log.keys}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'key',
            title: t('key'),
            cell: (row) => (
              <>
                <div>{suites[row.suite] ?? row.suite}</div>
                <code className="small muted" style={{ overflowWrap: 'anywhere' }}>
                  {row.vkey}
                </code>
              </>
            ),
          },
          { key: 'since', title: t('since'), cell: (row) => <span className="nowrap">{momentText(row.begunAt)}</span> },
          {
            key: 'state',
            title: t('state'),
            cell: (row) => (
              <StateMark tone={row.retiredAt ? 'none' : 'good'}>
                {row.retiredAt ? t('retired', { when: momentText(row.retiredAt) }) : t('inUse')}
              </StateMark>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function Checkpoints({ log, onMore }: { log: LogView; onMore: (before: number) => void }) {
  const t = useTexts(texts);
  const last = log.checkpoints.at(-1);
  return (
    <Panel title={t('checkpoints')} flush>
      <DataTable
        label={t('checkpoints')}
        rows={log.checkpoints}
        rowKey={(row) => String(row.size)}
        columns={[
          { key: 'size', title: t('size'), number: true, cell: (row) => numberText(row.size) },
          { key: 'when', title: t('when'), cell: (row) => <span className="nowrap">{momentText(row.signedAt)}</span> },
          {
            key: 'root',
            title: t('root'),
            cell: (row) => (
              <code className="small" style={{ overflowWrap: 'anywhere' }}>
                {row.root}
              </code>
            ),
          },
          {
            key: 'signers',
            title: t('signers'),
            cell: (row) =>
              row.signers.map((signer) => (
                <div key={`${signer.name} ${signer.keyId}`} className="small">
                  {signer.name} <span className="muted">{signer.keyId}</span>
                </div>
              )),
          },
        ]}
      />
      {last && last.size > 0 && log.checkpoints.length === 20 && (
        <div style={{ padding: '8px 16px' }}>
          <Button onClick={() => onMore(last.size)}>{t('more')}</Button>
        </div>
      )}
    </Panel>
  );
}
