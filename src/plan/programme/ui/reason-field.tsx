import { Form, Input } from 'antd';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './versions.texts.ts';

/** Why something of an approved programme changes; kept with the new version. */
export function ReasonField() {
  const t = useTexts(texts);
  return (
    <Form.Item
      name="reason"
      label={t('versions.reason')}
      extra={t('versions.reasonNeeded')}
      // The count of signs stands below the field, where a dialog has its buttons.
      style={{ marginBottom: 40 }}
      rules={[{ required: true, whitespace: true, message: t('versions.sayWhy') }]}
    >
      <Input.TextArea rows={2} maxLength={500} showCount />
    </Form.Item>
  );
}
