import { AppLink } from '#src/ui-kit/link.tsx';
import { ComingList, useComing } from '#src/deliver/sessions/ui/coming.tsx';
import { Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useMay } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './home.texts.ts';

const few = 3;

/** The next sessions of whichever year; there is none of this panel where none is near. */
export function Coming({ wide }: { wide?: boolean }) {
  const t = useTexts(texts);
  const coming = useComing();
  const mayDoor = useMay('door.run');
  if (coming.length === 0) return null;
  return (
    <Panel
      title={t('coming.title')}
      acts={
        <>
          {mayDoor && <a href={paths.door}>{t('coming.door')}</a>}
          {coming.length > few && <AppLink to={paths.calendar}>{t('coming.all', { count: coming.length })}</AppLink>}
        </>
      }
    >
      <ComingList sessions={coming.slice(0, few)} wide={wide} />
    </Panel>
  );
}
