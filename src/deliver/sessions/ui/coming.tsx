import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { addDays, dayOf } from '#src/kernel/local-time.ts';
import { Dotted } from '#src/ui-kit/dotted.tsx';
import { shortDayText, timeText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useMay, useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { SessionSummary } from '../session.contract.ts';
import * as texts from './coming.texts.ts';
import { sessions } from './clients.ts';

const daysAhead = 30;
const visible: readonly SessionSummary['state'][] = ['published', 'open', 'full', 'running'];

/** Published sessions from today on, of every programme that the person may see, soonest first. */
export function useComing(): readonly SessionSummary[] {
  const today = dayOf(new Date());
  const found = useQuery({
    queryKey: ['coming', today],
    queryFn: () => sessions.calendar({ from: today, to: addDays(today, daysAhead) }),
    enabled: useMay('sessions.read'),
  });
  const now = new Date().toISOString();
  return (found.data?.items ?? [])
    .filter(({ state, endsAt }) => visible.includes(state) && endsAt > now)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** A line for each: when, what, where; today's leads to its door. */
export function ComingList({ sessions: shown, wide }: { sessions: readonly SessionSummary[]; wide?: boolean }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const mayDoor = useMay('door.run');
  const here = useProgramme();
  const { programmes } = useSurroundings();
  const today = dayOf(new Date());
  return (
    <ul className={wide ? 'coming wide' : 'coming'}>
      {shown.map((session, index) => {
        const day = dayOf(new Date(session.startsAt));
        // Of another year than the one on the screen: say of which, once for those that follow.
        const told = shown[index - 1]?.programmeId ?? here.id;
        const other = session.programmeId === told ? undefined : programmes.find(({ id }) => id === session.programmeId);
        return (
          <Fragment key={session.id}>
            {other && <li className="of">{t('ofProgramme', { programme: other.name, year: other.fiscalYear })}</li>}
            <li>
              <div className="small muted">
                <Dotted
                  pieces={[
                    `${day === today ? t('today') : shortDayText(day)} ${timeText(session.startsAt)}`,
                    session.districtName,
                    session.venueName ?? kit('venueKind.online'),
                  ]}
                />
              </div>
              <AppLink to={paths.session(session.id)}>{session.title}</AppLink>
              <div className="small">
                <Dotted
                  pieces={[
                    <span key="seats" className="muted">
                      {t('seats', { taken: session.taken, capacity: session.capacity })}
                    </span>,
                    day === today && mayDoor && (
                      <a key="door" href={paths.doorOf(session.id)}>
                        {t('door')}
                      </a>
                    ),
                  ]}
                />
              </div>
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}

/** Says on a list of one year that sessions of another are near, and leads there: they would not be found otherwise. */
export function ComingElsewhere() {
  const t = useTexts(texts);
  const here = useProgramme();
  const { programmes, choose } = useSurroundings();
  const elsewhere = Map.groupBy(
    useComing().filter(({ programmeId }) => programmeId !== here.id),
    ({ programmeId }) => programmeId,
  );
  const found = programmes.filter(({ id }) => elsewhere.has(id));
  if (found.length === 0) return null;
  return (
    <div className="notice" style={{ marginBottom: 16 }}>
      {found.map(({ id, name, fiscalYear }) => (
        <div key={id}>
          {t('elsewhere', { count: elsewhere.get(id)!.length, programme: name, year: fiscalYear })}{' '}
          <button type="button" className="link" onClick={() => choose(id)}>
            {t('go')}
          </button>
        </div>
      ))}
    </div>
  );
}
