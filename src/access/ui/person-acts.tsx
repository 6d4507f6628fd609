import { useState } from 'react';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { MenuButton } from '#src/ui-kit/menu-button.tsx';
import { type Given, ReasonDialog } from '#src/ui-kit/reason-dialog.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import { access } from './client.ts';

type People = Awaited<ReturnType<typeof access.people.list>>;
export type Person = People['items'][number];
export type Abilities = People['abilities'];

type Kind = 'unmask' | 'erase' | 'unlock' | 'resetSecond' | 'newPassword';

/** What may be done with one person; each act asks for its reason, which goes into the trail. */
export function PersonActs({ person, may, onGrant }: { person: Person; may: Abilities; onGrant: () => void }) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<Kind | null>(null);
  const item = (kind: Kind, shown: boolean, danger = false) =>
    shown ? [{ key: kind, label: t(`members.${kind}`), danger, onClick: () => setAsked(kind) }] : [];
  const recoverable = may.recover && person.hasAccount;
  const items = [
    ...(may.grant ? [{ key: 'grant', label: t('members.grant'), onClick: onGrant }] : []),
    ...item('unmask', may.unmask),
    ...item('unlock', recoverable && person.lockedUntil !== null),
    ...item('newPassword', recoverable),
    ...item('resetSecond', recoverable && person.secondFactor, true),
    ...item('erase', may.erase, true),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <MenuButton label={t('members.more')} items={items} />
      {asked && <ActDialog person={person} kind={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function ActDialog({ person, kind, onClose }: { person: Person; kind: Kind; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [shown, setShown] = useState<string | null>(null);
  const act = useAct({
    run: async ({ reason }: Given): Promise<string | null> => {
      const input = { id: person.id, reason };
      if (kind === 'unmask') {
        const { phone, email } = await access.people.unmask(input);
        return [phone, email].filter(Boolean).join(' · ') || kit('say.none');
      }
      if (kind === 'newPassword') return (await access.recovery.replacePassword(input)).link;
      if (kind === 'erase') {
        const { naming } = await access.people.erase(input);
        return naming > 0 ? t('members.erasedNaming', { count: naming }) : null;
      }
      if (kind === 'unlock') await access.recovery.unlock(input);
      else await access.recovery.resetSecondFactor(input);
      return null;
    },
    done: (answer) => (answer === null ? (kind === 'erase' ? t('members.erased') : kit('say.done')) : null),
    onDone: (answer) => (answer === null ? onClose() : setShown(answer)),
  });
  const hints = {
    unmask: t('members.unmaskHint'),
    erase: t('members.eraseText'),
    unlock: t('members.unlockText'),
    resetSecond: t('members.resetSecondText'),
    newPassword: t('members.newPasswordText'),
  };
  const title = kind === 'erase' ? t('members.eraseAsk', { name: person.name }) : `${t(`members.${kind}`)} · ${person.name}`;
  return (
    <ReasonDialog
      title={title}
      text={hints[kind]}
      label={kind === 'unmask' ? t('members.purpose') : t('members.reason')}
      okText={kind === 'unmask' ? kit('act.confirm') : t(`members.${kind}`)}
      danger={kind === 'erase' || kind === 'resetSecond'}
      pending={act.isPending}
      answer={
        shown !== null && (
          <p style={{ fontSize: kind === 'unmask' ? 18 : 14, overflowWrap: 'anywhere' }}>
            {kind === 'newPassword' && <span className="muted">{t('members.linkShown')} </span>}
            {shown}
          </p>
        )
      }
      onSubmit={act.mutate}
      onClose={onClose}
    />
  );
}
