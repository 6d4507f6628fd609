import { addDays } from '#src/kernel/local-time.ts';
import type { Chance } from './random.ts';
import { type Talk, talks } from './talks.ts';
import type { DemoSpeaker, DemoVenue, PlannedId, World } from './world.ts';

/** One session as it is to go: on its day, or cancelled by the epidemic. */
export interface PlannedSession {
  activity: PlannedId;
  talk: Talk;
  day: string;
  /** `14:00`; talks last ninety minutes. */
  time: string;
  venue: DemoVenue | null;
  district: string;
  speaker: DemoSpeaker;
  fate: 'held' | 'cancelled' | 'online' | 'moved';
  /** When it is drafted and published. */
  announcedOn: string;
  /** Once it is drafted. */
  sessionId?: string;
}

/** Gatherings stopped from late January; halls opened again after the May holiday. */
export const epidemic = { from: '2020-01-24', to: '2020-05-06', announced: '2020-01-27' };

const quarterSpans: readonly (readonly [string, string])[] = [
  ['2020-02-15', '2020-03-28'],
  ['2020-05-09', '2020-06-27'],
  ['2020-07-04', '2020-09-26'],
  ['2020-10-10', '2020-12-12'],
];

function dayWithin(chance: Chance, [from, to]: readonly [string, string]): string {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return addDays(from, chance.between(0, days));
}

/** The day the plan of January gave the talk of a district and quarter. */
function plannedDay(chance: Chance, district: number, quarter: number): string {
  if (quarter === 0 && district % 5 === 0) return addDays('2020-01-11', district % 9);
  if (quarter === 1 && district % 6 === 1) return addDays('2020-04-18', district % 8);
  return dayWithin(chance, quarterSpans[quarter]!);
}

function timeFor(kind: DemoVenue['kind'] | 'online'): string {
  return { community: '09:30', park: '16:00', building: '12:10', online: '19:00' }[kind];
}

/** Every session of the year in the order of its days; no venue and no speaker twice at the same time. */
export function sessionsOfYear(world: World): PlannedSession[] {
  const { chance } = world;
  const taken = new Set<string>();
  const planned: PlannedSession[] = [];
  const place = (activity: PlannedId, wanted: string, fate: PlannedSession['fate'], announcedOn: string, index: number): void => {
    const talk = talks[(index * 7 + chance.between(0, 3)) % talks.length]!;
    const options = world.venues.filter((venue) => venue.district === activity.district && talk.suits.includes(venue.kind));
    const venue =
      fate === 'online'
        ? null
        : chance.pick(options.length > 0 ? options : world.venues.filter((item) => item.district === activity.district));
    const time = timeFor(venue?.kind ?? 'online');
    const suited = world.speakers.filter((speaker) => speaker.topics.includes(talk.topic));
    let day = wanted;
    let speaker: DemoSpeaker | undefined;
    while (!speaker) {
      const today = day;
      speaker = suited.find((item) => !taken.has(`${today} ${item.id}`));
      if (!speaker || taken.has(`${day} ${venue?.id}`)) {
        speaker = undefined;
        day = addDays(day, 1);
      }
    }
    taken.add(`${day} ${speaker.id}`);
    if (venue) taken.add(`${day} ${venue.id}`);
    planned.push({ activity, talk, day, time, venue, district: activity.district!, speaker, fate, announcedOn });
  };
  const cafes = world.activities.filter((activity) => activity.subProgramme === 'science-cafe');
  cafes.forEach((activity, index) => {
    const district = Math.floor(index / 4);
    const quarter = index % 4;
    const day = plannedDay(chance, district, quarter);
    const announced = quarter < 2 && day < epidemic.to ? '2020-01-06' : addDays(day, -18);
    if (day < epidemic.from || day > epidemic.to) {
      place(activity, day, index % 17 === 6 ? 'moved' : 'held', announced, index);
      return;
    }
    place(activity, day, 'cancelled', announced, index);
    if (quarter === 0 && district % 4 === 1) {
      const online = addDays('2020-03-14', district);
      place(activity, online, 'online', addDays(online, -7), index + 31);
    } else {
      const made =
        quarter === 1 ? dayWithin(chance, ['2020-06-01', '2020-06-26']) : dayWithin(chance, ['2020-08-08', '2020-11-21']);
      place(activity, made, 'held', addDays(made, -18), index + 31);
    }
  });
  return planned.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
