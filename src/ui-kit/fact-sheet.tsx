import { ContextPairs, FileList, type FileShown, methodText, RecordLink } from './fact-parts.tsx';
import { FactProof, type Proof } from './fact-proof.tsx';
import * as texts from './fact.texts.ts';
import { amountText, dayOfMoment, momentText } from './format.ts';
import { useKitTexts } from './kit-texts.ts';
import { wordOf } from './measure-words.ts';
import { StateMark } from './state-mark.tsx';
import { useNames } from './surroundings.tsx';
import { useTexts } from './texts.ts';

/** One fact as the drawers show it, whichever list it was opened from. */
export interface FactShown {
  id: string;
  kind: string;
  method: string;
  outcome: string;
  quantity: number;
  unit: string;
  subProgramme: string;
  /** The name of the street or district; '' where there is none. */
  placeName: string;
  venueKind: string;
  audience: string;
  context: Readonly<Record<string, unknown>>;
  occurredAt: string;
  recordedAt: string;
  recordedBy: string;
  record: { kind: string; id: string };
  status: keyof typeof texts.zh.status;
  attachments: readonly FileShown[];
  /** Behind other facts of the same record. */
  recordAttachments?: readonly FileShown[];
  /** Oldest first, this fact among them. */
  chain: readonly FactLink[];
  proof: Proof | null;
  hash: string;
  /** Whether the hash recomputed on the spot is the same; left out where it was not recomputed. */
  hashMatches?: boolean;
  /** Its words were taken away; what is left computes alike. */
  wordless?: boolean;
}

interface FactLink {
  id: string;
  quantity: number;
  unit: string;
  recordedAt: string;
  recordedBy: string;
  reason: string;
  standing: boolean;
}

/** Everything that a fact carries: what, where, who wrote it down, its files, its corrections, and how it stands in the signed log. */
export function FactSheet({ fact, onOpen }: { fact: FactShown; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const names = useNames();
  return (
    <div className="stack">
      <div>
        <div className="muted">
          {[wordOf('kind', fact.kind, fact.kind), methodText({ ...fact, way: fact.context.way })]
            .filter((word) => word !== '—')
            .join(' · ')}
        </div>
        <div style={{ fontSize: 24, fontWeight: 600 }}>{amountText(fact.quantity, fact.unit)}</div>
        <div>{names.source({ ...fact, recordKind: fact.record.kind })}</div>
        <StateMark tone={fact.status === 'superseded' ? 'none' : 'good'}>{t(`status.${fact.status}`)}</StateMark>
      </div>
      <FactPairs fact={fact} />
      <Attachments fact={fact} />
      {fact.chain.length > 1 && <Corrections chain={fact.chain} onOpen={onOpen} />}
      <section>
        <h3>{kit('proof.title')}</h3>
        <FactProof proof={fact.proof} />
      </section>
      <section>
        <h3>{t('hash')}</h3>
        {fact.hashMatches !== undefined && (
          <StateMark tone={fact.hashMatches ? 'good' : 'bad'}>
            {t(!fact.hashMatches ? 'hashBad' : fact.wordless ? 'hashWordless' : 'hashOk')}
          </StateMark>
        )}
        <div className="hash muted">{fact.hash}</div>
      </section>
    </div>
  );
}

function FactPairs({ fact }: { fact: FactShown }) {
  const t = useTexts(texts);
  const names = useNames();
  const place = [
    fact.placeName,
    wordOf('venueKind', fact.venueKind, fact.venueKind),
    wordOf('audience', fact.audience, fact.audience),
  ].filter(Boolean);
  return (
    <dl className="pairs">
      <dt>{t('when')}</dt>
      {/* Money is paid on a day; what was entered by hand happened on one. */}
      <dd>{fact.record.kind === 'session' ? momentText(fact.occurredAt) : dayOfMoment(fact.occurredAt)}</dd>
      {place.length > 0 && (
        <>
          <dt>{t('where')}</dt>
          <dd>{place.join(' · ')}</dd>
        </>
      )}
      {fact.subProgramme && (
        <>
          <dt>{t('subProgramme')}</dt>
          <dd>{names.subProgramme(fact.subProgramme)}</dd>
        </>
      )}
      <ContextPairs kind={fact.kind} context={fact.context} />
      <dt>{t('recorded')}</dt>
      <dd>{momentText(fact.recordedAt)}</dd>
      <dt>{t('by')}</dt>
      <dd>{names.recorder(fact.recordedBy)}</dd>
      <dt>{t('record')}</dt>
      <dd>
        <RecordLink kind={fact.record.kind} id={fact.record.id} />
      </dd>
    </dl>
  );
}

function Attachments({ fact: { attachments, recordAttachments = [] } }: { fact: FactShown }) {
  const t = useTexts(texts);
  return (
    <section>
      <h3>{t('attachments')}</h3>
      {attachments.length + recordAttachments.length === 0 && <p className="muted">{t('noAttachments')}</p>}
      <FileList files={attachments} />
      {recordAttachments.length > 0 && (
        <>
          <h4>{t('recordAttachments')}</h4>
          <FileList files={recordAttachments} />
        </>
      )}
    </section>
  );
}

function Corrections({ chain, onOpen }: { chain: readonly FactLink[]; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const names = useNames();
  return (
    <section>
      <h3>{t('chain')}</h3>
      <ol className="fact-chain">
        {chain.map((link) => (
          <li key={link.id} className={link.standing ? 'standing' : ''}>
            <button type="button" className="link" onClick={() => onOpen(link.id)}>
              {amountText(link.quantity, link.unit)}
            </button>{' '}
            {t(link.standing ? 'inForce' : 'replaced')}
            <div className="small muted">
              {link.reason || t('first')} · {names.recorder(link.recordedBy)} · {momentText(link.recordedAt)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
