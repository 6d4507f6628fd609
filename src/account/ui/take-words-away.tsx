import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { type Given, ReasonDialog } from '#src/ui-kit/reason-dialog.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './take-words-away.texts.ts';
import { accounts } from './at-picker.tsx';

/** Takes the words of a fact away, which cannot be undone: it asks for the reason first. */
export function TakeWordsAway({ factId }: { factId: string }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button type="link" danger style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        {t('redact')}
      </Button>
      {open && <RedactDialog factId={factId} onClose={() => setOpen(false)} />}
    </div>
  );
}

function RedactDialog({ factId, onClose }: { factId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct({
    run: ({ reason }: Given) => accounts.redactFact({ factId, reason }),
    done: t('wordsGone'),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={t('redactAsk')}
      text={t('redactText')}
      label={t('redactReason')}
      longest={500}
      okText={t('redact')}
      danger
      pending={act.isPending}
      onSubmit={act.mutate}
      onClose={onClose}
    />
  );
}
