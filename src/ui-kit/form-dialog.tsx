import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useKitTexts } from './kit-texts.ts';

interface FormDialogProps<Values> {
  form: FormInstance<Values>;
  title: string;
  /** Save, if absent. */
  okText?: string;
  pending: boolean;
  initialValues?: Partial<Values>;
  onSubmit: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: its fields stand below each other, and the one button that matters sends them. A click beside it loses nothing. */
export function FormDialog<Values extends object>({
  form,
  title,
  okText,
  pending,
  initialValues,
  onSubmit,
  onClose,
  children,
}: FormDialogProps<Values>) {
  const kit = useKitTexts();
  return (
    <Modal
      open
      title={title}
      okText={okText ?? kit('act.save')}
      onCancel={onClose}
      mask={{ closable: false }}
      confirmLoading={pending}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initialValues} onFinish={onSubmit}>
        {children}
      </Form>
    </Modal>
  );
}
