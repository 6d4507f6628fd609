import { AppLink } from '#src/ui-kit/link.tsx';
import { ComingList, useComing } from '#src/deliver/sessions/ui/coming.tsx';
import { Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useMay, useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './home.texts.ts';
import { ownFirst } from './own-first.ts';

const few = 3;

/** The next sessions of this programme, or else of the others; there is none of this panel where none is near. */
export function Coming({ wide }: { wide?: boolean }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const { shown: coming, elsewhere } = ownFirst(useComing(), programme.id);
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
      {elsewhere && <p className="small muted">{t('coming.elsewhere')}</p>}
      <ComingList sessions={coming.slice(0, few)} wide={wide} />
    </Panel>
  );
}
