import { Button, Upload } from 'antd';
import { useState } from 'react';
import { attachmentAnswer, type AttachmentShown } from './attachment-answer.ts';
import { AttachmentLink } from './attachment-names.tsx';
import { askedSignedIn } from './client.ts';
import { useAct } from './feedback.tsx';
import { useKitTexts } from './kit-texts.ts';

/** Keeps a file as evidence and answers its id. Refuses as the server does. */
export async function uploadAttachment(file: File): Promise<AttachmentShown> {
  const body = new FormData();
  body.set('file', file);
  const response = await askedSignedIn(() => fetch('/api/v1/attachments', { method: 'POST', body, credentials: 'same-origin' }));
  return attachmentAnswer(response.status, await response.text());
}

interface AttachmentFieldProps {
  /** Ids, where the form keeps several; given by a form item. */
  value?: string[];
  onChange?: (ids: string[]) => void;
  single?: boolean;
  id?: string;
}

/** Files kept as evidence beside a record: photos, scans, vouchers. One that is not taken is told beside them. */
export function AttachmentField({ value = [], onChange, single = false, id }: AttachmentFieldProps) {
  const t = useKitTexts();
  const [names, setNames] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState('');
  const act = useAct({
    run: (file: File) => {
      setRefused('');
      return uploadAttachment(file);
    },
    done: null,
    onRefused: (_, { reason, remedy }) => {
      setRefused(`${reason} ${remedy}`);
      return true;
    },
    onDone: (kept) => {
      setNames((before) => ({ ...before, [kept.id]: kept.fileName }));
      onChange?.(single ? [kept.id] : [...value.filter((one) => one !== kept.id), kept.id]);
    },
  });
  return (
    <div className="row" id={id}>
      {value.map((one) => (
        <span key={one} className="tag" style={{ color: 'var(--muted)' }}>
          <AttachmentLink id={one} />{' '}
          <button
            type="button"
            className="link"
            aria-label={`${t('act.remove')} ${names[one] ?? ''}`}
            onClick={() => onChange?.(value.filter((other) => other !== one))}
          >
            ×
          </button>
        </span>
      ))}
      <Upload
        showUploadList={false}
        accept=".jpg,.jpeg,.png,.webp,.pdf,.xlsx,.docx"
        beforeUpload={(file) => {
          act.mutate(file);
          return false;
        }}
      >
        <Button loading={act.isPending}>{t('act.upload')}</Button>
      </Upload>
      {refused && (
        <span role="alert" className="small bad" style={{ flexBasis: '100%' }}>
          {refused}
        </span>
      )}
    </div>
  );
}
