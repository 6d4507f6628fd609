import { useQuery } from '@tanstack/react-query';
import { sessionContract } from '#src/deliver/sessions/session.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { SessionHeatMap } from '#src/deliver/sessions/ui/session-heat-map.tsx';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './home.texts.ts';

const sessions = clientOf(sessionContract);

/** District × month of the year, held and scheduled. */
export function SessionHeat({ year, className }: { year: number; className?: string }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const coverage = useQuery({
    queryKey: ['coverage', programme.id, year],
    queryFn: () => sessions.coverage({ programmeId: programme.id, year }),
  });
  return (
    <Panel title={t('heat.title')} className={className} acts={<AppLink to={paths.calendar}>{t('calendar')}</AppLink>}>
      <Answered query={coverage}>
        {(data) =>
          data.cells.length === 0 ? (
            <EmptyState title={t('heat.empty')} hint={t('heat.emptyHint')}>
              <AppLink to={paths.newSession}>{t('heat.plan')}</AppLink>
            </EmptyState>
          ) : (
            <SessionHeatMap coverage={data} />
          )
        }
      </Answered>
    </Panel>
  );
}
