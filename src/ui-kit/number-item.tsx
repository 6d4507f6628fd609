import { Form, type FormItemProps, Input, type InputProps } from 'antd';
import { createContext, type FocusEvent, useCallback, useContext, useEffect, useId, useState } from 'react';
import * as texts from './number.texts.ts';
import { type NumberAsked, type NumberFault, numberFault, numberShown, numberTyped } from './number-typed.ts';
import { type Translate, useTexts } from './texts.ts';
import { useRequired } from './use-required.ts';

interface NumberItemProps extends NumberAsked, Pick<FormItemProps, 'name' | 'extra' | 'validateStatus' | 'help'> {
  label: string;
  /** The name in the sentence beside an empty field, where the label says more; false: it may stay empty. */
  required?: string | boolean;
  /** What stands behind the number, such as %. */
  suffix?: string;
  width?: number | '100%';
  autoFocus?: boolean;
  onTyped?: () => void;
}

/** A field of a number in a form. What is no number, or out of bounds, stays as it was typed and is told below; antd's own would take a part of it or move it to the bound. */
export function NumberItem({
  label,
  required = true,
  least,
  most,
  decimals,
  money,
  suffix,
  width = '100%',
  autoFocus,
  onTyped,
  ...item
}: NumberItemProps) {
  const t = useTexts(texts);
  const [refused, setRefused] = useState(false);
  const must = useRequired();
  const asked: NumberAsked = { least, most, decimals, money };
  const check = (_: unknown, value: unknown): Promise<void> => {
    const fault = numberFault(value, asked);
    const isMissing = required !== false && (value === null || value === undefined || value === '');
    setRefused(fault !== null || isMissing);
    return fault === null ? Promise.resolve() : Promise.reject(new Error(faultText(t, fault)));
  };
  return (
    <Form.Item
      {...item}
      label={label}
      // Checked when it is left, and from its refusal on as it is typed: what was mended is not told any more.
      validateTrigger={refused ? ['onBlur', 'onChange'] : 'onBlur'}
      rules={[...(required === false ? [] : must(typeof required === 'string' ? required : label)), { validator: check }]}
    >
      <NumberInput asked={asked} suffix={suffix} style={{ width }} autoFocus={autoFocus} onTyped={onTyped} />
    </Form.Item>
  );
}

interface NumberInputProps extends Omit<InputProps, 'value' | 'onChange'> {
  asked: NumberAsked;
  /** What could not be read stays a text, which the form's rule refuses. */
  value?: number | string | null;
  onChange?: (value: number | string | null) => void;
  onTyped?: () => void;
}

function NumberInput({ asked, value, onChange, onBlur, onTyped, ...input }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...input}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? numberShown(value, asked)}
      onChange={({ target }) => {
        setTyped(target.value);
        onTyped?.();
        onChange?.(numberTyped(target.value, asked));
      }}
      onBlur={(event: FocusEvent<HTMLInputElement>) => {
        setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}

/** Tells the act beside them of fields whose text is no number. */
const Faults = createContext<(field: string, faulty: boolean) => void>(() => undefined);

/** Around the fields of numbers outside of a form; as long as one cannot be read, nothing is sent. */
export const NumberFaults = Faults.Provider;

/** Whether a field within `NumberFaults` cannot be read; `report` is its value. */
export function useNumberFaults(): { faulty: boolean; report: (field: string, faulty: boolean) => void } {
  const [fields, setFields] = useState<ReadonlySet<string>>(new Set());
  const report = useCallback((field: string, faulty: boolean): void => {
    setFields((before) => {
      if (before.has(field) === faulty) return before;
      const after = new Set(before);
      if (faulty) after.add(field);
      else after.delete(field);
      return after;
    });
  }, []);
  return { faulty: fields.size > 0, report };
}

interface NumberFieldProps extends NumberAsked, Omit<InputProps, 'value' | 'onChange'> {
  value: number | null;
  /** Null where nothing is typed, or nothing that can be taken: that is said below the field. */
  onChange: (value: number | null) => void;
}

/** A number outside of a form, by the rules of `NumberItem`: the text stays as it was typed, and its fault stands below it. */
export function NumberField({ least, most, decimals, money, value, onChange, status, style, ...input }: NumberFieldProps) {
  const t = useTexts(texts);
  const id = useId();
  const report = useContext(Faults);
  const asked: NumberAsked = { least, most, decimals, money };
  const [refused, setRefused] = useState<number | string | null>(null);
  // Another value came from elsewhere: what was typed before is no longer what stands.
  const shown = value ?? refused;
  const fault = value === null ? numberFault(refused, asked) : null;
  const faulty = fault !== null;
  useEffect(() => {
    report(id, faulty);
    return () => report(id, false);
  }, [report, id, faulty]);
  return (
    <span className="number-field">
      <NumberInput
        {...input}
        style={style}
        asked={asked}
        value={shown}
        status={faulty ? 'error' : status}
        aria-invalid={faulty || undefined}
        aria-describedby={faulty ? id : undefined}
        onChange={(typed) => {
          const taken = typeof typed === 'number' && numberFault(typed, asked) === null;
          setRefused(taken ? null : typed);
          onChange(taken ? typed : null);
        }}
      />
      {fault && (
        <span id={id} role="alert" className="number-fault small bad">
          {faultText(t, fault)}
        </span>
      )}
    </span>
  );
}

function faultText(t: Translate<typeof texts.zh>, fault: NumberFault): string {
  switch (fault.code) {
    case 'unreadable':
      return t('number.unreadable', { text: fault.text });
    case 'decimals':
      return fault.count === 0 ? t('number.whole') : t('number.decimals', { count: fault.count });
    case 'least':
      return t('number.least', { least: fault.least });
    case 'most':
      return t('number.most', { most: fault.most });
  }
}
