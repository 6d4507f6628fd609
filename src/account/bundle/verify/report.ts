import type { BundleHead } from './bundle-lines.ts';

/** What is looked at, in this order; each has its sentence in both languages. */
export const checkCodes = [
  'format',
  'seal',
  'tree',
  'signature',
  'earlier',
  'facts',
  'completeness',
  'acts',
  'corrections',
  'attachments',
  'plan',
  'signed',
  'lines',
  'total',
] as const;
export type CheckCode = (typeof checkCodes)[number];

export type Params = Record<string, string | number>;

/** Where something does not hold. `code` names the sentence, `params` fill it. */
export interface Fault {
  code: string;
  params: Params;
}

/** Tells a fault of one check. */
export type Report = (check: CheckCode, code: string, params: Params) => void;

export interface Signer {
  name: string;
  id: string;
  witness: boolean;
  /** When a witness says that it saw the tree; null of the log itself. */
  at: string | null;
  /** The reader had the key from elsewhere. */
  pinned: boolean;
}

interface Claim {
  value: number | null;
  degree: number | null;
  score: number | null;
  facts: number;
}

/** One row of the form: what it claims, and what was counted from the facts; `counted` is null where nothing is counted. */
export interface CheckedLine {
  level1: string;
  level2: string;
  level3: string;
  target: string;
  unit: string;
  claimed: Claim;
  counted: Claim | null;
  faults: Fault[];
}

/** What the form claims, and what was counted anew; null where nothing is said or counted. */
export interface Compared {
  claimed: number | null;
  counted: number | null;
  differs: boolean;
}

/** What stands below the rows of the form: the budget's execution (`rate`: 1 is all of it), its points, and the sum of all points. */
export interface Whole {
  rate: Compared;
  score: Compared;
  total: Compared;
}

/** What the log says of declarations, judgements and signatures. */
export interface LoggedActs {
  logged: number;
  /** Those that were said before any were logged: proved only since `since`. */
  earlier: number;
  since: string | null;
}

/** One change of the declaration, of a measure or a judgement: `fields` by the names of `what` in the words. Who made it no bundle says. */
export interface PlanChange {
  kind: string;
  /** Of the indicator, activity or measure. */
  name: string;
  at: string;
  fields: { what: string; before: string; now: string }[];
}

/** The newest self-evaluation that is signed: as it was frozen, beside the same day by what is known now. */
export interface SignedForm {
  number: number;
  /** Up to which day it looks. */
  day: string;
  frozenAt: string;
  signedAt: string;
  /** Of who signed; names are in no bundle. */
  role: string;
  total: { frozen: number | null; now: number | null };
  rows: {
    level3: string;
    unit: string;
    frozen: number | null;
    now: number | null;
    /** Where the target is not the same any more. */
    targets: { frozen: string; now: string } | null;
    differs: boolean;
  }[];
  /** Facts recorded after the freeze that count towards its days: first ones, and those that correct or withdraw. */
  booked: number;
  corrected: number;
  /** Changes of the declaration, of measures and of judgements after the freeze. */
  planChanges: PlanChange[];
}

export interface BundleReport {
  valid: boolean;
  head: BundleHead | null;
  log: { origin: string; size: number; root: string; signers: Signer[] } | null;
  /** Who sealed the file as a whole; null where it has no seal that can be read. */
  seal: { signers: { name: string; id: string }[] } | null;
  /** Where leaves were lost, as the log says itself. */
  breaks: BundleHead['breaks'];
  facts: number;
  /** Null where the log holds none: plan and judgements are then only what the file says. */
  acts: LoggedActs | null;
  entries: number;
  /** `faults` holds the first fifty of `count`. */
  checks: { code: CheckCode; ok: boolean; faults: Fault[]; count: number }[];
  lines: CheckedLine[];
  /** Null where the file lacks it. */
  whole: Whole | null;
  /** Null while no self-evaluation is signed, and where the log holds no acts. */
  signed: SignedForm | null;
}

export interface BundleOptions {
  /** A checkpoint that the reader kept from another day or was given elsewhere, as a signed note. */
  earlier?: string | undefined;
  /** Keys that the reader has from elsewhere; then those of the file alone do not do. */
  pinned?: readonly string[] | undefined;
}
