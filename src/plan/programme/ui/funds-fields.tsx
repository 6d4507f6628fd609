import { Input } from 'antd';
import { useState } from 'react';
import { fundFields } from '#src/kernel/funds.ts';
import { NumberField, NumberItem } from '#src/ui-kit/number-item.tsx';
import { mostYuan } from '#src/ui-kit/number-typed.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import {
  differingFunds,
  fundReadingFields,
  type FundsReading,
  noFundsReading,
} from '../../declaration/funds-reading.contract.ts';
import * as texts from './funds.texts.ts';
import type { ReadingProps } from './import-indicators.tsx';

/** 项目属性, as read and mended. */
export function AttributeField({ reading, onChange }: ReadingProps) {
  const t = useTexts(texts);
  return (
    <div style={{ marginBottom: 10 }}>
      <label htmlFor="head-attribute" className="small muted">
        {t('attribute')}
      </label>
      <Input
        id="head-attribute"
        value={reading.attribute ?? ''}
        maxLength={60}
        onChange={(event) => onChange({ ...reading, attribute: event.target.value })}
      />
    </div>
  );
}

/** Which money the budget is made of, as read and mended; folded away where the form does not say. */
export function FundsFields({ reading, onChange }: ReadingProps) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState(false);
  const { funds } = reading;
  if (!funds && !asked)
    return (
      <button type="button" className="link small" style={{ justifySelf: 'start' }} onClick={() => setAsked(true)}>
        {t('fill')}
      </button>
    );
  const differing = differingFunds(reading);
  const set = (changed: Partial<FundsReading>): void =>
    onChange({ ...reading, funds: { ...noFundsReading, ...funds, ...changed } });
  return fundFields.map((field, at) => {
    const key = fundReadingFields[at]!;
    return (
      <div key={field} style={{ marginBottom: 10 }}>
        <label htmlFor={`head-${key}`} className="small muted">
          {t(`part.${field}`)}
        </label>
        <NumberField
          id={`head-${key}`}
          money
          least={0}
          most={mostYuan}
          value={funds?.[key] ?? null}
          status={differing.some(({ parts }) => parts.includes(field)) ? 'warning' : undefined}
          style={{ width: '100%' }}
          onChange={(value) => set({ [key]: value })}
        />
      </div>
    );
  });
}

/** The same in a form: each may stay empty. */
export function FundsItems() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return fundFields.map((field) => (
    <NumberItem
      key={field}
      name={field}
      label={kit('say.optional', { field: t(`part.${field}`) })}
      money
      least={0}
      most={mostYuan}
      required={false}
    />
  ));
}
