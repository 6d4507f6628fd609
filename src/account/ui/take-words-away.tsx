import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './take-words-away.texts.ts';
import { accounts } from './at-picker.tsx';

/** Takes the words of a fact away, which cannot be undone: it asks for the reason first. */
export function TakeWordsAway({ factId }: { factId: string }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct({
    run: () => accounts.redactFact({ factId, reason }),
    done: t('wordsGone'),
    onDone: () => setOpen(false),
  });
  return (
    <div>
      <Button type="link" danger style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        {t('redact')}
      </Button>
      <Modal
        open={open}
        title={t('redactAsk')}
        onCancel={() => setOpen(false)}
        cancelText={kit('act.close')}
        okText={t('redact')}
        okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: act.isPending }}
        onOk={() => act.mutate()}
      >
        <div className="stack">
          <p>{t('redactText')}</p>
          <label>
            {t('redactReason')}
            <Input value={reason} maxLength={500} autoFocus onChange={(event) => setReason(event.target.value)} />
          </label>
        </div>
      </Modal>
    </div>
  );
}
