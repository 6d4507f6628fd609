import { App } from 'antd';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './search.texts.ts';
import './search.css';

const onApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the search, by a click or from anywhere with ⌘K, on other keyboards Ctrl K. */
export function SearchButton() {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [Dialog, setDialog] = useState<ComponentType<{ onClose: () => void }> | null>(null);
  // Its code comes when it is first asked for. Where it does not come, the page must stand: something may be typed on it.
  const open = useRef(() => {});
  open.current = () =>
    void import('./search-dialog.tsx').then(
      ({ SearchDialog }) => setDialog(() => SearchDialog),
      () => message.error(t('codeMissing')),
    );
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <button type="button" className="search-open" aria-keyshortcuts="Control+K Meta+K" onClick={() => open.current()}>
        <span className="hide-narrow">{t('open')}</span>
        <span className="short">{t('short')}</span>
        <kbd className="hide-narrow" aria-hidden="true">
          {onApple ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {Dialog && <Dialog onClose={() => setDialog(null)} />}
    </>
  );
}
