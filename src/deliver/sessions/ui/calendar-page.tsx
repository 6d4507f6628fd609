import './calendar.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { addDays, dayOf, timeOf } from '#src/kernel/local-time.ts';
import { shortDayText, yearMonthText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { SessionSummary } from '../session.contract.ts';
import { sessions } from './clients.ts';
import { ComingElsewhere } from './coming.tsx';
import * as texts from './calendar.texts.ts';

/** A month of sessions. */
export function CalendarPage() {
  const t = useTexts(texts);
  const programme = useProgramme();
  const today = dayOf(new Date());
  const within = today >= programme.startsOn && today <= programme.endsOn;
  const { state, set } = useListState({ month: '' });
  const month = state.month || (within ? today.slice(0, 7) : latestMonth(programme.startsOn, programme.endsOn));
  const days = daysShown(month);
  const calendar = useQuery({
    queryKey: ['calendar', programme.id, month],
    queryFn: () => sessions.calendar({ programmeId: programme.id, from: days[0]!, to: days.at(-1)! }),
  });
  const step = (by: number): void => set({ month: monthAfter(month, by) });
  return (
    <>
      <PageHead
        title={`${t('calendar.title')} ${yearMonthText(month)}`}
        windowTitle={t('calendar.title')}
        lead={
          calendar.data &&
          t('calendar.lead', {
            count: calendar.data.items.filter((item) => dayOf(new Date(item.startsAt)).startsWith(month)).length,
          })
        }
        acts={
          <>
            <Button onClick={() => step(-1)}>← {t('calendar.previous')}</Button>
            <Button onClick={() => step(1)}>{t('calendar.next')} →</Button>
          </>
        }
      />
      <ComingElsewhere />
      <section className="panel" aria-label={t('calendar.label', { month: yearMonthText(month) })}>
        <Answered query={calendar}>
          {({ items }) => (
            <>
              <Month days={days} month={month} today={today} items={items} />
              {items.length === 0 && <EmptyState title={t('calendar.none')} hint={t('calendar.noneHint')} />}
            </>
          )}
        </Answered>
      </section>
    </>
  );
}

function Month({
  days,
  month,
  today,
  items,
}: {
  days: string[];
  month: string;
  today: string;
  items: readonly SessionSummary[];
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const byDay = Map.groupBy(items, (item) => dayOf(new Date(item.startsAt)));
  return (
    <ul className="calendar">
      {t('calendar.weekdays')
        .split(' ')
        .map((weekday) => (
          <li key={weekday} className="weekday" aria-hidden="true">
            {weekday}
          </li>
        ))}
      {days.map((day) => {
        const held = byDay.get(day) ?? [];
        return (
          <li
            key={day}
            className={`day ${day.startsWith(month) ? '' : 'other'} ${day === today ? 'today' : ''} ${held.length === 0 ? 'bare' : ''}`}
          >
            <time dateTime={day} title={shortDayText(day)}>
              <span className="in-grid">{Number(day.slice(8))}</span>
              <span className="in-list">{shortDayText(day)}</span>
            </time>
            {held.slice(0, 4).map((session) => (
              <AppLink
                key={session.id}
                to={paths.session(session.id)}
                className={session.state}
                label={`${shownOf(session)}，${kit(`sessionState.${session.state}`)}`}
              >
                {shownOf(session)}
              </AppLink>
            ))}
            {held.length > 4 && (
              <AppLink to={paths.sessions} search={{ from: day, to: day }}>
                {t('calendar.more', { count: held.length - 4 })}
              </AppLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What stands in the calendar; the spoken name begins with it. */
function shownOf({ startsAt, districtName, title }: { startsAt: string; districtName: string; title: string }): string {
  return `${timeOf(new Date(startsAt))} ${districtName.replace(/新?区$/, '')} ${title}`;
}

/** Whole weeks, Monday first, that hold the month. */
function daysShown(month: string): string[] {
  const first = `${month}-01`;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = addDays(first, -lead);
  const weeks = addDays(start, 35).slice(0, 7) === month ? 42 : 35;
  return Array.from({ length: weeks }, (_, index) => addDays(start, index));
}

function monthAfter(month: string, by: number): string {
  const moment = new Date(`${month}-01T00:00:00Z`);
  moment.setUTCMonth(moment.getUTCMonth() + by);
  return moment.toISOString().slice(0, 7);
}

/** For a year that is over or still to come: its last month, or its first. */
function latestMonth(from: string, to: string): string {
  return dayOf(new Date()) > to ? to.slice(0, 7) : from.slice(0, 7);
}
