import { Form, Input } from 'antd';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import * as texts from './figure.texts.ts';
import { accounts } from './at-picker.tsx';

/** States why an indicator fell short, or judges a qualitative one. Earlier statements stay. */
export function StatementDialog({
  indicator,
  kind,
  onClose,
}: {
  indicator: { id: string; level3: string };
  kind: 'reason' | 'judgement';
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<{ text: string; percent: number }>();
  const act = useAct({
    run: ({ text, percent }: { text: string; percent: number }) =>
      accounts.state(
        kind === 'reason'
          ? { indicatorId: indicator.id, kind, text }
          : { indicatorId: indicator.id, kind, text, degree: percent / 100 },
      ),
    done: t('figure.saved'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${kind === 'reason' ? t('figure.addReason') : t('figure.addJudgement')} · ${indicator.level3}`}
      pending={act.isPending}
      onSubmit={act.mutate}
      onClose={onClose}
    >
      {kind === 'judgement' && (
        <NumberItem
          name="percent"
          label={t('figure.degreeAsked')}
          extra={t('figure.degreeTiers')}
          least={0}
          most={100}
          suffix="%"
          width={160}
          autoFocus
        />
      )}
      <Form.Item
        name="text"
        label={kind === 'reason' ? t('figure.reason') : t('figure.text')}
        extra={kind === 'reason' ? t('figure.reasonHint') : undefined}
        rules={[{ required: true, whitespace: true, message: kit('say.required', { field: t('figure.text') }) }]}
      >
        <Input.TextArea rows={5} maxLength={2000} showCount autoFocus={kind === 'reason'} />
      </Form.Item>
    </FormDialog>
  );
}
