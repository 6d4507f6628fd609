import { Button } from 'antd';
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

export function Broken() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <EmptyState title={<h1>{t('broken.title')}</h1>} hint={t('broken.hint')}>
      <Button onClick={() => location.reload()}>{kit('act.reload')}</Button>
    </EmptyState>
  );
}
