import { Form } from 'antd';
import { useState } from 'react';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import type { DoorStatus } from '../door.contract.ts';
import { LateReason, saysWhy } from './late-reason.tsx';

/** Asks before something is taken back; of a reported day also why. */
export function UndoDialog({
  question,
  late,
  pending,
  onUndo,
  onClose,
}: {
  question: { title: string; text: string; act: string };
  late: DoorStatus['late'];
  pending: boolean;
  onUndo: (reason: string) => void;
  onClose: () => void;
}) {
  const [form] = Form.useForm<object>();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      form={form}
      title={question.title}
      okText={question.act}
      danger
      pending={pending}
      blocked={late !== null && !saysWhy(reason)}
      onSubmit={() => onUndo(reason)}
      onClose={onClose}
    >
      <div className="stack">
        <p>{question.text}</p>
        {late && <LateReason late={late} value={reason} onChange={setReason} />}
      </div>
    </FormDialog>
  );
}
