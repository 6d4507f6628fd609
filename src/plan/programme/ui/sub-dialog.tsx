import { Form, Input } from 'antd';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import * as texts from './budget.texts.ts';
import { plan } from './clients.ts';
import { freeCode } from '#src/ui-kit/free-code.ts';
import { ReasonField } from './reason-field.tsx';

type Sub = ProgrammeView['subProgrammes'][number];

interface SubFields {
  code: string;
  name: string;
  reason?: string;
}

/** Adds or renames a sub-programme. */
export function SubDialog({
  programme,
  sub,
  onClose,
}: {
  programme: ProgrammeView;
  sub?: Sub;
  onClose: (saved: boolean) => void;
}) {
  const t = useTexts(texts);
  const must = useRequired();
  const [form] = Form.useForm<SubFields>();
  const act = useAct({
    run: ({ code, name, reason }: SubFields) =>
      plan.saveSubProgramme({ id: programme.id, code, name, version: sub?.version, reason }),
    onDone: () => onClose(true),
  });
  return (
    <FormDialog
      form={form}
      title={t('budget.subTitle')}
      pending={act.isPending}
      onClose={() => onClose(false)}
      initialValues={
        sub ?? {
          code: freeCode('sub', programme.subProgrammes),
          reason: programme.subProgrammes.length === 0 ? t('budget.firstReason') : undefined,
        }
      }
      onSubmit={(given) => act.mutate(given)}
    >
      <Form.Item name="name" label={t('budget.subName')} rules={must(t('budget.subName'))}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      {programme.state !== 'draft' && <ReasonField />}
      <Form.Item
        name="code"
        label={t(sub ? 'budget.subCode' : 'budget.subCodeProposed')}
        rules={[{ required: true, pattern: /^[a-z0-9-]{2,40}$/, message: t('budget.subCodeHint') }]}
        extra={t('budget.subCodeHint')}
      >
        <Input disabled={sub !== undefined} />
      </Form.Item>
    </FormDialog>
  );
}
