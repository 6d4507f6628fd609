import { Modal } from 'antd';
import { useState } from 'react';
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
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={question.title}
      okText={question.act}
      okButtonProps={{ danger: true, disabled: late !== null && !saysWhy(reason), loading: pending }}
      onOk={() => onUndo(reason)}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{question.text}</p>
        {late && <LateReason late={late} value={reason} onChange={setReason} />}
      </div>
    </Modal>
  );
}
