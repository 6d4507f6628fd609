import { Button } from 'antd';
import type { ButtonProps } from 'antd';
import { useAct } from './feedback.tsx';
import { useKitTexts } from './kit-texts.ts';

/** Hands a file of the server to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = file instanceof File && file.name && file.name !== 'blob' ? file.name : name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A button that fetches a file and saves it; waits visibly while the server makes it. */
export function DownloadButton({
  fetchFile,
  name,
  children,
  ...props
}: { fetchFile: () => Promise<Blob>; name: string } & Omit<ButtonProps, 'onClick'>) {
  const t = useKitTexts();
  const act = useAct({
    run: fetchFile,
    done: null,
    onDone: (file) => saveFile(file, name),
  });
  return (
    <Button {...props} loading={act.isPending} onClick={() => act.mutate()}>
      {act.isPending ? t('say.printing') : (children ?? t('act.export'))}
    </Button>
  );
}
