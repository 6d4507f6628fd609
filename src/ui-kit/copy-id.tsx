import { App } from 'antd';
import { useKitTexts } from './kit-texts.ts';

/** The end of a record's id, small: whoever has to name the record to a machine copies the whole. */
export function CopyId({ id }: { id: string }) {
  const t = useKitTexts();
  const { message } = App.useApp();
  return (
    <button
      type="button"
      className="link small copy-id"
      title={t('copyId', { id })}
      aria-label={t('copyId', { id })}
      onClick={() => void navigator.clipboard.writeText(id).then(() => message.success(t('idCopied')))}
    >
      {`…${id.slice(-6)}`}
    </button>
  );
}
