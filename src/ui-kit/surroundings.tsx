import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { definitionWords, type MeasureShape } from './definition-words.ts';
import { chosenLanguage } from './language.ts';
import { expenseName, recorderName, sourceName } from './measure-words.ts';

/** What every screen may know of where it stands: the programme chosen in the top bar and who is looking. The shell fills it. */
export interface Surroundings {
  programme: ProgrammeShown | null;
  /** All that the person may choose from, and how one is chosen. */
  programmes: readonly { id: string; name: string; fiscalYear: number; applicant: string; startsOn: string; endsOn: string }[];
  choose: (programmeId: string) => void;
  person: PersonShown;
  /** Districts that the person sees. */
  districts: readonly { code: string; name: string }[];
  /** Names of the accounts that records name; empty for roles that see no records. */
  staff: ReadonlyMap<string, string>;
  demo: boolean;
  tenantCode: string;
  regionCode: string;
  /** Of a unit below a city: the name of its district or street, and the district's code; null of a city's or a province's. */
  ownArea: { name: string; district: string } | null;
}

export interface ProgrammeShown {
  id: string;
  name: string;
  fiscalYear: number;
  applicant: string;
  startsOn: string;
  endsOn: string;
  state: string;
  totalFen: number;
  subProgrammes: readonly { code: string; name: string }[];
  budgetLines: readonly { code: string; name: string }[];
}

export interface PersonShown {
  id: string | null;
  name: string;
  roles: readonly string[];
  permissions: readonly string[];
}

const SurroundingsContext = createContext<Surroundings | null>(null);

export function SurroundingsProvider({ value, children }: { value: Surroundings; children: ReactNode }) {
  return <SurroundingsContext value={value}>{children}</SurroundingsContext>;
}

export function useSurroundings(): Surroundings {
  const found = useContext(SurroundingsContext);
  if (!found) throw new Error('no surroundings: the screen is shown outside of the shell');
  return found;
}

/** The programme chosen; the shell shows screens that need one only when there is one. */
export function useProgramme(): ProgrammeShown {
  const { programme } = useSurroundings();
  if (!programme) throw new Error('no programme chosen');
  return programme;
}

/** Chooses the programme that a record belongs to, however the person came to its page: its dates and parts are those of that programme. */
export function useProgrammeOf(programmeId: string): void {
  const { programme, programmes, choose } = useSurroundings();
  const other = programme?.id !== programmeId && programmes.some(({ id }) => id === programmeId);
  // Once for each record: whoever then chooses another in the top bar is on the way there.
  const seen = useRef('');
  useEffect(() => {
    if (seen.current === programmeId) return;
    seen.current = programmeId;
    if (other) choose(programmeId);
  }, [other, choose, programmeId]);
}

/** Whether the person may, by name of a permission such as `venues.write`. The server decides again. */
export function useMay(permission: string): boolean {
  return useSurroundings().person.permissions.includes(permission);
}

interface FactSource {
  context: Readonly<Record<string, unknown>>;
  subProgramme: string;
  recordKind: string;
}

/** Names of codes as a screen shows them; a code without a name stays as it is. */
export function useNames() {
  const { districts, programme, staff } = useSurroundings();
  const named = (list: readonly { code: string; name: string }[] | undefined, code: string): string =>
    list?.find((entry) => entry.code === code)?.name ?? code;
  const subProgramme = (code: string): string => named(programme?.subProgrammes, code);
  const budgetLine = (code: string): string => named(programme?.budgetLines, code);
  return {
    /** Facts name accounts by id, so that erasing a person stays possible; jobs by their name. */
    recorder: (recordedBy: string): string => staff.get(recordedBy) ?? recorderName(recordedBy),
    district: (code: string): string => named(districts, code),
    subProgramme,
    /** What the record of a fact is called. */
    source: ({ context, subProgramme: part, recordKind }: FactSource): string =>
      sourceName(context, subProgramme(part), recordKind, budgetLine),
    budgetLine,
    /** What a record is called in a list: an expense by its kind and budget line, others by the title that they carry. */
    record: ({ title, expenseKind, budgetLine: line }: { title: string; expenseKind: string; budgetLine: string }): string =>
      expenseKind === '' ? title : expenseName(expenseKind, budgetLine(line)),
    /** What a measure counts, in a sentence a reader of the form understands. */
    measure: (measure: MeasureShape): string =>
      definitionWords(measure, chosenLanguage(), (dimension, code) => {
        if (dimension === 'subProgramme') return subProgramme(code);
        return dimension === 'district' ? named(districts, code) : undefined;
      }),
  };
}
