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

/** Place × month of the year, held and scheduled. */
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
    <Panel
      title={t(`heat.title.${account.coverage.below?.level ?? 'district'}`)}
      acts={<AppLink to={paths.calendar}>{t('calendar')}</AppLink>}
    >
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
  const { cells: byDistrict, below } = account.coverage;
  const then = below?.cells ?? byDistrict.map(({ district, ...cell }) => ({ place: district, ...cell }));
  const held = new Map(then.map(({ place, month, sessions: count }) => [`${place} ${month}`, count]));
  // Sessions that name no street are those of the district that stand in none of its streets.
  if (below)
    for (const { month, sessions: count } of byDistrict) {
      const named = below.cells.reduce((sum, cell) => sum + (cell.month === month ? cell.sessions : 0), 0);
      held.set(` ${month}`, (held.get(` ${month}`) ?? -named) + count);
    }
  const cells = coverage.cells.map((cell) => {
    const shown = held.get(`${cell.place} ${coverage.year}-${String(cell.month).padStart(2, '0')}`) ?? 0;
    return { ...cell, held: shown, scheduled: Math.max(0, cell.held + cell.scheduled - shown) };
  });
  return { ...coverage, cells };
}
