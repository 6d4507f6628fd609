import { Input, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useAskBeforeLeaving } from './ask-before-leaving.ts';
import { useKitTexts } from './kit-texts.ts';

export interface Given {
  reason: string;
}

interface ReasonDialogProps {
  title: string;
  /** What goes, what stays, and who reads the reason. */
  text: string;
  /** What is asked for: a reason, a purpose. */
  label: string;
  /** Characters, as the server takes them. */
  shortest?: 1 | 2;
  longest?: number;
  okText: string;
  /** The act takes something away. */
  danger?: boolean;
  pending: boolean;
  /** What the act answered, to be read before the dialog is closed; the act is not done twice. */
  answer?: ReactNode;
  onSubmit: (given: Given) => void;
  onClose: () => void;
}

/** An act that is done only with a reason, which goes into the trail. Esc gives a reason that was begun up only when asked. */
export function ReasonDialog({
  title,
  text,
  label,
  shortest = 1,
  longest = 200,
  okText,
  danger = false,
  pending,
  answer,
  onSubmit,
  onClose,
}: ReasonDialogProps) {
  const kit = useKitTexts();
  const [reason, setReason] = useState('');
  const leaving = useAskBeforeLeaving({ sending: pending });
  const write = (text: string): void => {
    setReason(text);
    if (text.trim() === '') leaving.release();
    else leaving.touch();
  };
  // Once it is answered the act is done, and its reason kept.
  useEffect(() => {
    if (answer) leaving.release();
  });
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ danger, disabled: reason.trim().length < shortest || Boolean(answer) }}
      cancelText={kit('act.close')}
      onCancel={leaving.closing(onClose)}
      mask={{ closable: false }}
      confirmLoading={pending}
      onOk={() => onSubmit({ reason })}
    >
      <div className="stack" style={{ whiteSpace: 'normal' }}>
        <p>{text}</p>
        <label>
          {label}
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            value={reason}
            maxLength={longest}
            autoFocus
            onChange={(event) => write(event.target.value)}
          />
        </label>
        {answer && <div aria-live="polite">{answer}</div>}
      </div>
    </Modal>
  );
}
