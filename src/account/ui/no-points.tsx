import { AppLink } from '#src/ui-kit/link.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useMay } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './account-page.texts.ts';

/** No indicator has points: says so, and opens the dialog in which they are given. */
export function NoPoints() {
  const t = useTexts(texts);
  const mayChange = useMay('plan.change');
  return (
    <div className="notice" role="status" style={{ margin: '0 16px 12px' }}>
      <strong>{t('page.noWeights')}</strong>
      {mayChange ? (
        <AppLink to={paths.programme} search={{ edit: 'weights' }}>
          {t('page.giveWeights')}
        </AppLink>
      ) : (
        t('page.askWeights')
      )}
    </div>
  );
}
