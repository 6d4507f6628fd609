import { useMay } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { SessionDetail } from '../session.contract.ts';
import * as texts from './session.texts.ts';

/** Says how many do not know yet that a session moved or is off, and to who may see it where their list is; '' where everybody does. */
export function useTold(): (session: Pick<SessionDetail, 'untold'>) => string {
  const t = useTexts(texts);
  const listed = useMay('notices.read');
  return ({ untold: { byPhone, sending } }) =>
    [
      byPhone > 0 && t('detail.untold.byPhone', { count: byPhone }),
      byPhone > 0 && listed && t('detail.untold.list'),
      sending > 0 && t('detail.untold.sending', { count: sending }),
    ]
      .filter(Boolean)
      .join('');
}
