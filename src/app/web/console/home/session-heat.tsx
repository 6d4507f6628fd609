import { useQuery } from '@tanstack/react-query';
import type { Account } from '#src/account/account.contract.ts';
import { sessionContract } from '#src/deliver/sessions/session.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { SessionHeatMap } from '#src/deliver/sessions/ui/session-heat-map.tsx';
import { useMay, useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './home.texts.ts';

const sessions = clientOf(sessionContract);

/** District × month of the year, held and scheduled. */
export function SessionHeat({ account }: { account: Account }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const mayPlan = useMay('sessions.write');
  const year = account.programme.fiscalYear;
  const coverage = useQuery({
    queryKey: ['coverage', programme.id, year],
    queryFn: () => sessions.coverage({ programmeId: programme.id, year }),
  });
  return (
    <Panel title={t('heat.title')} acts={<AppLink to={paths.calendar}>{t('calendar')}</AppLink>}>
      <Answered query={coverage}>
        {(data) =>
          data.cells.length === 0 ? (
            <EmptyState title={t('heat.empty')} hint={t('heat.emptyHint')}>
              {mayPlan && <AppLink to={paths.newSession}>{t('heat.plan')}</AppLink>}
            </EmptyState>
          ) : (
            <SessionHeatMap coverage={asOf(data, account)} />
          )
        }
      </Answered>
    </Panel>
  );
}

type Coverage = Awaited<ReturnType<typeof sessions.coverage>>;

/** Looked at from an earlier day, what was held later is still to come: the facts say what was held by then. */
function asOf(coverage: Coverage, account: Account): Coverage {
  const held = new Map(account.coverage.cells.map(({ district, month, sessions: count }) => [`${district} ${month}`, count]));
  const cells = coverage.cells.map((cell) => {
    const then = held.get(`${cell.district} ${coverage.year}-${String(cell.month).padStart(2, '0')}`) ?? 0;
    return { ...cell, held: then, scheduled: Math.max(0, cell.held + cell.scheduled - then) };
  });
  return { ...coverage, cells };
}
