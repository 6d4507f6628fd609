import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { dayOf } from '#src/kernel/local-time.ts';
import { dayText } from '#src/ui-kit/format.ts';
import { useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import * as texts from './session-form.texts.ts';

interface DayFieldProps {
  label: string;
  autoFocus?: boolean;
  /** The session is not made yet: it could be made in another programme. */
  isNew?: boolean;
}

/** The day of a session, kept as it is typed: that it lies outside of the programme is said here at once, and which programme has it. */
export function DayField({ label, autoFocus = false, isNew = false }: DayFieldProps) {
  const t = useTexts(texts);
  const must = useRequired();
  const { startsOn, endsOn, fiscalYear } = useProgramme();
  const { programmes } = useSurroundings();
  const within = (_rule: unknown, picked: Dayjs | null | undefined) => {
    const day = picked?.format('YYYY-MM-DD');
    if (day === undefined || (day >= startsOn && day <= endsOn)) return Promise.resolve();
    const other = isNew ? programmes.find((one) => day >= one.startsOn && day <= one.endsOn) : undefined;
    const term = t('form.term', { year: fiscalYear, from: dayText(startsOn), to: dayText(endsOn) });
    const then = other ? t('form.otherTerm', { programme: other.name, year: other.fiscalYear }) : t('form.outside');
    return Promise.reject(new Error(`${term}${then}`));
  };
  const today = dayOf(new Date());
  const near = today < startsOn ? startsOn : today > endsOn ? endsOn : today;
  return (
    <Form.Item name="day" label={label} rules={[...must(label), { validator: within }]}>
      <DatePicker autoFocus={autoFocus} defaultPickerValue={dayjs(near)} />
    </Form.Item>
  );
}
