export type PaperColumn = 'name' | 'phone' | 'people';

export interface PaperLine {
  /** As on the sheet or in Excel. */
  row: number;
  name: string;
  /** As typed. */
  phone: string;
  people: string;
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
    | 'duplicate-phone'
    | 'admitted-already'
    | 'formula'
    | 'same-name'
    | 'more-than-seats';
  params: Record<string, string | number>;
  warning: boolean;
}

export interface CheckedLine {
  line: PaperLine;
  name: string;
  phone: string | null;
  people: number;
}

export interface Known {
  admittedAt: string | null;
  seats: number | null;
}

const longestName = 40;

/**
 * Every line of a paper sheet held against the others and against who is known: a name is needed, a phone may be left out but must be one,
 * nobody stands twice. `phoneFrom` and `numberFrom` answer null for what they cannot read.
 */
export function checkPaper(
  lines: readonly PaperLine[],
  read: { phoneFrom(text: string): string | null; numberFrom(text: string): number | null; maxPeople: number },
  known: ReadonlyMap<string, Known>,
): { checked: CheckedLine[]; problems: PaperProblem[] } {
  const problems: PaperProblem[] = [];
  const rowOfPhone = new Map<string, number>();
  const rowOfName = new Map<string, number>();
  const checked = lines.map((line) => {
    const add = (column: PaperColumn, code: PaperProblem['code'], params: PaperProblem['params'] = {}, warning = false): void => {
      problems.push({ row: line.row, column, code, params, warning });
    };
    for (const column of line.unreadable) add(column, 'formula');
    const name = line.name.trim();
    if (name === '') add('name', 'name-missing');
    else if ([...name].length > longestName) add('name', 'name-long');
    const phone = line.phone.trim() === '' ? null : read.phoneFrom(line.phone);
    if (line.phone.trim() !== '' && phone === null && !line.unreadable.includes('phone')) add('phone', 'phone-wrong');
    const people = line.people.trim() === '' ? 1 : read.numberFrom(line.people);
    if (people === null || !Number.isInteger(people) || people < 1 || people > read.maxPeople) add('people', 'people-wrong');
    if (phone) {
      const first = rowOfPhone.get(phone);
      if (first !== undefined) add('phone', 'duplicate-phone', { row: first });
      else rowOfPhone.set(phone, line.row);
      const person = known.get(phone);
      if (person?.admittedAt) add('phone', 'admitted-already', { when: person.admittedAt });
      else if (person?.seats && people && people > person.seats)
        add('people', 'more-than-seats', { seats: person.seats, people }, true);
    } else if (name !== '') {
      const first = rowOfName.get(name);
      if (first !== undefined) add('name', 'same-name', { row: first }, true);
      else rowOfName.set(name, line.row);
    }
    return { line, name, phone, people: people ?? 0 };
  });
  return { checked, problems };
}
