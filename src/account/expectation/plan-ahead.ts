import { budgetLines, budgetLinesHeldAt, type ProgrammeRow, previousProgramme } from '#src/plan/index.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type People, peopleOf } from './calendar.rules.ts';
import {
  type ComingSessions,
  comingSessions,
  type DecidedSession,
  decidedSessions,
  type RecordedOf,
  recordedOf,
} from './calendar.store.ts';
import type { Year } from './expect.rules.ts';

/** What became of so many sessions tells what becomes of those to come. */
const lastDecided = 200;

/** What the expectations of several indicators read of the plan and of the calendar, read once. */
export class PlanAhead {
  readonly #transaction: Transaction;
  readonly #programme: ProgrammeRow;
  readonly #heldAt: Date | null;
  readonly #read = new Map<string, Promise<unknown>>();

  /** `heldAt`: the moment whose plan is shown; null: now. */
  constructor(transaction: Transaction, programme: ProgrammeRow, heldAt: Date | null) {
    this.#transaction = transaction;
    this.#programme = programme;
    this.#heldAt = heldAt;
  }

  lines(): ReturnType<typeof budgetLinesHeldAt> {
    const { id } = this.#programme;
    return this.#once('lines', () =>
      this.#heldAt ? budgetLinesHeldAt(this.#transaction, id, this.#heldAt) : budgetLines(this.#transaction, id),
    );
  }

  /** The same programme in the fiscal year before. */
  yearBefore(): ReturnType<typeof previousProgramme> {
    return this.#once('before', () => previousProgramme(this.#transaction, this.#programme));
  }

  /** The sessions on the calendar from the day looked at until the programme's end. */
  coming({ at, endsOn }: Pick<Year, 'at' | 'endsOn'>): Promise<ComingSessions[]> {
    return this.#once(`coming ${at} ${endsOn}`, () =>
      comingSessions(this.#transaction, { ...this.#scope(), from: at, until: endsOn }),
    );
  }

  /** What became of sessions on the calendar, the newest first. */
  decided(): Promise<DecidedSession[]> {
    return this.#once('decided', () => decidedSessions(this.#transaction, this.#scope(), lastDecided));
  }

  /** How many people these sessions brought as it was known then, by these ways of counting or by all; null where none are on record. */
  peopleOf(sessionIds: readonly string[], methods: readonly string[] | null): Promise<People | null> {
    const asked = { kind: 'attendance', methods, until: null, heldAt: this.#heldAt };
    return this.#once(`people ${JSON.stringify([sessionIds, methods])}`, async () =>
      sessionIds.length === 0 ? null : peopleOf([...(await recordedOf(this.#transaction, sessionIds, asked)).values()]),
    );
  }

  /** What the figure of a kind of facts holds already, by session: as the figure does, of days up to `until` and as corrected since. */
  recorded(
    sessionIds: readonly string[],
    { kind, methods, until }: Omit<RecordedOf, 'heldAt'>,
  ): Promise<ReadonlyMap<string, number>> {
    return this.#once(`recorded ${JSON.stringify([sessionIds, kind, methods, until])}`, async () =>
      sessionIds.length === 0 ? new Map() : recordedOf(this.#transaction, sessionIds, { kind, methods, until, heldAt: null }),
    );
  }

  #scope() {
    return { programmeId: this.#programme.id, heldAt: this.#heldAt };
  }

  #once<Value>(what: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#read.get(what) ?? read();
    this.#read.set(what, known);
    return known as Promise<Value>;
  }
}
