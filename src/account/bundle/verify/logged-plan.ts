import * as z from 'zod';
import type { ActBody } from '#src/evidence/log/rules/index.ts';

const number = z.number().nullable();
const text = z.string().nullable();
/** Of what is from before its kind was logged: when it is said to have been said. */
const claimedAt = z.string().optional();

/** What acts say, as far as it is compared; an act of another kind is proved and not looked into. */
export const saidSchemas = {
  programme: z.object({
    name: z.string(),
    fiscalYear: z.number(),
    applicant: z.string(),
    startsOn: z.string(),
    endsOn: z.string(),
    totalFen: z.number(),
    currentYearFen: z.number(),
    state: z.string(),
  }),
  indicator: z.object({
    level1: z.string(),
    level2: z.string(),
    level3: z.string(),
    measureCode: text,
    weight: number,
    removed: z.boolean(),
  }),
  target: z.object({ raw: z.string(), comparator: text, value: number, value2: number, unit: text, kind: z.string() }),
  'budget-line': z.object({
    code: z.string(),
    name: z.string(),
    subProgramme: text,
    amountFen: z.number(),
    removed: z.boolean(),
  }),
  activity: z.object({
    subProgramme: z.string(),
    name: z.string(),
    factKind: z.string(),
    unit: z.string(),
    target: z.number(),
    dueOn: z.string(),
    withdrawn: z.boolean(),
  }),
  'sub-programme': z.object({ code: z.string(), name: z.string(), removed: z.boolean(), claimedAt }),
  measure: z.object({ name: z.string(), definition: z.json() }),
  judgement: z.object({ indicator: z.string(), degree: z.number() }),
  completion: z.object({ finished: z.boolean().nullable() }),
  rectification: z.object({
    indicator: z.string(),
    asOf: z.string(),
    district: text,
    step: z.string(),
    dueOn: text,
    claimedAt,
  }),
  'self-evaluation': z.object({
    number: z.number(),
    at: z.string(),
    pack: z.string(),
    hash: z.string(),
    total: number,
    figures: z.array(z.json()),
  }),
  'self-evaluation-step': z.object({ evaluation: z.string(), step: z.string(), role: z.string() }),
};
export type LoggedKind = keyof typeof saidSchemas;
type Said<K extends LoggedKind> = z.infer<(typeof saidSchemas)[K]>;

/** One version of a thing, or the one thing that a row says. */
export interface Version<K extends LoggedKind> {
  id: string;
  /** 0 of what has no versions. */
  version: number;
  at: string;
  said: Said<K>;
}

const versioned: readonly LoggedKind[] = [
  'programme',
  'indicator',
  'target',
  'activity',
  'sub-programme',
  'measure',
  'completion',
  'rectification',
];

/** What the acts of a log say of one programme: which plan held at any moment, what was judged, frozen and signed. */
export class LoggedPlan {
  readonly #acts = new Map<LoggedKind, Version<LoggedKind>[]>();
  /** Kind and key of acts whose statement is none. */
  readonly unreadable: string[] = [];

  constructor(acts: readonly ActBody[]) {
    for (const { kind, key, at, said } of acts) {
      if (!Object.hasOwn(saidSchemas, kind)) continue;
      const known = kind as LoggedKind;
      const read = saidSchemas[known].safeParse(said);
      const [, id = key, version = '0'] = (versioned.includes(known) && /^(.+)\/(\d+)$/.exec(key)) || [];
      if (!read.success) this.unreadable.push(`${kind} ${key}`);
      else this.#acts.set(known, [...(this.#acts.get(known) ?? []), { id, version: Number(version), at, said: read.data }]);
    }
  }

  /** In the order in which they were said; of one thing, of its versions. */
  all<K extends LoggedKind>(kind: K): Version<K>[] {
    const acts = (this.#acts.get(kind) ?? []) as Version<K>[];
    return [...acts].sort((one, other) =>
      one.id === other.id && one.version !== other.version
        ? one.version - other.version
        : one.at < other.at || (one.at === other.at && one.id < other.id)
          ? -1
          : 1,
    );
  }

  /** Of each thing its versions, oldest first. */
  versions<K extends LoggedKind>(kind: K): Map<string, Version<K>[]> {
    const byId = Map.groupBy((this.#acts.get(kind) ?? []) as Version<K>[], ({ id }) => id);
    for (const versions of byId.values()) versions.sort((one, other) => one.version - other.version);
    return byId;
  }

  /** The versions that are missing between the first and the last of a thing. */
  gaps(): { kind: string; id: string; version: number }[] {
    return versioned.flatMap((kind) =>
      [...this.versions(kind)].flatMap(([id, versions]) =>
        versions.flatMap(({ version }, at) => {
          const before = versions[at - 1];
          return before && version !== before.version + 1 ? [{ kind, id, version: before.version + 1 }] : [];
        }),
      ),
    );
  }

  /** When the programme was approved; null while it was not. */
  approvedAt(): string | null {
    return this.all('programme').find(({ said }) => said.state === 'approved')?.at ?? null;
  }
}

/** The newest of some versions, or the newest that was said by a moment. */
export function heldOf<K extends LoggedKind>(versions: readonly Version<K>[], heldAt: string | null): Version<K> | undefined {
  return versions.findLast(({ at }) => heldAt === null || at <= heldAt);
}
