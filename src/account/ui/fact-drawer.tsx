import { useQuery } from '@tanstack/react-query';
import { FactDrawer } from '#src/ui-kit/fact-drawer.tsx';
import { accounts } from './at-picker.tsx';
import { TakeWordsAway } from './take-words-away.tsx';

/** One fact of a figure; its fingerprint is recomputed as it is opened. */
export function FactOfFigure({ id, onClose, onOpen }: { id: string | null; onClose: () => void; onOpen: (id: string) => void }) {
  const fact = useQuery({ queryKey: ['account-fact', id], queryFn: () => accounts.fact({ factId: id! }), enabled: id !== null });
  return (
    <FactDrawer
      open={id !== null}
      query={fact}
      shown={(detail) => ({ ...detail, placeName: detail.regionName || detail.districtName })}
      acts={(detail) => detail.abilities.redact && <TakeWordsAway factId={detail.id} />}
      onClose={onClose}
      onOpen={onOpen}
    />
  );
}
