import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { clientOf } from '#src/ui-kit/client.ts';
import { amountText, momentText, sizeText } from '#src/ui-kit/format.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { wordOf } from '#src/ui-kit/measure-words.ts';
import { Answered } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
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
  return (
    <div className="stack">
      <div>
        <div className="muted">
          {[
            wordOf('kind', fact.kind, fact.kind),
            fact.method && wordOf('method', fact.method, fact.method),
            fact.outcome && wordOf('outcome', fact.outcome, fact.outcome),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <div style={{ fontSize: 24, fontWeight: 600 }}>{amountText(fact.quantity, fact.unit)}</div>
        <StateMark tone={fact.supersededBy ? 'none' : 'good'}>
          {fact.supersededBy ? t('superseded') : fact.supersedes ? t('correction') : t('standing')}
        </StateMark>
      </div>
      <FactPairs fact={fact} />
      <Attachments fact={fact} />
      {chain.length > 1 && <Corrections chain={chain} onOpen={onOpen} />}
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
  const record =
    fact.recordKind === 'session'
      ? paths.session(fact.recordId)
      : fact.recordKind === 'expense'
        ? paths.expenses
        : fact.recordKind === 'hand-entry'
          ? paths.handEntries
          : null;
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
      <dt>{t('drawer.recorded')}</dt>
      <dd>{momentText(fact.recordedAt)}</dd>
      <dt>{t('drawer.record')}</dt>
      <dd>
        {record ? (
          <AppLink to={record} search={fact.recordKind === 'session' ? undefined : { open: fact.recordId }}>
            {t('drawer.open')}
          </AppLink>
        ) : (
          <code>{fact.recordKind}</code>
        )}
      </dd>
      {Object.keys(fact.context).length > 0 && (
        <>
          <dt>{t('drawer.context')}</dt>
          <dd>
            {Object.entries(fact.context).map(([key, value]) => (
              <div key={key}>
                <code className="small muted">{key}</code> {typeof value === 'object' ? JSON.stringify(value) : String(value)}
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Attachments({ fact }: { fact: FactView }) {
  const t = useTexts(texts);
  return (
    <section>
      <h3>{t('drawer.attachments')}</h3>
      {fact.attachments.length === 0 && <p className="muted">{t('drawer.none')}</p>}
      {fact.attachments.map((attachment) => (
        <div key={attachment.id}>
          <a href={`/api/v1/attachments/${attachment.id}`} target="_blank" rel="noreferrer">
            {attachment.fileName}
          </a>{' '}
          <span className="muted small">{sizeText(attachment.size)}</span>
        </div>
      ))}
    </section>
  );
}

function Corrections({ chain, onOpen }: { chain: readonly FactView[]; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
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
              {link.supersedesReason || t('drawer.first')} · {momentText(link.recordedAt)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
