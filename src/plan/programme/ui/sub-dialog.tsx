import { Form, Input, Modal } from 'antd';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import * as texts from './budget.texts.ts';
import { plan } from './clients.ts';
import { freeCode } from './free-code.ts';
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
  const kit = useKitTexts();
  const [form] = Form.useForm<SubFields>();
  const act = useAct({
    run: ({ code, name, reason }: SubFields) =>
      plan.saveSubProgramme({ id: programme.id, code, name, version: sub?.version, reason }),
    onDone: () => onClose(true),
  });
  return (
    <Modal
      open
      title={t('budget.subTitle')}
      onCancel={() => onClose(false)}
      mask={{ closable: false }}
      okText={kit('act.save')}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          sub ?? {
            code: freeCode('sub', programme.subProgrammes),
            reason: programme.subProgrammes.length === 0 ? t('budget.firstReason') : undefined,
          }
        }
        onFinish={(given) => act.mutate(given)}
      >
        <Form.Item
          name="code"
          label={t('budget.subCode')}
          rules={[{ required: true, pattern: /^[a-z0-9-]{2,40}$/, message: t('budget.subCodeHint') }]}
          extra={t('budget.subCodeHint')}
        >
          <Input disabled={sub !== undefined} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('budget.subName')}
          rules={[{ required: true, message: kit('say.required', { field: t('budget.subName') }) }]}
        >
          <Input maxLength={60} autoFocus />
        </Form.Item>
        {programme.state !== 'draft' && <ReasonField />}
      </Form>
    </Modal>
  );
}
