import { useQuery } from '@tanstack/react-query';
import * as texts from './fact.texts.ts';
import { amountText, dayText, momentText } from './format.ts';
import { useMay, useNames } from './surroundings.tsx';
import { useTexts } from './texts.ts';

interface FactOfRecord {
  id: string;
  /** `withdrawal`: it was taken back. */
  kind: string;
  quantity: number;
  unit: string;
  occurredOn: string;
  recordedAt: string;
  recordedBy: string;
  supersedes: string | null;
  supersedesReason: string;
}

interface Asked {
  programmeId: string;
  recordKind: 'expense' | 'hand-entry';
  recordId: string;
}

interface RecordHistoryProps extends Asked {
  /** Asks the server for the facts of a record, the corrected ones too. */
  facts: (asked: Asked & { superseded: boolean; pageSize: number }) => Promise<{ items: FactOfRecord[] }>;
}

/** What a record came to before, by the facts that were corrected: who, when, from what to what, and why. Nothing where it was never corrected. */
export function RecordHistory({ facts, ...record }: RecordHistoryProps) {
  const t = useTexts(texts);
  const names = useNames();
  const may = useMay('evidence.read');
  const found = useQuery({
    queryKey: ['record-history', record],
    queryFn: () => facts({ ...record, superseded: true, pageSize: 200 }),
    enabled: may,
  });
  const items = found.data?.items ?? [];
  const byId = new Map(items.map((fact) => [fact.id, fact]));
  const corrections = items
    .flatMap((fact) => {
      const before = fact.supersedes === null ? undefined : byId.get(fact.supersedes);
      return before ? [{ before, fact }] : [];
    })
    .sort((one, other) => (one.fact.recordedAt < other.fact.recordedAt ? -1 : 1));
  if (corrections.length === 0) return null;
  return (
    <section aria-label={t('history.title')}>
      <strong>{t('history.title')}</strong>
      <ol className="problem-list">
        {corrections.map(({ before, fact }) => (
          <li key={fact.id}>
            <div>{fact.kind === 'withdrawal' ? t('history.withdrawn') : changeOf(before, fact) || t('history.others')}</div>
            <div className="small muted">
              {t('history.by', {
                who: names.recorder(fact.recordedBy),
                when: momentText(fact.recordedAt),
                reason: fact.supersedesReason,
              })}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Amount and day; '' where something else was corrected. */
function changeOf(before: FactOfRecord, after: FactOfRecord): string {
  const changes = [
    [amountText(before.quantity, before.unit), amountText(after.quantity, after.unit)],
    [dayText(before.occurredOn), dayText(after.occurredOn)],
  ] as const;
  return changes
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `${from} → ${to}`)
    .join(' · ');
}
