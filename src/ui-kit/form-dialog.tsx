import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useAskBeforeLeaving } from './ask-before-leaving.ts';
import { useKitTexts } from './kit-texts.ts';
import { UploadsWithin, useUploads } from './uploads.tsx';

interface FormDialogProps<Values> {
  form: FormInstance<Values>;
  title: string;
  /** Save, if absent. */
  okText?: string;
  /** Cancel, if absent; close where the act itself cancels something, or the dialog stays open after it. */
  closeText?: string;
  /** The act takes something away. */
  danger?: boolean;
  /** In CSS pixels; a narrow screen has the last word. */
  width?: number;
  pending: boolean;
  /** Something beside the fields is still missing: the form is not sent. */
  blocked?: boolean;
  initialValues?: Partial<Values>;
  onValuesChange?: (changed: Partial<Values>) => void;
  onSubmit: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: its fields stand below each other, and the one button that matters sends them. A click beside it loses nothing, and what was typed is left only when asked. */
export function FormDialog<Values extends object>({
  form,
  title,
  okText,
  closeText,
  danger = false,
  width,
  pending,
  blocked = false,
  initialValues,
  onValuesChange,
  onSubmit,
  onClose,
  children,
}: FormDialogProps<Values>) {
  const kit = useKitTexts();
  const leaving = useAskBeforeLeaving({ sending: pending });
  const uploads = useUploads();
  const waits = blocked || uploads.underWay;
  return (
    <Modal
      open
      width={width}
      title={title}
      okText={okText ?? kit('act.save')}
      okButtonProps={{ danger, disabled: waits }}
      cancelText={closeText}
      onCancel={leaving.closing(onClose)}
      mask={{ closable: false }}
      confirmLoading={pending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initialValues}
        onInput={leaving.touch}
        onValuesChange={(changed: Partial<Values>) => {
          leaving.touch();
          onValuesChange?.(changed);
        }}
        onFinish={(values) => !waits && onSubmit(values)}
      >
        <UploadsWithin hold={uploads.hold}>{children}</UploadsWithin>
      </Form>
    </Modal>
  );
}
