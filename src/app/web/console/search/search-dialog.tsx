import { Input, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { AppLink } from '#src/ui-kit/link.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { type Finds, useFinds } from './finds.ts';
import * as texts from './search.texts.ts';

/** Milliseconds without a further key before the lists are asked. */
const PAUSE = 250;

/** One field, and below it what the console has for the word. What is found are links, so that they can be opened as links are. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const [word, setWord] = useState('');
  useEffect(() => {
    const asked = setTimeout(() => setWord(typed.trim()), PAUSE);
    return () => clearTimeout(asked);
  }, [typed]);
  const { finds, waits } = useFinds(word);
  const body = useRef<HTMLElement>(null);
  const links = (): HTMLElement[] => [...(body.current?.querySelectorAll<HTMLElement>('input, a') ?? [])];
  const current = word !== '' && word === typed.trim();
  const walk = (event: KeyboardEvent): void => {
    // An input method that still composes takes these keys for itself.
    if (event.nativeEvent.isComposing) return;
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) all[at + step]?.focus();
    else if (event.key === 'Enter' && at === 0 && current) all[1]?.click();
    else return;
    event.preventDefault();
  };
  const nothing = current && !waits && finds.every(({ items, failed }) => items.length === 0 && !failed);
  return (
    <Modal open title={t('title')} footer={null} width={640} onCancel={onClose} afterOpenChange={() => links()[0]?.focus()}>
      <search ref={body} className="search" onKeyDown={walk}>
        <Input
          type="search"
          value={typed}
          maxLength={80}
          placeholder={t('hint')}
          aria-label={t('hint')}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div aria-live="polite" aria-busy={waits}>
          {nothing ? (
            <p className="note">{t('none', { word })}</p>
          ) : (
            finds.map((one) => <Group key={one.kind} finds={one} onOpen={onClose} />)
          )}
        </div>
        {!nothing && <p className="note keys">{t('keys')}</p>}
      </search>
    </Modal>
  );
}

function Group({ finds, onOpen }: { finds: Finds; onOpen: () => void }) {
  const t = useTexts(texts);
  const { kind, items, count, all, failed } = finds;
  if (items.length === 0 && !failed) return null;
  return (
    <section aria-label={t(`of.${kind}`)}>
      <h3>{t(`of.${kind}`)}</h3>
      {failed && <p className="note">{t('failed', { why: failed })}</p>}
      <ul>
        {items.map(({ key, title, detail, to, query }) => (
          <li key={key}>
            <AppLink to={to} search={query} onFollow={onOpen}>
              <span>{title}</span>
              <small>{detail}</small>
            </AppLink>
          </li>
        ))}
        {all && count > items.length && (
          <li>
            <AppLink to={all.to} search={all.query} className="all" onFollow={onOpen}>
              {t('all', { count })}
            </AppLink>
          </li>
        )}
      </ul>
    </section>
  );
}
