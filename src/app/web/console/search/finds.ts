import { useQueries } from '@tanstack/react-query';
import { expenseContract } from '#src/deliver/expenses/expense.contract.ts';
import { handEntryContract } from '#src/deliver/hand-entries/hand-entry.contract.ts';
import { sessionContract } from '#src/deliver/sessions/session.contract.ts';
import { networkContract } from '#src/network/network.contract.ts';
import { programmeContract } from '#src/plan/programme/programme.contract.ts';
import { clientOf, refusalOf } from '#src/ui-kit/client.ts';
import { amountText, dayText, momentText, units } from '#src/ui-kit/format.ts';
import { paths } from '#src/ui-kit/paths.ts';
import { useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import * as consoleTexts from '../console.texts.ts';
import { type May, sectionsFor } from '../sections.ts';
import * as texts from './search.texts.ts';

const programmes = clientOf(programmeContract);
const sessions = clientOf(sessionContract);
const network = clientOf(networkContract);
const expenses = clientOf(expenseContract);
const entries = clientOf(handEntryContract);

type Query = Record<string, string>;

/** One record that was found, and where it opens. */
export interface Find {
  key: string;
  title: string;
  /** What tells it from others of the same title. */
  detail: string;
  to: string;
  query: Query;
}

/** What one list has for the word. `count` may be more than the finds shown; all of them stand in the list at `to`. */
export interface Finds {
  kind: keyof typeof texts.zh.of;
  items: Find[];
  count: number;
  all: { to: string; query: Query } | null;
  /** Why the list could not be asked. */
  failed: string | null;
}

const shownOfEach = 5;

const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ');

interface Asked {
  word: string;
  programmeId: string | undefined;
  t: Translate<typeof texts.zh>;
}

interface Search {
  kind: Finds['kind'];
  permission: string;
  /** Looks only among what belongs to the programme chosen in the top bar, as the list's own page does. */
  ofProgramme: boolean;
  /** The page whose list takes the word as its filter. */
  list: string | null;
  ask: (asked: Asked) => Promise<Pick<Finds, 'items' | 'count'>>;
}

/** Each list is asked as its own page asks it, so that nobody finds what they may not open. */
const searches: Search[] = [
  {
    kind: 'indicators',
    permission: 'account.read',
    ofProgramme: true,
    list: null,
    ask: async ({ word, programmeId }) => {
      const { indicators } = await programmes.detail({ id: programmeId! });
      const named = indicators.filter(({ level1, level2, level3 }) => includes(`${level1} ${level2} ${level3}`, word));
      return {
        count: named.length,
        items: named.map((one) => find(one.id, one.level3, joined(one.level1, one.level2, one.target.raw), paths.figure(one.id))),
      };
    },
  },
  {
    kind: 'sessions',
    permission: 'sessions.read',
    ofProgramme: false,
    list: paths.sessions,
    ask: async ({ word }) => {
      const page = await sessions.list({ text: word, pageSize: shownOfEach, sort: '-startsAt' });
      return {
        count: page.total,
        items: page.items.map((one) =>
          find(one.id, one.title, joined(momentText(one.startsAt), one.districtName, one.venueName), paths.session(one.id)),
        ),
      };
    },
  },
  {
    kind: 'venues',
    permission: 'venues.read',
    ofProgramme: false,
    list: paths.network,
    ask: async ({ word }) => {
      const page = await network.venues.list({ text: word, pageSize: shownOfEach });
      return {
        count: page.total,
        items: page.items.map((one) => find(one.id, one.name, one.address, paths.network, { text: one.name })),
      };
    },
  },
  {
    kind: 'speakers',
    permission: 'speakers.read',
    ofProgramme: false,
    list: paths.speakers,
    ask: async ({ word }) => {
      const page = await network.speakers.list({ text: word, pageSize: shownOfEach });
      return {
        count: page.total,
        items: page.items.map((one) => find(one.id, one.name, one.organisation, paths.speakers, { text: one.name })),
      };
    },
  },
  {
    kind: 'expenses',
    permission: 'expenses.read',
    ofProgramme: true,
    list: paths.expenses,
    ask: async ({ word, programmeId, t }) => {
      const page = await expenses.list({ text: word, pageSize: shownOfEach, programmeId });
      return {
        count: page.total,
        items: page.items.map((one) => {
          const voucher = one.voucherNumber ? t('voucher', { number: one.voucherNumber }) : null;
          const detail = joined(dayText(one.paidOn), one.payee, amountText(one.amountFen, units.fen), voucher);
          return find(one.id, one.purpose, detail, paths.expenses, { open: one.id });
        }),
      };
    },
  },
  {
    kind: 'entries',
    permission: 'hand-entries.read',
    ofProgramme: true,
    list: paths.handEntries,
    ask: async ({ word, programmeId }) => {
      const page = await entries.list({ text: word, pageSize: shownOfEach, programmeId });
      return {
        count: page.total,
        items: page.items.map((one) => {
          const detail = joined(dayText(one.occurredOn), one.districtName, amountText(one.quantity, one.unit));
          return find(one.id, one.what, detail, paths.handEntries, { open: one.id });
        }),
      };
    },
  },
];

/** What the console has for a word, list by list; nothing for an empty one. */
export function useFinds(word: string): { finds: Finds[]; waits: boolean } {
  const t = useTexts(texts);
  const { person, programme } = useSurroundings();
  const programmeId = programme?.id;
  const may: May = (permission) => !permission || person.permissions.includes(permission);
  const open = searches.filter(({ permission, ofProgramme }) => may(permission) && (programmeId || !ofProgramme));
  const pages = usePagesNamed(word, may);
  const answers = useQueries({
    queries: open.map(({ kind, ask }) => ({
      queryKey: ['search', kind, programmeId, word],
      queryFn: () => ask({ word, programmeId, t }),
      enabled: word !== '',
      retry: false,
    })),
  });
  const asFinds = ({ kind, list }: Search, index: number): Finds => {
    const { data, error } = answers[index]!;
    const failed = error ? refusalOf(error).reason : null;
    return {
      kind,
      items: data?.items ?? [],
      count: data?.count ?? 0,
      all: list === null ? null : { to: list, query: { text: word } },
      failed,
    };
  };
  return { finds: [pages, ...open.map(asFinds)], waits: answers.some(({ isFetching }) => isFetching) };
}

function find(key: string, title: string, detail: string, to: string, query: Query = {}): Find {
  return { key, title, detail, to, query };
}

function usePagesNamed(word: string, may: May): Finds {
  const t = useTexts(consoleTexts);
  const named = sectionsFor(may)
    .flatMap((section) => section.pages.map((page) => ({ section, page })))
    .filter(({ section, page }) => word !== '' && includes(`${t(section.name)} ${t(page.name)}`, word))
    .map(({ section, page }) => find(page.to, t(page.name), t(section.name), page.to));
  return { kind: 'pages', items: named, count: named.length, all: null, failed: null };
}

/** Whether each of the words typed stands in the text, as the lists of the server ask it (`everyWord`). */
function includes(text: string, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/);
  return words.every((word) => text.toLowerCase().includes(word));
}
