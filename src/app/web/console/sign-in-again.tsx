import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { accessContract } from '#src/access/access.contract.ts';
import { clientOf, type RefusalShown } from '#src/ui-kit/client.ts';
import { RefusalNotice } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './console.texts.ts';
import { SignInForm, useAttempt } from './sign-in.tsx';
import { signOut } from './who-am-i.ts';

const access = clientOf(accessContract);

interface SignInAgainProps {
  /** Whose page it is: nobody else goes on with it. */
  person: { personId: string | null; name: string };
  onSignedIn: () => void;
  /** It is not done now: what was asked for is refused, and the page stays as it is. */
  onLater: () => void;
  onGiveUp: () => void;
}

/** Over the page whose session has ended: what was typed on it stays, and goes on after the sign-in. */
export function SignInAgain({ person, onSignedIn, onLater, onGiveUp }: SignInAgainProps) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const [another, setAnother] = useState<RefusalShown | null>(null);
  const state = useAttempt(async () => {
    const me = await access.me.read();
    if (me.personId === person.personId) {
      onSignedIn();
      return void queries.invalidateQueries({ queryKey: ['me'] });
    }
    // Nothing on this page is done in another name.
    await signOut();
    setAnother({
      code: 'another',
      reason: t('signIn.another', { other: me.name }),
      remedy: t('signIn.anotherRemedy', { name: person.name }),
    });
  });
  const refusal = state.refusal ?? another;
  return (
    <Modal open title={t('signIn.ended')} footer={null} width={420} zIndex={1200} mask={{ closable: false }} onCancel={onLater}>
      <div className="stack">
        <p>{t('signIn.endedHint', { name: person.name })}</p>
        {refusal && <RefusalNotice refusal={refusal} />}
        <SignInForm state={state} />
        <button type="button" className="link" onClick={onGiveUp}>
          {t('signIn.giveUp')}
        </button>
      </div>
    </Modal>
  );
}
