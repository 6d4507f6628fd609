import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { ContextPairs, FileList, methodText, RecordLink } from '#src/ui-kit/fact-parts.tsx';
import { FactProof } from '#src/ui-kit/fact-proof.tsx';
import { amountText, momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { sourceName, wordOf } from '#src/ui-kit/measure-words.ts';
import { Answered } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FactDetail } from '../account.contract.ts';
import * as texts from './account.texts.ts';
import { accounts } from './at-picker.tsx';
import { TakeWordsAway } from './take-words-away.tsx';

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
  const kit = useKitTexts();
  const place = [
    fact.regionName || fact.districtName,
    wordOf('venueKind', fact.venueKind, fact.venueKind),
    wordOf('audience', fact.audience, fact.audience),
  ]
    .filter(Boolean)
    .join(' · ');
  const names = useNames();
  const name = sourceName(fact.context, names.subProgramme(fact.subProgramme), fact.record.kind);
  return (
    <div className="stack">
      <div>
        <div className="muted">
          {[wordOf('kind', fact.kind, fact.kind), methodText({ ...fact, way: fact.context.way })]
            .filter((word) => word !== '—')
            .join(' · ')}
        </div>
        <div style={{ fontSize: 24, fontWeight: 600 }}>{amountText(fact.quantity, fact.unit)}</div>
        <div>{name}</div>
        <StateMark tone={fact.status === 'superseded' ? 'none' : 'good'}>{t(`figure.${fact.status}`)}</StateMark>
      </div>
      <FactPairs fact={fact} place={place} />
      <Attachments fact={fact} />
      {fact.chain.length > 1 && <Corrections fact={fact} onOpen={onOpen} />}
      <section>
        <h3>{kit('proof.title')}</h3>
        <FactProof proof={fact.proof} />
      </section>
      <section>
        <h3>{t('fact.hash')}</h3>
        <StateMark tone={fact.hashMatches ? 'good' : 'bad'}>
          {fact.hashMatches ? t(fact.wordless ? 'fact.hashWordless' : 'fact.hashOk') : t('fact.hashBad')}
        </StateMark>
        <div className="hash muted">{fact.hash}</div>
      </section>
      {fact.abilities.redact && <TakeWordsAway factId={fact.id} />}
    </div>
  );
}

function FactPairs({ fact, place }: { fact: FactDetail; place: string }) {
  const t = useTexts(texts);
  const names = useNames();
  return (
    <dl className="pairs">
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
          <dt>{t('fact.subProgramme')}</dt>
          <dd>{names.subProgramme(fact.subProgramme)}</dd>
        </>
      )}
      <ContextPairs kind={fact.kind} context={fact.context} />
      <dt>{t('fact.recorded')}</dt>
      <dd>{momentText(fact.recordedAt)}</dd>
      <dt>{t('fact.by')}</dt>
      <dd>{names.recorder(fact.recordedBy)}</dd>
      <dt>{t('fact.record')}</dt>
      <dd>
        <RecordLink kind={fact.record.kind} id={fact.record.id} />
      </dd>
    </dl>
  );
}

function Attachments({ fact }: { fact: FactDetail }) {
  const t = useTexts(texts);
  return (
    <section>
      <h3>{t('fact.attachments')}</h3>
      {fact.attachments.length + fact.recordAttachments.length === 0 && <p className="muted">{t('fact.noAttachments')}</p>}
      <FileList files={fact.attachments} />
      {fact.recordAttachments.length > 0 && (
        <>
          <h4>{t('fact.recordAttachments')}</h4>
          <FileList files={fact.recordAttachments} />
        </>
      )}
    </section>
  );
}

function Corrections({ fact, onOpen }: { fact: FactDetail; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const names = useNames();
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
              {link.reason || t('fact.first')} · {names.recorder(link.recordedBy)} · {momentText(link.recordedAt)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
