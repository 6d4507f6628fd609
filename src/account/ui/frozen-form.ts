import { useQuery } from '@tanstack/react-query';
import { clientOf } from '#src/ui-kit/client.ts';
import { useMay } from '#src/ui-kit/surroundings.tsx';
import { selfEvaluationContract } from '../self-evaluation/self-evaluation.contract.ts';
import type { FrozenForm } from './print-form.tsx';

const evaluations = clientOf(selfEvaluationContract);

/** The newest self-evaluation that is signed, or the one under review while none is; undefined where there is neither. */
export function useFrozenForm(programmeId: string): (FrozenForm & { total: number | null }) | undefined {
  const mayRead = useMay('self-evaluation.read');
  const { data } = useQuery({
    // The same list as below the table: it is asked for once.
    queryKey: ['self-evaluations', programmeId],
    queryFn: () => evaluations.list({ id: programmeId }),
    enabled: mayRead,
  });
  const items = data?.items ?? [];
  const found = items.find(({ state }) => state === 'signed') ?? items.find(({ state }) => state !== 'returned');
  if (!found) return undefined;
  const { id: evaluationId, number, state, totalScore } = found;
  return {
    number,
    signed: state === 'signed',
    total: totalScore,
    print: (format) => evaluations.print({ evaluationId, format }),
  };
}
