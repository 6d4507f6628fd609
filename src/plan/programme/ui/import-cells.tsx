import { Input } from 'antd';
import { readTarget } from '#src/kernel/target.ts';
import { numberText, unitText } from '#src/ui-kit/format.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { IndicatorReading } from '../../declaration/declaration.contract.ts';
import * as texts from './programme.texts.ts';

/** How a target was read; where it is in doubt, the likely reading can be taken over. */
export function ReadAs({ row, onAccept }: { row: IndicatorReading; onAccept: (raw: string) => void }) {
  const t = useTexts(texts);
  const { target } = row;
  const { doubt } = readTarget(target.raw);
  return (
    <>
      {target.value === null ? (
        <span className="muted">{t('importing.words')}</span>
      ) : (
        <strong>
          {target.comparator} {numberText(target.value)}
          {target.value2 === null ? '' : `–${numberText(target.value2)}`} {unitText(target.unit ?? '')}
        </strong>
      )}
      {doubt && (
        <div className="small warn">
          {doubt.message}
          {doubt.likely && (
            <button type="button" className="link" onClick={() => onAccept(doubt.likely ?? '')}>
              {t('importing.accept', { likely: doubt.likely })}
            </button>
          )}
        </div>
      )}
    </>
  );
}

export function RemoveRow({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTexts(texts);
  return (
    <button type="button" className="link" aria-label={`${t('importing.removeRow')} ${name}`} onClick={onRemove}>
      ×
    </button>
  );
}

interface LevelInputProps {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

export function LevelInput({ label, value, onChange }: LevelInputProps) {
  return <Input aria-label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />;
}
