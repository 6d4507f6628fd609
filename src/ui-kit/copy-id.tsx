import { App } from 'antd';
import { useKitTexts } from './kit-texts.ts';

/** Copies a record's id, which nobody reads: for whoever has to name the record to a machine. */
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
      {t('copyId')}
    </button>
  );
}
