import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';

export interface Choice {
  value: string;
  label: string;
}

/** Pixels that a name takes: Chinese signs are as wide as they are high, the others about half of it. */
function roomFor(name: string): number {
  return [...name].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 14 : 7.5), 0);
}

/** A filter of one choice; empty means all. Its name is read out and shown until something is chosen. */
export function ChoiceFilter({
  label,
  value,
  choices,
  onChange,
  width = 128,
}: {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  width?: number;
}) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      value={value || undefined}
      options={choices.map(({ value: given, label: shown }) => ({ value: given, label: shown }))}
      allowClear
      showSearch={choices.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      style={{ width: Math.max(width, roomFor(label) + 44) }}
      onChange={(next?: string) => onChange(next ?? '')}
    />
  );
}

/** A search that asks once the typing rests. */
export function TextFilter({
  label,
  value,
  onChange,
  width = 200,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  width?: number;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), 350);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      aria-label={label}
      placeholder={label}
      value={typed}
      allowClear
      // Beside the name stands the place of the cross that clears it.
      style={{ width: Math.max(width, roomFor(label) + 48) }}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onChange(typed.trim())}
    />
  );
}

/** From one day to another; either may be open. */
export function DaysFilter({
  label,
  from,
  to,
  onChange,
}: {
  label: [string, string];
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
}) {
  return (
    <DatePicker.RangePicker
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      allowEmpty={[true, true]}
      placeholder={label}
      aria-label={label.join('–')}
      style={{ width: 240 }}
      onChange={(days) => onChange(days?.[0]?.format('YYYY-MM-DD') ?? '', days?.[1]?.format('YYYY-MM-DD') ?? '')}
    />
  );
}

/** The words of one vocabulary as choices. */
export function choicesOf(
  words: Readonly<Record<string, string>> | readonly string[],
  labelOf: (word: string) => string,
): Choice[] {
  const codes = Array.isArray(words) ? (words as readonly string[]) : Object.keys(words);
  return codes.map((value) => ({ value, label: labelOf(value) }));
}
