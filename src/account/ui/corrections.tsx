import { amountText, momentText } from '#src/ui-kit/format.ts';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FigureDetail } from '../account.contract.ts';
import * as texts from './figure.texts.ts';

const few = 5;

/** The newest corrections: what stood before, what stands now, who said so and why. The former facts stay readable. */
export function Corrections({ detail, onOpen }: { detail: FigureDetail; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const names = useNames();
  if (detail.corrections.length === 0) return null;
  return (
    <section className="corrections" id="corrections" aria-labelledby="corrections-head">
      <h3 id="corrections-head">{t('records.corrections')}</h3>
      <ul>
        {detail.corrections.slice(0, few).map((one) => (
          <li key={one.factId}>
            <button type="button" className="link" onClick={() => onOpen(one.factId)}>
              {[one.occurredOn, names.record(one)].filter(Boolean).join(' ')}
            </button>{' '}
            <span className="change">
              {one.whole && `${t('records.restMoved')} `}
              {amountText(one.before, one.unit)} → {one.after === null ? '—' : amountText(one.after, one.unit)}
            </span>
            {one.whole && (
              <>
                {t('figure.comma')}
                {t(one.whole.before === one.whole.after ? 'records.wholeStays' : 'records.wholeMoved', {
                  before: amountText(one.whole.before, one.unit),
                  after: amountText(one.whole.after, one.unit),
                })}
              </>
            )}
            <div className="small muted">
              {t('records.correctionReason', {
                reason: one.reason,
                who: names.recorder(one.recordedBy),
                when: momentText(one.recordedAt),
              })}
            </div>
          </li>
        ))}
      </ul>
      {detail.evidence.superseded > few && <p className="small muted">{t('records.moreCorrections')}</p>}
    </section>
  );
}
