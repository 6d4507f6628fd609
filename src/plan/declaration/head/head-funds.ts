import { type FundsReading, type FundReadingField, mostFundYuan, noFundsReading } from '../funds-reading.contract.ts';
import type { Segment } from '../words/labels.ts';
import { type FundKind, fundOf, inlineFunds } from './fund-words.ts';

/** Of the whole programme, or of its year. */
type Half = 'total' | 'currentYear';
type Money = '元' | '万元' | null;

/** Where a label stands; `from` and `to` are its columns, null where columns cannot be counted. */
interface Spot {
  where: string;
  from: number | null;
  to: number | null;
}

/** A sum of the head or a part of one, in reading order. A sum of another year has no half. */
interface Met extends Spot {
  sum: boolean;
  half: Half | null;
  kind: FundKind | null;
  /** The label says itself that it is of the year. */
  year: boolean;
  label: string;
  money: Money;
  value: string;
  /** What stood in the text of this one. */
  behind: Met | null;
}

type AmountOf = (text: string, money: Money) => number | null | undefined;
export interface FundsFound {
  /** Null where nothing is certain. */
  funds: FundsReading | null;
  /** Labels and values that were taken. */
  kept: ReadonlySet<string>;
  /** Parts that stood in the text of others and belong nowhere for certain. */
  left: { label: string; value: string }[];
}

/** No head has so many sums and parts: a text that does is none, and nothing in it is certain. */
const MOST = 200;

const SUMS: Readonly<Record<string, Half | null>> = {
  totalYuan: 'total',
  currentYearYuan: 'currentYear',
  previousBudgetYuan: null,
  previousExecutedYuan: null,
};

export const keyOf = ({ label, value }: { label: string; value: string }): string => `${label} ${value}`;

/** Which money the sums in the head of a form are made of: gathered as labels and values are met, and put in its place at the end. */
export class HeadFunds {
  readonly #met: Met[] = [];
  /** The sum or part whose value comes next. */
  #open: Met | null = null;

  /** Any label of the head: it ends the value of the one before. */
  label(label: NonNullable<Segment['label']>, value: string, spot: Spot): void {
    const last = this.#open;
    this.#open = null;
    const name = label.kind === 'field' ? label.name : '';
    const fund = name === 'aside' ? fundOf(label.text) : null;
    const sum = name in SUMS;
    if ((!sum && !fund) || this.#met.length >= MOST) return;
    const text = value.replace(/\s+/g, ' ').trim();
    // A label that a converter wrote once for each column of its merged cell is one.
    const again =
      last?.label === label.text &&
      last.value === '' &&
      last.where === spot.where &&
      (last.to === null || spot.from === null || last.to + 1 === spot.from);
    if (again && last) Object.assign(last, { to: spot.to, value: text });
    else {
      const half = sum ? (SUMS[name] ?? null) : null;
      const { kind = null, year = false } = fund ?? {};
      const one = { ...spot, sum, half, kind, year, label: label.text, money: label.money, value: text, behind: null };
      this.#met.push(one);
    }
    this.#open = again ? last : (this.#met.at(-1) ?? null);
  }

  /** A text without a label: the value of the label before it, where that has none yet. */
  value(text: string): void {
    if (this.#open?.value === '') this.#open.value = text.replace(/\s+/g, ' ').trim();
  }

  /** A text below a label that has nothing beside it. */
  below(column: number, text: string): void {
    const above = this.#met.findLast((one) => one.from === column && one.value === '');
    if (above) above.value = text.replace(/\s+/g, ' ').trim();
  }

  /** A value never goes on in the next row of a table. */
  endRow(): void {
    this.#open = null;
  }

  /** `amountOf`: 元 of a text; null where it is blank, undefined where it is no amount. */
  found(amountOf: AmountOf): FundsFound {
    if (this.#met.length >= MOST) return { funds: null, kept: new Set(), left: [] };
    const all = this.#withInline();
    const parts = all.filter((one) => !one.sum);
    this.#place(all);
    const amounts = new Map(parts.map((one) => [one, amountOf(one.value, one.money)]));
    const said = parts.filter((one) => (amounts.get(one) ?? Number.NaN) <= mostFundYuan);
    const further = said.some((one) => one.kind === 'further' && amounts.get(one) !== 0);
    const funds: FundsReading = { ...noFundsReading };
    const kept = new Set<string>();
    for (const half of ['total', 'currentYear'] as const)
      for (const kind of ['Fiscal', 'Carried', 'Other'] as const) {
        const field = `${half}${kind}Yuan`;
        if (!(field in funds)) continue;
        const of = (asked: FundKind): Met[] => said.filter((one) => one.half === half && one.kind === asked);
        const plain = of(kind.toLowerCase() as FundKind);
        const ones = plain.length === 0 && kind === 'Fiscal' && !further ? of('level') : plain;
        const [first] = ones;
        // Two that differ: nobody can tell which of them, or whether both, are meant.
        if (!first || ones.some((one) => one.label !== first.label || amounts.get(one) !== amounts.get(first))) continue;
        funds[field as FundReadingField] = amounts.get(first) ?? null;
        for (const one of ones) kept.add(keyOf(one));
      }
    // What stands twice on the form, once where it belongs nowhere for certain, is told all the same.
    for (const one of said) if (one.half === null) kept.delete(keyOf(one));
    const left = said.filter((one) => one.behind && one.kind !== 'further' && !kept.has(keyOf(one)));
    return { funds: kept.size > 0 ? funds : null, kept, left: left.map(({ label, value }) => ({ label, value })) };
  }

  #withInline(): Met[] {
    return this.#met.flatMap((one) => {
      const { amount, parts } = inlineFunds(one.value);
      const behind = parts.map(({ label, value, money }): Met => {
        const { kind = null, year = false } = fundOf(label) ?? {};
        return { ...one, sum: false, half: null, kind, year, label, value, money: money ?? one.money, behind: one };
      });
      return [Object.assign(one, { value: amount }), ...behind];
    });
  }

  /** Gives every part the half that it is of, and none where that is not certain. */
  #place(all: readonly Met[]): void {
    const sums = all.filter((one) => one.sum);
    // 资金总额 above 当年资金总额 is that of all years.
    for (const [at, one] of sums.entries())
      if (one.label === '资金总额' && /^(?:当年|本年|年度)/.test(sums[at + 1]?.label ?? '')) one.half = 'total';
    const own = all.filter((one) => !one.behind);
    for (const [at, last] of own.entries()) {
      const before = own[at - 1];
      const next = own.findIndex((one, index) => index > at && one.sum);
      const group = last.sum ? own.slice(at + 1, next < 0 ? undefined : next) : [];
      if (before?.sum && isBeside(before, last, all)) placeBeside(before, last, group);
      else for (const one of group) one.half = last.half;
    }
    for (const one of all) if (one.behind) one.half = one.behind.half;
    for (const one of all) if (one.year) one.half = 'currentYear';
  }
}

/** Sums of both halves one right after the other: parts below them may be of either. */
function isBeside(one: Met, other: Met, all: readonly Met[]): boolean {
  const known = one.half !== null && other.half !== null && one.half !== other.half;
  const inRows = one.from !== null && other.from !== null && one.where !== other.where;
  return known && !inRows && !all.some(({ behind }) => behind === one);
}

/** Parts below two sums that stand side by side: by their columns, or in the order of the sums where columns are not known. */
function placeBeside(left: Met, right: Met, parts: readonly Met[]): void {
  const border = right.from;
  const isRight = (one: Met): boolean => border !== null && one.from !== null && one.from >= border;
  const twice = (kind: FundKind | null, ones: readonly Met[]): boolean => ones.filter((one) => one.kind === kind).length > 1;
  if (border !== null && parts.every((one) => one.from !== null)) {
    // The columns are those of the sums where a part of one kind stands on either side.
    const [lefts, rights] = [parts.filter((one) => !isRight(one)), parts.filter(isRight)];
    const certain = lefts.some(({ kind }) => rights.some((one) => one.kind === kind));
    for (const one of parts) one.half = certain ? (isRight(one) ? right.half : left.half) : null;
    return;
  }
  const isPaired = parts.some(({ kind }) => twice(kind, parts));
  for (const part of parts) {
    const alike = parts.filter(({ kind }) => kind === part.kind);
    const plain = alike.filter(({ year }) => !year);
    if (plain.length === 2 && alike.length === 2) part.half = plain[0] === part ? left.half : right.half;
    else if (plain.length === 1) part.half = alike.length > 1 ? 'total' : isPaired ? null : right.half;
    else part.half = null;
  }
}
