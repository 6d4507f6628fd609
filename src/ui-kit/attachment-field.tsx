import { Button, Spin, Upload, type UploadProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { attachmentAnswer, type AttachmentShown } from './attachment-answer.ts';
import { AttachmentLink } from './attachment-names.tsx';
import { askedSignedIn, refusalOf } from './client.ts';
import { useKitTexts } from './kit-texts.ts';
import { useHoldForm } from './uploads.tsx';

/** Keeps a file as evidence and answers its id. Refuses as the server does. */
export async function uploadAttachment(file: File, signal: AbortSignal): Promise<AttachmentShown> {
  const body = new FormData();
  body.set('file', file);
  const response = await askedSignedIn(() =>
    fetch('/api/v1/attachments', { method: 'POST', body, credentials: 'same-origin', signal }),
  );
  return attachmentAnswer(response.status, await response.text());
}

type Chosen = Parameters<NonNullable<UploadProps['beforeUpload']>>[0];

interface AttachmentFieldProps {
  /** Ids, where the form keeps several; given by a form item. */
  value?: string[];
  onChange?: (ids: string[]) => void;
  single?: boolean;
  id?: string;
}

/** Sends the files that are chosen. However slowly each comes through, all are kept; of a single one the last that was chosen. */
function useSending({ value = [], onChange, single = false }: AttachmentFieldProps) {
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  const ways = useRef(new Map<Chosen, AbortController>());
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [names, setNames] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  useHoldForm(files.length > 0);
  const giveUp = (file: Chosen): void => {
    ways.current.get(file)?.abort();
    ways.current.delete(file);
    setFiles([...ways.current.keys()]);
  };
  useEffect(() => {
    const { current } = ways;
    return () => {
      for (const way of current.values()) way.abort();
    };
  }, []);
  const keep = ({ id, fileName }: AttachmentShown): void => {
    const { value, onChange } = latest.current;
    const next = single ? [id] : [...value.filter((one) => one !== id), id];
    // The next may come before this is drawn.
    latest.current = { value: next, onChange };
    setNames((before) => ({ ...before, [id]: fileName }));
    onChange?.(next);
  };
  const send = async (file: Chosen): Promise<void> => {
    const others = (before: ReadonlyMap<string, string>) =>
      new Map([...before].filter(([name]) => !single && name !== file.name));
    setRefused(others);
    if (single) for (const other of ways.current.keys()) giveUp(other);
    const way = new AbortController();
    ways.current.set(file, way);
    setFiles([...ways.current.keys()]);
    try {
      const kept = await uploadAttachment(file, way.signal);
      if (!way.signal.aborted) keep(kept);
    } catch (error) {
      if (way.signal.aborted) return;
      const { reason, remedy } = refusalOf(error);
      setRefused((before) => others(before).set(file.name, `${reason} ${remedy}`));
    }
    if (ways.current.get(file) === way) giveUp(file);
  };
  return { files, names, refused, send, giveUp };
}

/** Files kept as evidence beside a record: photos, scans, vouchers. One that is not taken is told beside them. */
export function AttachmentField(props: AttachmentFieldProps) {
  const { value = [], onChange, id } = props;
  const t = useKitTexts();
  const { files, names, refused, send, giveUp } = useSending(props);
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
      {files.map((file) => (
        <span key={file.uid} className="tag" role="status" style={{ color: 'var(--muted)' }}>
          <Spin size="small" /> {t('say.sending', { file: file.name })}{' '}
          <button type="button" className="link" onClick={() => giveUp(file)}>
            {t('act.cancel')}
          </button>
        </span>
      ))}
      <Upload
        showUploadList={false}
        accept=".jpg,.jpeg,.png,.webp,.pdf,.xlsx,.docx"
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button>{t('act.upload')}</Button>
      </Upload>
      {[...refused].map(([name, why]) => (
        <span key={name} role="alert" className="small bad" style={{ flexBasis: '100%' }}>
          {why.includes(name) ? why : t('say.about', { what: name, text: why })}
        </span>
      ))}
    </div>
  );
}
