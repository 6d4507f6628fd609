import { useQuery } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import type { TitleLevel } from '#src/kernel/vocabulary.ts';
import { sessions } from './clients.ts';

interface Paid {
  payee: string;
  titleLevel?: TitleLevel | null;
}

/**
 * A lecture fee is mostly the speaker's: payee and rank are taken over from the session that was chosen, where they are empty or still what an
 * earlier choice gave. What somebody typed stays. `sessionId`: null for any other expense.
 */
export function useSpeakerOfSession<Fields extends Paid>(form: FormInstance<Fields>, sessionId: string | null): void {
  const given = useRef<Paid>({ payee: '', titleLevel: null });
  const session = useQuery({
    queryKey: ['sessions', sessionId, 'speaker'],
    queryFn: () => sessions.get({ id: sessionId! }),
    enabled: sessionId !== null,
  });
  const { speakerName, speakerTitleLevel } = session.data ?? {};
  useEffect(() => {
    if (!speakerName) return;
    const typed = form.getFieldsValue() as Paid;
    const next: Paid = { payee: speakerName, titleLevel: speakerTitleLevel ?? null };
    const isFree = (field: keyof Paid): boolean => !typed[field] || typed[field] === given.current[field];
    if (isFree('payee')) form.setFieldValue('payee' as never, next.payee as never);
    // The rank is that of whom the fee goes to.
    if (next.titleLevel && isFree('titleLevel') && form.getFieldValue('payee' as never) === next.payee)
      form.setFieldValue('titleLevel' as never, next.titleLevel as never);
    given.current = next;
  }, [form, speakerName, speakerTitleLevel]);
}
