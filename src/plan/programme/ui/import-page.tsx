import { Button, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { uploadMegabytes } from '#src/kernel/upload-limit.ts';
import { useAskBeforeLeaving } from '#src/ui-kit/ask-before-leaving.ts';
import { refusalOf, type RefusalShown } from '#src/ui-kit/client.ts';
import { FileDrop } from '#src/ui-kit/file-drop.tsx';
import { PageHead, Panel, RefusalNotice } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { blankReading } from '../../declaration/blank-reading.contract.ts';
import type { DeclarationReading } from '../../declaration/declaration.contract.ts';

import { plan } from './clients.ts';
import { CheckDeclaration, type Shown, Warnings } from './import-check.tsx';
import { Original } from './original.tsx';
import * as texts from './import.texts.ts';

interface ImportPageProps {
  /** What a self-evaluation is shown as: it is scored again, and never becomes a programme. */
  selfEvaluation: (form: { fileName: string; reading: DeclarationReading }) => ReactNode;
}

/** A declaration in three steps: read it, check and mend what was understood, and only then make a programme of it. */
export function ImportPage({ selfEvaluation }: ImportPageProps) {
  const t = useTexts(texts);
  const [file, setFile] = useState<File | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [refusal, setRefusal] = useState<RefusalShown | null>(null);
  const [busy, setBusy] = useState(false);
  const leaving = useAskBeforeLeaving();
  const read = async (chosen: File): Promise<void> => {
    setFile(chosen);
    setBusy(true);
    setRefusal(null);
    try {
      setShown({ ...(await plan.readForm({ file: chosen })), fileName: chosen.name });
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setBusy(false);
  };
  const mend = (reading: DeclarationReading): void => {
    leaving.touch();
    setShown((before) => before && { ...before, reading });
  };
  const readAnother = async (): Promise<void> => {
    if (!(await leaving.mayClose())) return;
    leaving.release();
    setShown(null);
  };
  const startBlank = (): void => {
    setRefusal(null);
    setShown({ reading: blankReading(), original: [], layoutName: '', fileName: t('importing.blankName') });
  };
  return (
    <>
      <PageHead
        title={t('importing.title')}
        lead={t('importing.lead')}
        acts={shown && <Button onClick={() => void readAnother()}>{t('importing.another')}</Button>}
      />
      <div className="stack">
        {refusal && <RefusalNotice refusal={refusal} />}
        {busy && (
          <Panel>
            <div role="status">
              <Spin size="small" /> {t('importing.reading')} {file?.name}
            </div>
          </Panel>
        )}
        {!shown && !busy && <Choose onFile={(chosen) => void read(chosen)} onBlank={startBlank} />}
        {shown?.reading.kind === 'target' && <CheckDeclaration {...shown} onChange={mend} onCommitted={leaving.release} />}
        {shown?.reading.kind === 'self-evaluation' && <SelfEvaluation {...shown}>{selfEvaluation(shown)}</SelfEvaluation>}
      </div>
    </>
  );
}

/** A file, or an empty form. */
function Choose({ onFile, onBlank }: { onFile: (file: File) => void; onBlank: () => void }) {
  const t = useTexts(texts);
  return (
    <>
      <FileDrop accept=".docx,.xlsx,.xls,.pdf,.txt" onFile={onFile}>
        <p style={{ fontSize: 16 }}>{t('importing.choose')}</p>
        <p className="muted">{t('importing.hint', { limit: uploadMegabytes })}</p>
      </FileDrop>
      <div>
        <Button onClick={onBlank}>{t('importing.blank')}</Button>
      </div>
    </>
  );
}

function SelfEvaluation({ reading, original, children }: Shown & { children: ReactNode }) {
  const t = useTexts(texts);
  const [place, setPlace] = useState<{ where: string } | null>(null);
  return (
    <>
      <div className="notice">
        <strong>{t('importing.kindSelf')}</strong>
        {t('importing.kindSelfHint')}
      </div>
      {reading.warnings.length > 0 && (
        <Warnings warnings={reading.warnings} original={original} onPlace={(where) => setPlace({ where })} />
      )}
      <div className="beside">
        <Original original={original} reading={reading} place={place} />
        <div className="stack">{children}</div>
      </div>
    </>
  );
}
