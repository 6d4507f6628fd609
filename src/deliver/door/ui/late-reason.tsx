import { Input } from 'antd';
import { useId } from 'react';
import { dayText } from '#src/ui-kit/format.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { DoorStatus } from '../door.contract.ts';
import * as texts from './staff.texts.ts';

/** Long enough to say something. */
export const saysWhy = (reason: string): boolean => reason.trim().length >= 2;

/** Asks why people of a reported day are entered or taken back only now. */
export function LateReason({
  late,
  value,
  onChange,
}: {
  late: NonNullable<DoorStatus['late']>;
  value: string;
  onChange: (reason: string) => void;
}) {
  const t = useTexts(texts);
  const id = useId();
  return (
    <div className="notice">
      <strong>{t('late.title', { number: late.evaluation, day: dayText(late.until) })}</strong>
      {t('late.hint')}
      <label htmlFor={id} style={{ display: 'block', marginTop: 8 }}>
        {t('late.reason')}
      </label>
      <Input id={id} value={value} maxLength={200} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
