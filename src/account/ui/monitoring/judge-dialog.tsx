import { saysTheSame } from '#src/kernel/said-of-indicator.ts';
import { Checkbox, Form, type FormInstance, Input, Radio } from 'antd';
import { deviationCauses, possibilities } from '#src/kernel/vocabulary.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { dayOfMoment } from '#src/ui-kit/format.ts';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import { expectedText, figureText } from '../indicator-words.ts';
import type { MonitoredIndicator, MonitoringJudgement } from '../../monitoring/monitoring.contract.ts';
import { monitoring } from './client.ts';
import * as texts from './monitoring.texts.ts';

type Given = Pick<MonitoringJudgement, 'causes' | 'causeText' | 'possibility' | 'remark' | 'rectify'>;

/** A person confirms or overrules what the expectation says; earlier judgements stay on record. */
export function JudgeDialog({
  indicator,
  month,
  onClose,
}: {
  indicator: MonitoredIndicator;
  month: string;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<Given>();
  const act = useAct({
    run: (given: Given) => monitoring.judge({ indicatorId: indicator.id, month, ...given }),
    onDone: onClose,
  });
  const { judgement, proposal } = indicator;
  const given = Form.useWatch([], form);
  const unchanged = judgement !== null && (given === undefined || saysTheSame(given, judgement));
  return (
    <FormDialog
      form={form}
      title={`${t('dialog.title')} · ${indicator.level3}`}
      okText={unchanged ? t('dialog.confirm') : undefined}
      pending={act.isPending}
      initialValues={{
        causes: judgement?.causes ?? [],
        causeText: judgement?.causeText ?? '',
        possibility: judgement?.possibility ?? proposal ?? undefined,
        remark: judgement?.remark ?? '',
        rectify: judgement?.rectify ?? false,
      }}
      onSubmit={act.mutate}
      onClose={onClose}
    >
      <p className="muted">
        {t('dialog.figures', {
          target: indicator.target,
          actual: figureText(indicator.actual) ?? kit('say.noData'),
          expected: expectedText(indicator),
        })}
      </p>
      <Fields form={form} proposal={proposal} />
      {unchanged && (
        <p className="small muted">{t('dialog.unchanged', { who: judgement.judgedBy, when: dayOfMoment(judgement.judgedAt) })}</p>
      )}
    </FormDialog>
  );
}

function Fields({ form, proposal }: { form: FormInstance<Given>; proposal: MonitoredIndicator['proposal'] }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [chosen, possibility] = [Form.useWatch('causes', form), Form.useWatch('possibility', form)];
  return (
    <>
      <Form.Item
        name="possibility"
        label={t('dialog.possibility')}
        extra={proposal ? t('dialog.proposed', { possibility: t(`possibility.${proposal}`) }) : undefined}
        rules={[{ required: true, message: kit('say.required', { field: t('dialog.possibility') }) }]}
      >
        <Radio.Group options={possibilities.map((value) => ({ value, label: t(`possibility.${value}`) }))} />
      </Form.Item>
      <Form.Item name="causes" label={t('dialog.causes')}>
        <Checkbox.Group options={deviationCauses.map((value) => ({ value, label: t(`cause.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="causeText"
        label={t('dialog.causeText')}
        rules={[{ required: chosen?.includes('other') ?? false, whitespace: true, message: t('dialog.causeNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item
        name="remark"
        label={t('dialog.remark')}
        extra={t('dialog.remarkHint')}
        rules={[{ required: possibility === 'impossible', whitespace: true, message: t('dialog.remarkNeeded') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="rectify" valuePropName="checked" extra={t('dialog.rectifyHint')}>
        <Checkbox>{t('dialog.rectify')}</Checkbox>
      </Form.Item>
    </>
  );
}
