import { dayText } from '#src/ui-kit/format.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { Account } from '../account.contract.ts';
import * as texts from './indicator.texts.ts';

/** Of a day in the past: that it is shown with the plan of then, and where that differs from today's. Nothing where nothing differs. */
export function HeldThen({ superseded, at }: { superseded: Account['superseded']; at: string }) {
  const t = useTexts(texts);
  if (superseded.length === 0) return null;
  return (
    <section className="notice warn-notice" style={{ marginBottom: 16 }} aria-label={t('held.title', { at: dayText(at) })}>
      <strong>{t('held.title', { at: dayText(at) })}</strong>
      <ul className="changes">
        {superseded.map((one) => (
          <li key={`${one.what}${one.indicatorId ?? ''}`}>
            {one.what === 'activities-changed' || one.what === 'activities-later' ? (
              t(`held.${one.what}`, { count: one.today ?? '' })
            ) : (
              <>
                {one.what === 'programme' ? t('held.programme') : t(`held.${one.what}`, { name: one.name })}{' '}
                <strong>{one.shown ?? t('held.nothing')}</strong>{' '}
                <span className="muted">{t('held.today', { today: one.today ?? t('held.nothing') })}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
