import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { amountText, momentText, sizeText } from '#src/ui-kit/format.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { recorderName, wordOf } from '#src/ui-kit/measure-words.ts';
import { Answered } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FactDetail } from '../account.contract.ts';
import * as texts from './account.texts.ts';
import { accounts } from './at-picker.tsx';

/** One fact with its corrections, its attachments, and whether its fingerprint still matches. */
export function FactDrawer({ id, onClose, onOpen }: { id: string | null; onClose: () => void; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const fact = useQuery({ queryKey: ['account-fact', id], queryFn: () => accounts.fact({ factId: id! }), enabled: id !== null });
  return (
    <Drawer open={id !== null} onClose={onClose} title={t('fact.title')} size={520} destroyOnHidden>
      <Answered query={fact}>{(detail) => <Fact fact={detail} onOpen={onOpen} />}</Answered>
    </Drawer>
  );
}

function Fact({ fact, onOpen }: { fact: FactDetail; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const place = [
    fact.regionName || fact.districtName,
    wordOf('venueKind', fact.venueKind, fact.venueKind),
    wordOf('audience', fact.audience, fact.audience),
  ]
    .filter(Boolean)
    .join(' · ');
  const what = [
    wordOf('kind', fact.kind, fact.kind),
    fact.method && wordOf('method', fact.method, fact.method),
    fact.outcome && wordOf('outcome', fact.outcome, fact.outcome),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <div className="stack">
      <div>
        <div style={{ fontSize: 24, fontWeight: 600 }}>{amountText(fact.quantity, fact.unit)}</div>
        <StateMark tone={fact.status === 'superseded' ? 'none' : 'good'}>{t(`figure.${fact.status}`)}</StateMark>
      </div>
      <FactPairs fact={fact} what={what} place={place} />
      <Attachments fact={fact} />
      {fact.chain.length > 1 && <Corrections fact={fact} onOpen={onOpen} />}
      <section>
        <h3>{t('fact.hash')}</h3>
        <StateMark tone={fact.hashMatches ? 'good' : 'bad'}>{fact.hashMatches ? t('fact.hashOk') : t('fact.hashBad')}</StateMark>
        <div className="hash muted">{fact.hash}</div>
      </section>
    </div>
  );
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function RecordLink({ kind, id }: { kind: string; id: string }) {
  const t = useTexts(texts);
  const to =
    kind === 'session'
      ? paths.session(id)
      : kind === 'expense'
        ? paths.expenses
        : kind === 'hand-entry'
          ? paths.handEntries
          : null;
  if (!to)
    return (
      <code className="hash">
        {kind} {id}
      </code>
    );
  return (
    <AppLink to={to} search={kind === 'session' ? undefined : { open: id }}>
      {t('fact.openRecord')}
    </AppLink>
  );
}

function FactPairs({ fact, what, place }: { fact: FactDetail; what: string; place: string }) {
  const t = useTexts(texts);
  const names = useNames();
  return (
    <dl className="pairs">
      <dt>{t('fact.what')}</dt>
      <dd>{what}</dd>
      <dt>{t('fact.when')}</dt>
      <dd>{momentText(fact.occurredAt)}</dd>
      {place && (
        <>
          <dt>{t('fact.where')}</dt>
          <dd>{place}</dd>
        </>
      )}
      {fact.subProgramme && (
        <>
          <dt>{names.subProgramme(fact.subProgramme) === fact.subProgramme ? fact.subProgramme : t('fact.what')}</dt>
          <dd>{names.subProgramme(fact.subProgramme)}</dd>
        </>
      )}
      <dt>{t('fact.recorded')}</dt>
      <dd>{momentText(fact.recordedAt)}</dd>
      <dt>{t('fact.by')}</dt>
      <dd>{recorderName(fact.recordedBy)}</dd>
      {fact.subject && (
        <>
          <dt>{t('fact.subject')}</dt>
          <dd className="hash">{fact.subject}</dd>
        </>
      )}
      <dt>{t('fact.record')}</dt>
      <dd>
        <RecordLink kind={fact.record.kind} id={fact.record.id} />
      </dd>
      {Object.keys(fact.context).length > 0 && (
        <>
          <dt>{t('fact.context')}</dt>
          <dd>
            {Object.entries(fact.context).map(([key, value]) => (
              <div key={key}>
                <code className="hash">{key}</code> {plain(value)}
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Files({ files }: { files: FactDetail['attachments'] }) {
  return files.map((attachment) => (
    <div key={attachment.id}>
      <a href={`/api/v1/attachments/${attachment.id}`} target="_blank" rel="noreferrer">
        {attachment.fileName}
      </a>{' '}
      <span className="muted small">{sizeText(attachment.size)}</span>
      <div className="hash muted">{attachment.sha256}</div>
    </div>
  ));
}

function Attachments({ fact }: { fact: FactDetail }) {
  const t = useTexts(texts);
  return (
    <section>
      <h3>{t('fact.attachments')}</h3>
      {fact.attachments.length === 0 && <p className="muted">{t('fact.noAttachments')}</p>}
      <Files files={fact.attachments} />
      {fact.recordAttachments.length > 0 && (
        <>
          <h4>{t('fact.recordAttachments')}</h4>
          <Files files={fact.recordAttachments} />
        </>
      )}
    </section>
  );
}

function Corrections({ fact, onOpen }: { fact: FactDetail; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  return (
    <section>
      <h3>{t('fact.chain')}</h3>
      <ol className="fact-chain">
        {fact.chain.map((link) => (
          <li key={link.id} className={link.standing ? 'standing' : ''}>
            <button type="button" className="link" onClick={() => onOpen(link.id)}>
              {amountText(link.quantity, link.unit)}
            </button>{' '}
            {link.standing ? t('fact.standing') : t('fact.replaced')}
            <div className="small muted">
              {link.reason || t('fact.first')} · {recorderName(link.recordedBy)} · {momentText(link.recordedAt)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
