import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { clientOf } from '#src/ui-kit/client.ts';
import { ContextPairs, FileList, methodText, RecordLink } from '#src/ui-kit/fact-parts.tsx';
import { FactProof } from '#src/ui-kit/fact-proof.tsx';
import { amountText, momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { sourceName, wordOf } from '#src/ui-kit/measure-words.ts';
import { Answered } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { evidenceContract, type FactView } from '../evidence.contract.ts';
import * as texts from './evidence.texts.ts';

const evidence = clientOf(evidenceContract);

/** One fact with everything that it carries, its attachments and its corrections. */
export function FactDrawer({ id, onClose, onOpen }: { id: string | null; onClose: () => void; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const chain = useQuery({ queryKey: ['fact-chain', id], queryFn: () => evidence.factChain({ id: id! }), enabled: id !== null });
  return (
    <Drawer open={id !== null} onClose={onClose} title={t('drawer.title')} size={520} destroyOnHidden>
      <Answered query={chain}>
        {(facts) => {
          const fact = facts.find((one) => one.id === id) ?? facts.at(-1);
          return fact ? <Fact fact={fact} chain={facts} onOpen={onOpen} /> : null;
        }}
      </Answered>
    </Drawer>
  );
}

function Fact({ fact, chain, onOpen }: { fact: FactView; chain: readonly FactView[]; onOpen: (id: string) => void }) {
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
        <div>{sourceName(fact.context, names.subProgramme(fact.subProgramme), fact.recordKind)}</div>
        <StateMark tone={fact.supersededBy ? 'none' : 'good'}>
          {fact.supersededBy ? t('superseded') : fact.supersedes ? t('correction') : t('standing')}
        </StateMark>
      </div>
      <FactPairs fact={fact} />
      <Attachments fact={fact} />
      {chain.length > 1 && <Corrections chain={chain} onOpen={onOpen} />}
      <section>
        <h3>{kit('proof.title')}</h3>
        <FactProof proof={fact.proof} />
      </section>
      <section>
        <h3>{t('drawer.hash')}</h3>
        <code className="small muted" style={{ overflowWrap: 'anywhere' }}>
          {fact.hash}
        </code>
      </section>
    </div>
  );
}

function FactPairs({ fact }: { fact: FactView }) {
  const t = useTexts(texts);
  const names = useNames();
  const place = [
    names.district(fact.district),
    wordOf('venueKind', fact.venueKind, fact.venueKind),
    wordOf('audience', fact.audience, fact.audience),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <dl className="pairs">
      <dt>{t('drawer.when')}</dt>
      <dd>{momentText(fact.occurredAt)}</dd>
      {place && (
        <>
          <dt>{t('drawer.where')}</dt>
          <dd>{place}</dd>
        </>
      )}
      {fact.subProgramme && (
        <>
          <dt>{t('drawer.subProgramme')}</dt>
          <dd>{names.subProgramme(fact.subProgramme)}</dd>
        </>
      )}
      <ContextPairs kind={fact.kind} context={fact.context} />
      <dt>{t('drawer.recorded')}</dt>
      <dd>{momentText(fact.recordedAt)}</dd>
      <dt>{t('drawer.by')}</dt>
      <dd>{names.recorder(fact.recordedBy)}</dd>
      <dt>{t('drawer.record')}</dt>
      <dd>
        <RecordLink kind={fact.recordKind} id={fact.recordId} />
      </dd>
    </dl>
  );
}

function Attachments({ fact }: { fact: FactView }) {
  const t = useTexts(texts);
  return (
    <section>
      <h3>{t('drawer.attachments')}</h3>
      {fact.attachments.length === 0 && <p className="muted">{t('drawer.none')}</p>}
      <FileList files={fact.attachments} />
    </section>
  );
}

function Corrections({ chain, onOpen }: { chain: readonly FactView[]; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const names = useNames();
  return (
    <section>
      <h3>{t('drawer.chain')}</h3>
      <ol style={{ margin: 0, paddingInlineStart: 20 }}>
        {chain.map((link) => (
          <li key={link.id}>
            <button type="button" className="link" onClick={() => onOpen(link.id)}>
              {amountText(link.quantity, link.unit)}
            </button>{' '}
            {link.supersededBy ? t('drawer.replaced') : t('drawer.standing')}
            <div className="small muted">
              {link.supersedesReason || t('drawer.first')} · {names.recorder(link.recordedBy)} · {momentText(link.recordedAt)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
