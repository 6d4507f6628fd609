import { Button } from 'antd';
import * as awayTexts from '#src/ui-kit/away.texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { EmptyState } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './console.texts.ts';

export function NotFound() {
  const t = useTexts(texts);
  return (
    <EmptyState title={<h1>{t('notFound.title')}</h1>} hint={t('notFound.hint')}>
      <AppLink to={paths.home}>{t('notFound.home')}</AppLink>
    </EmptyState>
  );
}

/** What browsers, and the bundler for styles, say of code that could not be fetched. */
const codeMissing = /dynamically imported module|importing a module script|preload CSS/i;

export function Broken({ error }: { error: unknown }) {
  const t = useTexts(texts);
  const away = useTexts(awayTexts);
  const kit = useKitTexts();
  const missing = error instanceof Error && codeMissing.test(error.message);
  return (
    <EmptyState
      title={<h1>{missing ? away('codeMissing') : t('broken.title')}</h1>}
      hint={missing ? away('codeMissingHint') : t('broken.hint')}
    >
      <Button onClick={() => location.reload()}>{kit('act.reload')}</Button>
    </EmptyState>
  );
}
