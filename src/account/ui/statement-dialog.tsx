import { Form, Input } from 'antd';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import type { IndicatorAccount } from '../account.contract.ts';
import * as texts from './figure.texts.ts';
import { accounts } from './at-picker.tsx';

/** States why an indicator fell short, or judges a qualitative one, beginning with what was stated before; earlier statements stay. */
export function StatementDialog({
  indicator,
  kind,
  onClose,
}: {
  indicator: Pick<IndicatorAccount, 'id' | 'level3' | 'reason' | 'judgement'>;
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
  const former = indicator[kind];
  return (
    <FormDialog
      form={form}
      initialValues={
        former
          ? { text: former.text, percent: former.degree === null ? undefined : Number((former.degree * 100).toFixed(2)) }
          : {}
      }
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
