import type { Session } from '#src/deliver/sessions/index.ts';

/** Text as RFC 5545 §3.3.11 has it. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\r?\n/g, '\\n')
    .replace(/[,;]/g, (sign) => `\\${sign}`);
}

/** Lines of at most 75 bytes, never broken within a sign (RFC 5545 §3.1). */
function folded(line: string): string {
  let out = '';
  let bytes = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > 74) {
      out += '\r\n ';
      bytes = 1;
    }
    out += sign;
    bytes += size;
  }
  return out;
}

function stamp(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/**
 * Sessions as an iCalendar file. The UID stays for the life of a session and SEQUENCE rises with its changes, so that a calendar that
 * holds it moves it. No ORGANIZER: a calendar would send replies to it.
 */
export function calendarFile(sessions: readonly { session: Session; url: string }[], host: string): string {
  const events = sessions.flatMap(({ session, url }) => [
    'BEGIN:VEVENT',
    `UID:${session.id}@${host}`,
    `SEQUENCE:${session.version}`,
    `DTSTAMP:${stamp(session.changedAt)}`,
    `DTSTART:${stamp(session.startsAt)}`,
    `DTEND:${stamp(session.endsAt)}`,
    `SUMMARY:${escaped(session.shown.title)}`,
    `LOCATION:${escaped([session.venueName ?? session.districtName, session.venueAddress].filter(Boolean).join(' '))}`,
    `DESCRIPTION:${escaped(`${session.shown.summary}\n${url}`)}`,
    `URL:${url}`,
    `STATUS:${session.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kepu//Sessions//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
