import { Form, TimePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './session-form.texts.ts';

type Times = [Dayjs | null, Dayjs | null] | null;

/** From and to, as they are typed: nothing is put in another order, an end that is not after the start is said so here, and Enter sends nothing. */
export function TimesField() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const sound = (_rule: unknown, times: Times) => {
    const [start, end] = times ?? [];
    if (!start || !end) return Promise.reject(new Error(kit('say.required', { field: t('form.time') })));
    return end.format('HH:mm') > start.format('HH:mm') ? Promise.resolve() : Promise.reject(new Error(t('form.reversed')));
  };
  return (
    <Form.Item name="times" label={t('form.time')} rules={[{ validator: sound }]}>
      <TimePicker.RangePicker
        format="HH:mm"
        minuteStep={5}
        order={false}
        needConfirm={false}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
    </Form.Item>
  );
}
