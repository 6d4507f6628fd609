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
      title={id}
      onClick={() => void navigator.clipboard.writeText(id).then(() => message.success(t('idCopied')))}
    >
      <span className="visually-hidden">{t('copyId')} </span>
      {`…${id.slice(-6)}`}
    </button>
  );
}
