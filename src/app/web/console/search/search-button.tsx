import { lazy, Suspense, useEffect, useState } from 'react';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './search.texts.ts';
import './search.css';

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }));

const onApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the search, by a click or from anywhere with ⌘K, on other keyboards Ctrl K. */
export function SearchButton() {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <button type="button" className="search-open" aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpen(true)}>
        <span className="hide-narrow">{t('open')}</span>
        <span className="short">{t('short')}</span>
        <kbd className="hide-narrow" aria-hidden="true">
          {onApple ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
