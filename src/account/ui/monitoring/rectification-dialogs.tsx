import { DatePicker, Form, Input, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import type { MonitoredIndicator, Monitoring, Rectification } from '../../monitoring/monitoring.contract.ts';
import { monitoring } from './client.ts';
import * as texts from './monitoring.texts.ts';

interface FieldProps {
  name: string;
  label: string;
  /** How the refusal of an empty field names it; by its label if absent. */
  asked?: string;
}

function Words({ name, label, asked = label }: FieldProps) {
  const required = useRequired();
  return (
    <Form.Item name={name} label={label} rules={required(asked)}>
      <Input.TextArea rows={4} maxLength={1000} showCount />
    </Form.Item>
  );
}

function Day({ name, label, asked = label }: FieldProps) {
  const required = useRequired();
  return (
    <Form.Item name={name} label={label} rules={required(asked)}>
      <DatePicker style={{ width: 160 }} />
    </Form.Item>
  );
}

/** 整改要求: what is to be done, by whom and by when. */
export function AskDialog({
  indicator,
  month,
  districts,
  onClose,
}: {
  indicator: Pick<MonitoredIndicator, 'id' | 'level3'>;
  month: string;
  districts: Monitoring['districts'];
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const [form] = Form.useForm<{ district: string; demand: string; dueOn: Dayjs }>();
  const act = useAct({
    run: ({ district, demand, dueOn }: { district: string; demand: string; dueOn: Dayjs }, once) =>
      monitoring.ask(
        { indicatorId: indicator.id, month, district: district || null, demand, dueOn: dueOn.format('YYYY-MM-DD') },
        once,
      ),
    onDone: onClose,
    onRefused: refusedAt(form, { 'rectification-due-past': 'dueOn' }),
  });
  return (
    <FormDialog
      form={form}
      title={`${t('ask')} · ${indicator.level3}`}
      okText={t('ask')}
      pending={act.isPending}
      initialValues={{ district: '' }}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <Form.Item name="district" label={t('rectification.whom')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('rectification.unit') },
            ...districts.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </Form.Item>
      <Words name="demand" label={t('rectification.demand')} />
      <Day name="dueOn" label={t('rectification.dueOn')} />
    </FormDialog>
  );
}

/** 整改结果: said by the district, the host or the unit that was asked. */
export function AnswerDialog({ asked, onClose }: { asked: Rectification; onClose: () => void }) {
  const t = useTexts(texts);
  const [form] = Form.useForm<{ text: string }>();
  const act = useAct({
    run: ({ text }: { text: string }) => monitoring.answer({ rectificationId: asked.id, version: asked.version, text }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${t('rectification.answerTitle')} · ${asked.indicator}`}
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      {asked.abilities.onBehalf && (
        <p className="notice">{t('rectification.onBehalfHint', { district: asked.districtName ?? '' })}</p>
      )}
      <p className="muted">{asked.steps.findLast((step) => step.kind !== 'answered')?.text}</p>
      <Words name="text" label={t('rectification.answerTitle')} asked={t('rectification.text')} />
    </FormDialog>
  );
}

interface Verdict {
  accepted: boolean;
  text: string;
  dueOn?: Dayjs;
}

/** 整改结论: closed (终审), or returned with a new day. */
export function ConcludeDialog({ asked, onClose }: { asked: Rectification; onClose: () => void }) {
  const t = useTexts(texts);
  const required = useRequired();
  const [form] = Form.useForm<Verdict>();
  const accepted = Form.useWatch('accepted', form);
  const act = useAct({
    run: ({ dueOn, ...verdict }: Verdict) =>
      monitoring.conclude({
        rectificationId: asked.id,
        version: asked.version,
        ...verdict,
        ...(verdict.accepted || !dueOn ? {} : { dueOn: dueOn.format('YYYY-MM-DD') }),
      }),
    onDone: onClose,
    onRefused: refusedAt(form, { 'rectification-due-past': 'dueOn' }),
  });
  return (
    <FormDialog
      form={form}
      title={`${t('rectification.concludeTitle')} · ${asked.indicator}`}
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <p className="muted">{asked.steps.at(-1)?.text}</p>
      <Form.Item name="accepted" label={t('rectification.verdict')} rules={required(t('rectification.verdict'))}>
        <Radio.Group
          options={[
            { value: true, label: t('rectification.accept') },
            { value: false, label: t('rectification.giveBack') },
          ]}
        />
      </Form.Item>
      {accepted === false && <Day name="dueOn" label={t('rectification.newDue')} />}
      <Words name="text" label={t('rectification.text')} />
    </FormDialog>
  );
}
