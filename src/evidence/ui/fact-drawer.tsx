import { useQuery } from '@tanstack/react-query';
import { clientOf } from '#src/ui-kit/client.ts';
import { FactDrawer } from '#src/ui-kit/fact-drawer.tsx';
import type { FactShown } from '#src/ui-kit/fact-sheet.tsx';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { evidenceContract, type FactView } from '../evidence.contract.ts';

const evidence = clientOf(evidenceContract);

/** One fact of the ledger with its corrections. */
export function FactOfLedger({ id, onClose, onOpen }: { id: string | null; onClose: () => void; onOpen: (id: string) => void }) {
  const names = useNames();
  const chain = useQuery({ queryKey: ['fact-chain', id], queryFn: () => evidence.factChain({ id: id! }), enabled: id !== null });
  return (
    <FactDrawer
      open={id !== null}
      query={chain}
      shown={(facts) => {
        const fact = facts.find((one) => one.id === id) ?? facts.at(-1);
        return fact ? shownOf(fact, facts, names.district(fact.district)) : null;
      }}
      onClose={onClose}
      onOpen={onOpen}
    />
  );
}

function shownOf(fact: FactView, chain: readonly FactView[], placeName: string): FactShown {
  return {
    ...fact,
    placeName,
    record: { kind: fact.recordKind, id: fact.recordId },
    status: fact.supersededBy ? 'superseded' : fact.supersedes ? 'correction' : 'standing',
    chain: chain.map((link) => ({ ...link, reason: link.supersedesReason, standing: link.supersededBy === null })),
  };
}
