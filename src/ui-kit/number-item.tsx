import { Form, type FormItemProps, Input, type InputProps } from 'antd';
import { type FocusEvent, useState } from 'react';
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
  const must = useRequired();
  const asked: NumberAsked = { least, most, decimals, money };
  const check = (_: unknown, value: unknown): Promise<void> => {
    const fault = numberFault(value, asked);
    return fault === null ? Promise.resolve() : Promise.reject(new Error(faultText(t, fault)));
  };
  return (
    <Form.Item
      {...item}
      label={label}
      validateTrigger="onBlur"
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
