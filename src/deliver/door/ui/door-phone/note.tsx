import type { ReactNode } from 'react';
import { chooseLanguage, chosenLanguage } from '#src/ui-kit/language.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './door.texts.ts';

/** To the console's sign-in, and from there back to this page. */
export function SignInLink({ words }: { words: string }) {
  return (
    <a className="main-act" href={`/console/sign-in?next=${encodeURIComponent(location.pathname)}`}>
      {words}
    </a>
  );
}

/** A page with one thing to say and one way on. */
export function Note({ title, lead, act }: { title: string; lead: string; act: ReactNode }) {
  return (
    <main className="plain">
      <h1>{title}</h1>
      <p>{lead}</p>
      <div className="acts">{act}</div>
      <LanguageSwitch />
    </main>
  );
}

export function LanguageSwitch() {
  const t = useTexts(texts);
  const other = chosenLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" className="quiet" lang={other} onClick={() => chooseLanguage(other)}>
      {t('otherLanguage')}
    </button>
  );
}
