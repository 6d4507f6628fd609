import { useTexts } from '#src/ui-kit/texts.ts';
import type { SessionDetail } from '../session.contract.ts';
import * as texts from './session.texts.ts';

/** Says how many do not know yet that a session moved or is off; '' where everybody does. */
export function useTold(): (session: Pick<SessionDetail, 'untold'>) => string {
  const t = useTexts(texts);
  return ({ untold: { byPhone, sending } }) =>
    [byPhone > 0 && t('detail.untold.byPhone', { count: byPhone }), sending > 0 && t('detail.untold.sending', { count: sending })]
      .filter(Boolean)
      .join('');
}
