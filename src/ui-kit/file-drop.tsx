import { App, Upload } from 'antd';
import type { ReactNode } from 'react';
import { useKitTexts } from './kit-texts.ts';

/** A place to choose or drop one file, which the console sends itself. Of several dropped at once the first is taken, and the others are named. */
export function FileDrop({
  accept,
  disabled = false,
  onFile,
  children,
}: {
  accept: string;
  disabled?: boolean;
  onFile: (file: File) => void;
  children: ReactNode;
}) {
  const t = useKitTexts();
  const { message } = App.useApp();
  const tellOthers = (files: readonly File[]): void => {
    const [taken, ...others] = files.map(({ name }) => name);
    if (taken === undefined || others.length === 0) return;
    void message.warning(t('importing.oneFile', { taken, others: others.join(t('say.listSeparator')) }), 8);
  };
  return (
    <Upload.Dragger
      accept={accept}
      showUploadList={false}
      disabled={disabled}
      style={{ background: '#fff' }}
      onDrop={(event) => tellOthers([...event.dataTransfer.files])}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      {children}
    </Upload.Dragger>
  );
}
