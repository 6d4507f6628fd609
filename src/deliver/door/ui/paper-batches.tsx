import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { AttachmentField } from '#src/ui-kit/attachment-field.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { ImportsStrip } from '#src/ui-kit/imports-strip.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { DoorStatus } from '../door.contract.ts';
import { door } from './client.ts';
import * as texts from './staff.texts.ts';
import { UndoDialog } from './undo-dialog.tsx';

type Batch = Awaited<ReturnType<typeof door.paperBatches>>['items'][number];

/** What was entered from paper: each sheet with its scans, which can be added later, and its undo. */
export function Batches({ sessionId, late }: { sessionId: string; late: DoorStatus['late'] }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [asked, setAsked] = useState<string | null>(null);
  const [adding, setAdding] = useState<Batch | null>(null);
  const batches = useQuery({ queryKey: ['paper-batches', sessionId], queryFn: () => door.paperBatches({ sessionId }) });
  const undo = useAct({
    run: (taken: { batchId: string; reason: string }) => door.undoPaper(taken),
    done: kit('say.done'),
    onDone: () => setAsked(null),
  });
  const items = batches.data?.items ?? [];
  return (
    <>
      <ImportsStrip
        title={t('paper.batches')}
        lines={items.map((batch) => ({
          key: batch.id,
          line: (
            <>
              <span>{batch.fileName ?? t('paper.hand')}</span>
              <span className="muted">
                {t('paper.batch', {
                  rows: batch.rows,
                  people: batch.people,
                  who: batch.enteredBy,
                  when: momentText(batch.enteredAt),
                })}
              </span>
              {batch.undoneAt ? (
                <span className="muted">{t('paper.undone')}</span>
              ) : (
                <>
                  <span className={batch.scans === 0 ? 'warn' : 'muted'}>
                    {batch.scans === 0 ? t('paper.noScan') : t('paper.scans', { count: batch.scans })}
                  </span>
                  {batch.abilities.addScan && (
                    <button type="button" className="link" onClick={() => setAdding(batch)}>
                      {t('paper.addScan')}
                    </button>
                  )}
                  {batch.abilities.undo && (
                    <button type="button" className="link" onClick={() => setAsked(batch.id)}>
                      {kit('act.undo')}
                    </button>
                  )}
                </>
              )}
            </>
          ),
        }))}
      />
      {asked && (
        <UndoDialog
          question={{ title: t('paper.undoAsk'), text: t('paper.undoText'), act: kit('act.undo') }}
          late={late}
          pending={undo.isPending}
          onUndo={(reason) => undo.mutate({ batchId: asked, reason })}
          onClose={() => setAsked(null)}
        />
      )}
      {adding && <AddScanDialog batch={adding} onClose={() => setAdding(null)} />}
    </>
  );
}

function AddScanDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const t = useTexts(texts);
  const [form] = Form.useForm<{ scan: string[] }>();
  const act = useAct({
    run: ({ scan }: { scan: string[] }) => door.addScan({ batchId: batch.id, attachmentId: scan[0]! }),
    done: t('paper.scanAdded'),
    onRefused: refusedAt<{ scan: string[] }>(form, { 'scan-added-already': 'scan', 'attachment-missing': 'scan' }),
    onDone: onClose,
  });
  const { rows, people, enteredBy: who, enteredAt } = batch;
  return (
    <FormDialog
      form={form}
      title={t('paper.addScan')}
      okText={t('paper.addScan')}
      pending={act.isPending}
      initialValues={{ scan: [] }}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <p style={{ marginBottom: 12 }}>{t('paper.addScanText', { rows, people, who, when: momentText(enteredAt) })}</p>
      <Form.Item
        name="scan"
        label={t('paper.scan')}
        rules={[{ required: true, type: 'array', min: 1, message: t('paper.scanAsked') }]}
      >
        <AttachmentField single />
      </Form.Item>
    </FormDialog>
  );
}
