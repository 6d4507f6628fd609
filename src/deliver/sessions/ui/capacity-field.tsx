import './session.css';
import { Form } from 'antd';
import { useEffect, useRef } from 'react';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './session-form.texts.ts';

interface CapacityFieldProps {
  /** How many the venue holds; unknown, or nowhere, without a number. */
  room: number | null | undefined;
  /** A new session takes the places of its venue, until a number is typed. */
  isNew?: boolean;
  /** Seats signed up: fewer cannot be offered. */
  taken?: number;
}

/** The places of a session: more than the venue holds is said here, with what it could be lowered to. */
export function CapacityField({ room, isNew = false, taken = 0 }: CapacityFieldProps) {
  const t = useTexts(texts);
  const form = Form.useFormInstance<{ capacity: number }>();
  const capacity = Form.useWatch('capacity', form);
  const typed = useRef(!isNew);
  useEffect(() => {
    if (room && !typed.current) form.setFieldValue('capacity', room);
  }, [room, form]);
  const over = Boolean(room && capacity > room);
  const lower = (
    <button type="button" className="link" onClick={() => form.setFields([{ name: 'capacity', value: room!, errors: [] }])}>
      {t('form.lower', { count: room ?? '' })}
    </button>
  );
  return (
    <NumberItem
      name="capacity"
      label={t('form.capacity')}
      least={1}
      most={100000}
      decimals={0}
      width={140}
      validateStatus={over ? 'warning' : undefined}
      extra={
        over ? (
          <span className="row warn">
            <span className="over-room">{t('form.over', { count: room ?? '' })}</span>
            {room! >= taken ? lower : t('form.taken', { count: taken })}
          </span>
        ) : (
          room && t('form.capacityHint', { count: room })
        )
      }
      onTyped={() => {
        typed.current = true;
      }}
    />
  );
}
