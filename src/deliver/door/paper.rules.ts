export type PaperColumn = 'name' | 'phone' | 'people' | 'ticket';

export interface PaperLine {
  /** As on the sheet or in Excel. */
  row: number;
  name: string;
  /** As typed. */
  phone: string;
  people: string;
  /** As typed: the code that is printed on the sheet beside who signed up. */
  ticket: string;
  refs: Record<PaperColumn, string>;
  unreadable: readonly PaperColumn[];
}

export interface PaperProblem {
  row: number;
  column: PaperColumn;
  code:
    | 'name-missing'
    | 'name-long'
    | 'phone-wrong'
    | 'people-wrong'
    | 'ticket-wrong'
    | 'ticket-unknown'
    | 'ticket-cancelled'
    | 'ticket-other-name'
    | 'duplicate-phone'
    | 'duplicate-ticket'
    | 'admitted-already'
    | 'ticket-other-phone'
    | 'formula'
    | 'same-name'
    | 'name-signed-up'
    | 'name-admitted'
    | 'more-than-seats';
  params: Record<string, string | number>;
  warning: boolean;
}

export interface CheckedLine {
  line: PaperLine;
  name: string;
  phone: string | null;
  people: number;
  /** Whom the code or the phone is known to be of; null: somebody without a ticket. */
  ticket: Ticket | null;
  /** Let in before: the line is told, and counts nobody. */
  admitted: boolean;
}

/** A sign-up of the session. */
export interface Ticket {
  signUpId: string;
  personId: string;
  code: string;
  name: string;
  phone: string;
  seats: number;
  cancelled: boolean;
  /** As a person reads it; null: not let in yet. */
  admittedAt: string | null;
}

export interface PaperReaders {
  /** Each answers null for what it cannot read. */
  phoneFrom(text: string): string | null;
  numberFrom(text: string): number | null;
  ticketCodeFrom(text: string): string | null;
  masked(name: string): string;
  maxPeople: number;
}

/** Who is known in the session before a sheet is entered. */
export interface KnownBefore {
  tickets: readonly Ticket[];
  /** When somebody with that phone was let in, ticket or not. */
  admittedPhones: ReadonlyMap<string, string>;
  /** When somebody of that name was let in of whom nothing but the name is known. */
  admittedNames: ReadonlyMap<string, string>;
}

const longestName = 40;

/**
 * Every line of a paper sheet held against the others and against who is known: a line needs a name or the code of a ticket, a phone may be
 * left out but must be one, nobody stands twice, by name, by phone or by ticket. Who was let in before is no fault of the sheet, which often
 * bears the signatures of all: such a line is told and counts nobody.
 */
export function checkPaper(
  lines: readonly PaperLine[],
  read: PaperReaders,
  known: KnownBefore,
): { checked: CheckedLine[]; problems: PaperProblem[] } {
  const problems: PaperProblem[] = [];
  const seen = { phone: new Map<string, number>(), name: new Map<string, number>(), ticket: new Map<string, number>() };
  const firstOf = (of: keyof typeof seen, value: string, row: number): number | null => {
    const first = seen[of].get(value);
    if (first === undefined) seen[of].set(value, row);
    return first ?? null;
  };
  const standing = known.tickets.filter((one) => !one.cancelled);
  const byCode = new Map(known.tickets.map((one) => [one.code, one]));
  const byPhone = new Map(standing.map((one) => [one.phone, one]));
  const byName = new Map(standing.map((one) => [one.name, one]));
  const checked = lines.map((line): CheckedLine => {
    const add = (column: PaperColumn, code: PaperProblem['code'], params: PaperProblem['params'] = {}, warning = false): void => {
      problems.push({ row: line.row, column, code, params, warning });
    };
    for (const column of line.unreadable) add(column, 'formula');
    const { name, phone, people } = cellsOf(line, read, add);
    const coded = ticketOf(line, read, byCode, add);
    const ticket = coded ?? (phone === null ? null : (byPhone.get(phone) ?? null));
    const admittedAt = phone === null ? undefined : known.admittedPhones.get(phone);
    if (ticket) checkTicket(ticket, { line, name, people, phone: coded ? null : phone }, read, firstOf, add);
    if (phone !== null && ticket?.phone !== phone) {
      const first = firstOf('phone', phone, line.row);
      if (first !== null) add('phone', 'duplicate-phone', { row: first });
      else if (admittedAt !== undefined && ticket === null) add('phone', 'admitted-already', { when: admittedAt }, true);
      // Two people on one line: neither may be taken for the other.
      else if (admittedAt !== undefined) add('phone', 'ticket-other-phone', { when: admittedAt });
    }
    if (phone === null && ticket === null && name !== '') {
      const first = firstOf('name', name, line.row);
      const like = byName.get(name);
      if (first !== null) add('name', 'same-name', { row: first }, true);
      else if (like) add('name', 'name-signed-up', { code: like.code }, true);
      const namesake = known.admittedNames.get(name);
      if (namesake !== undefined) add('name', 'name-admitted', { when: namesake }, true);
    }
    const admitted = ticket ? ticket.admittedAt !== null : admittedAt !== undefined;
    return { line, name, phone, people: people ?? 0, ticket, admitted };
  });
  return { checked, problems };
}

type Add = (column: PaperColumn, code: PaperProblem['code'], params?: PaperProblem['params'], warning?: boolean) => void;

function cellsOf(line: PaperLine, read: PaperReaders, add: Add): { name: string; phone: string | null; people: number | null } {
  const name = line.name.trim();
  if (name === '' && line.ticket.trim() === '') add('name', 'name-missing');
  else if ([...name].length > longestName) add('name', 'name-long');
  const phone = line.phone.trim() === '' ? null : read.phoneFrom(line.phone);
  if (line.phone.trim() !== '' && phone === null && !line.unreadable.includes('phone')) add('phone', 'phone-wrong');
  const written = line.people.trim() === '' ? 1 : read.numberFrom(line.people);
  // 1.5 or 300 people of one line are told, and not added up.
  const people = written !== null && Number.isInteger(written) && written >= 1 && written <= read.maxPeople ? written : null;
  if (people === null) add('people', 'people-wrong');
  return { name, phone, people };
}

function ticketOf(line: PaperLine, read: PaperReaders, byCode: ReadonlyMap<string, Ticket>, add: Add): Ticket | null {
  if (line.ticket.trim() === '' || line.unreadable.includes('ticket')) return null;
  const code = read.ticketCodeFrom(line.ticket);
  if (code === null) {
    add('ticket', 'ticket-wrong');
    return null;
  }
  const ticket = byCode.get(code);
  if (!ticket) add('ticket', 'ticket-unknown');
  else if (ticket.cancelled) add('ticket', 'ticket-cancelled');
  return ticket?.cancelled ? null : (ticket ?? null);
}

/** `phone`: the one that the ticket was known by; null: its code was given. */
function checkTicket(
  ticket: Ticket,
  { line, name, people, phone }: { line: PaperLine; name: string; people: number | null; phone: string | null },
  read: PaperReaders,
  firstOf: (of: 'ticket', value: string, row: number) => number | null,
  add: Add,
): void {
  const column = phone === null ? 'ticket' : 'phone';
  const first = firstOf('ticket', ticket.signUpId, line.row);
  if (first !== null) add(column, phone === null ? 'duplicate-ticket' : 'duplicate-phone', { row: first });
  else if (ticket.admittedAt) add(column, 'admitted-already', { when: ticket.admittedAt }, true);
  else if (people && people > ticket.seats) add('people', 'more-than-seats', { seats: ticket.seats, people }, true);
  // The sheet names who signed up with the family name only.
  const others = phone === null && name !== '' && name !== ticket.name && name !== read.masked(ticket.name);
  if (others) add('name', 'ticket-other-name', { name: read.masked(ticket.name) }, true);
}
