import { useQuery } from '@tanstack/react-query';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { SessionDetail } from '../session.contract.ts';
import { door } from './clients.ts';
import * as texts from './session.texts.ts';

/** Before a session is archived: what cannot be added afterwards is missing, and which proof of it; a sentence each; null while it is asked. */
export function useArchiveLacks(detail: SessionDetail): string[] | null {
  const t = useTexts(texts);
  const sessionId = detail.id;
  const enabled = detail.abilities.archive;
  const batches = useQuery({
    queryKey: ['paper-batches', sessionId],
    queryFn: () => door.paperBatches({ sessionId }),
    enabled,
  });
  const scans = useQuery({ queryKey: ['scans', sessionId], queryFn: () => door.scans({ sessionId }), enabled });
  if (enabled && (batches.isPending || scans.isPending)) return null;
  const entered = (batches.data?.items ?? []).filter(({ undoneAt }) => undoneAt === null);
  const of = (what: 'sign-in' | 'head-count') => (scans.data?.items ?? []).filter((scan) => scan.of === what);
  const sum = (all: readonly { people: number }[]): number => all.reduce((people, one) => people + one.people, 0);
  const bare = sum(entered.filter((batch) => batch.scans === 0));
  return [
    ...(bare > 0 ? [t('detail.lacks.sheet', { count: bare })] : []),
    ...(detail.headCount === null ? [t('detail.lacks.headCount')] : []),
    ...(detail.headCount && scans.data && of('head-count').length === 0 ? [t('detail.lacks.photo')] : []),
  ];
}
