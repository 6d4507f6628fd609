import { Button, Input } from 'antd';
import { readTarget } from '#src/kernel/target.ts';
import { lastDayOfTarget } from '#src/kernel/target-day.ts';
import { comparedText } from '#src/ui-kit/format.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FormWarning, IndicatorReading } from '../../declaration/declaration.contract.ts';
import * as texts from './import.texts.ts';
import { doubtText } from './warning-words.ts';

interface ReadAsProps {
  row: IndicatorReading;
  /** Of the form: a day without one is of this year. */
  year: number | null;
  /** What else is in doubt about the row. */
  warnings: readonly FormWarning[];
  onAccept: (raw: string) => void;
  onPlace: (where: string) => void;
}

/** How a target was read; where it is in doubt, the likely reading can be taken over, or its place looked up in the original. */
export function ReadAs({ row, year, warnings, onAccept, onPlace }: ReadAsProps) {
  const t = useTexts(texts);
  const { target } = row;
  const { doubt } = readTarget(target.raw);
  return (
    <>
      {target.kind === 'date' ? (
        <strong>{dayRead(target, year) ?? t('importing.day')}</strong>
      ) : target.value === null ? (
        <span className="muted">{t('importing.words')}</span>
      ) : (
        <strong>{comparedText({ ...target, value: target.value })}</strong>
      )}
      {doubt && (
        <div className="small warn">
          {doubtText(doubt)}
          {doubt.likely && (
            <div>
              <Button size="small" onClick={() => onAccept(doubt.likely ?? '')}>
                {t('importing.accept', { likely: doubt.likely })}
              </Button>
            </div>
          )}
        </div>
      )}
      {[...new Set(warnings.map(({ where }) => where))].map((where) => (
        <button key={where} type="button" className="link small" onClick={() => onPlace(where)}>
          {t('importing.inOriginal')}
        </button>
      ))}
    </>
  );
}

/** `≤ 2026-11-30`; null where the day cannot be told. */
function dayRead({ raw, comparator }: IndicatorReading['target'], year: number | null): string | null {
  const day = lastDayOfTarget(raw, year);
  return day && `${comparator ?? ''} ${day}`.trim();
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
  /** Must be filled in. */
  needed?: boolean;
  onChange: (value: string | null) => void;
}

export function LevelInput({ label, value, needed = false, onChange }: LevelInputProps) {
  const t = useTexts(texts);
  const lacks = needed && (value ?? '').trim() === '';
  return (
    <Input.TextArea
      autoSize
      aria-label={label}
      value={value ?? ''}
      status={lacks ? 'error' : undefined}
      placeholder={lacks ? t('importing.notFilled') : undefined}
      onChange={(event) => onChange(event.target.value || null)}
    />
  );
}
