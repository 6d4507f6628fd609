import { type ComponentType, createContext, useContext, useState } from 'react';
import { amountText, momentText, numberText, quantityText, unitText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { ChangedRecord, SelfEvaluationView } from '../self-evaluation.contract.ts';
import * as texts from './self-evaluation.texts.ts';

/** A record behind a figure, opened beside what names it. */
export type OpenedFact = ComponentType<{ id: string | null; onClose: () => void; onOpen: (id: string) => void }>;
export const FactShown = createContext<OpenedFact | null>(null);

/** What moved since the version was frozen, record by record, and what that makes of the total; a figure that only stands on more, or fewer, facts has not moved. */
export function Differences({ evaluation }: { evaluation: SelfEvaluationView }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const Fact = useContext(FactShown);
  const [opened, setOpened] = useState<string | null>(null);
  const { differences, totalScore, totalNow } = evaluation;
  const exact = (amount: number | null, unit: string): string =>
    amount === null ? t('missing') : `${numberText(amount)}${unit === '%' ? '' : ' '}${unitText(unit)}`;
  const value = (amount: number | null, unit: string): string =>
    amount === null || unit === '%' ? exact(amount, unit) : quantityText(amount, unit);
  return (
    <>
      {totalScore !== null && totalNow !== null && totalNow !== totalScore && (
        <div>
          <strong>{t('totalMoved', { frozen: numberText(totalScore), now: numberText(totalNow) })}</strong>
        </div>
      )}
      {differences.map(({ indicatorId, level3, targets, unit, frozen, now, facts, changes, records }) => {
        // What looks the same once it is rounded is told exactly.
        const text = frozen !== now && value(frozen, unit) === value(now, unit) ? exact : value;
        const words = { level3, frozen: text(frozen, unit), now: text(now, unit), changes: changesText(t, kit, changes, facts) };
        return (
          <div key={indicatorId} title={`${exact(frozen, unit)} → ${exact(now, unit)}`}>
            {targets && <div>{t('retargeted', { level3, ...targets })}</div>}
            {(frozen !== now || facts !== 0) && t(frozen !== now ? 'difference' : 'sameValue', words)}
            <Records records={records} onOpen={setOpened} />
          </div>
        );
      })}
      {Fact && <Fact id={opened} onClose={() => setOpened(null)} onOpen={setOpened} />}
    </>
  );
}

/** Each record that came, was corrected or withdrawn: what it is, what it said and says, by whom and why. */
function Records({ records, onOpen }: { records: readonly ChangedRecord[]; onOpen: (id: string) => void }) {
  const t = useTexts(texts);
  const names = useNames();
  if (records.length === 0) return null;
  return (
    <ul style={{ margin: '2px 0 6px', paddingInlineStart: 20 }}>
      {records.map((one) => (
        <li key={one.factId}>
          <button type="button" className="link" onClick={() => onOpen(one.factId)}>
            {[one.occurredOn, names.record(one)].filter(Boolean).join(' ')}
          </button>{' '}
          <span className="nowrap">
            {one.before === null ? t('record.added') : amountText(one.before, one.unit)}
            {one.before === null ? ' ' : ' → '}
            {one.after === null ? t('record.withdrawn') : amountText(one.after, one.unit)}
          </span>
          <div className="small muted">
            {t(one.reason ? 'record.why' : 'record.who', {
              reason: one.reason,
              who: names.recorder(one.recordedBy),
              when: momentText(one.recordedAt),
            })}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What happened to the records behind a figure; where nothing did, its measure looks at others now, and how many more is told. */
function changesText(
  t: Translate<typeof texts.zh>,
  kit: ReturnType<typeof useKitTexts>,
  changes: SelfEvaluationView['differences'][number]['changes'],
  facts: number,
): string {
  const said = (['added', 'corrected', 'withdrawn'] as const).flatMap((what) =>
    changes[what] > 0 ? [t(`changes.${what}`, { count: changes[what] })] : [],
  );
  if (said.length === 0 && facts !== 0) said.push(t('changes.facts', { facts: facts > 0 ? `+${facts}` : facts }));
  return said.length === 0 ? '' : t('changes.all', { changes: said.join(kit('say.listSeparator')) });
}
