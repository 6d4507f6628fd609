import { dayOf, timeOf } from '#src/kernel/local-time.ts';
import type { BundleReport, Fault, PlanChange } from './report.ts';
import { en, zh } from './verify.texts.ts';

export type VerifyWords = typeof zh;

export const verifyWords: Record<'zh' | 'en', VerifyWords> = { zh, en };

/** A text with its places filled. */
export function filled(text: string, params: Fault['params']): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Why the file was not checked at all: it is no bundle, or not to be read as one; null where it was. */
export function uncheckedBy({ checks, head }: Pick<BundleReport, 'checks' | 'head'>): Fault | null {
  const [only, ...others] = checks.flatMap(({ faults }) => faults);
  if (!only || others.length > 0 || head) return null;
  if (only.code === 'format-of-later') return only;
  return ['no-bundle', 'no-head', 'file-damaged'].includes(only.code) ? { code: 'no-bundle', params: {} } : null;
}

/** Where leaves of the log were lost, a sentence each: it stands beside the verdict, whatever that is. */
export function breaksOf(breaks: BundleReport['breaks'], words: VerifyWords): string[] {
  return breaks.map(({ kept, signed, at, reason }) =>
    filled(words.broken, {
      kept: kept.size,
      signed: signed?.size ?? '?',
      at: `${dayOf(new Date(at))} ${timeOf(new Date(at))}`,
      reason,
    }),
  );
}

/** What of plan and judgements no log proves, or only since some day, a sentence each: it stands beside the verdict. */
export function actsOf({ acts, head }: Pick<BundleReport, 'acts' | 'head'>, words: VerifyWords): string[] {
  if (acts === null) return head ? [words.actsNone] : [];
  const { earlier: count, since } = acts;
  return since === null
    ? []
    : [filled(words.actsEarlier, { count, since: `${dayOf(new Date(since))} ${timeOf(new Date(since))}` })];
}

/** Which self-evaluation is signed, and whether what it froze is still what is known: it stands beside the verdict. */
export function signedOf({ signed }: Pick<BundleReport, 'signed'>, words: VerifyWords): string[] {
  if (!signed) return [];
  const { number, day, frozenAt, signedAt, role, total, rows, booked, corrected, planChanges } = signed;
  const moment = (at: string): string => `${dayOf(new Date(at))} ${timeOf(new Date(at))}`;
  const roles: Record<string, string> = words.signed.roles;
  const about = { number, day, frozenAt: moment(frozenAt), signedAt: moment(signedAt), role: roles[role] ?? role };
  const count = rows.filter(({ differs }) => differs).length + (total.frozen === total.now ? 0 : 1);
  return [
    filled(words.signed.about, { ...about, total: total.frozen ?? '—' }),
    count === 0 ? words.signed.same : filled(words.signed.differs, { count, booked, corrected }),
    ...(planChanges.length > 0
      ? [filled(words.signed.plan, { count: planChanges.length }), ...changesOf(planChanges, words)]
      : []),
  ];
}

/** So many changes are named; beyond that only their number is told. */
const named = 20;

/** Each change: when, of what, and what it was before. */
function changesOf(changes: readonly PlanChange[], words: VerifyWords): string[] {
  const names: Record<string, string> = words.what;
  const worth: Record<string, string> = words.signed.worth;
  const said = changes.slice(0, named).map(({ kind, name, at, fields }) => {
    const parts = fields.map(({ what, before, now }) =>
      filled(what === 'definition' ? words.signed.redefined : words.signed.field, {
        what: names[what] ?? what,
        before: worth[before] ?? before,
        now: worth[now] ?? now,
      }),
    );
    const of = { kind: names[kind] ?? kind, name, at: `${dayOf(new Date(at))} ${timeOf(new Date(at))}` };
    return filled(name === '' ? words.signed.changedAll : words.signed.changed, { ...of, fields: parts.join(words.signed.and) });
  });
  return changes.length > named ? [...said, filled(words.signed.moreChanges, { count: changes.length - named })] : said;
}

/** What came after the freeze of the signed self-evaluation, for the verdict itself: nothing where nothing came. */
export function afterFreezeOf({ signed }: Pick<BundleReport, 'signed'>, words: VerifyWords): string[] {
  if (!signed) return [];
  const { rows, total, booked, corrected, planChanges } = signed;
  const same = total.frozen === total.now && !rows.some(({ differs }) => differs);
  return same && booked + corrected + planChanges.length === 0 ? [] : signedOf({ signed }, words).slice(1);
}

/** Figures that are kept as a share of one, and shown in percent. */
const shares = new Set(['degree', 'responseRate', 'execution-rate']);

/** What is claimed or was frozen beside what was counted, in as many digits as tell them apart, two at least; money in 元. */
function comparedTexts({ what, claimed, frozen, counted }: Fault['params']): Fault['params'] {
  if (counted === undefined) return {};
  const [scale, unit] = shares.has(String(what)) ? [100, '%'] : what === 'executed' ? [0.01, ''] : [1, ''];
  const text = (value: string | number | undefined, digits: number): string =>
    typeof value === 'number'
      ? `${(value * scale).toLocaleString('en-US', { maximumFractionDigits: digits })}${unit}`
      : String(value);
  const said = claimed ?? frozen;
  const digits = [2, 4, 6, 9, 12].find((so) => text(said, so) !== text(counted, so)) ?? 15;
  return { [claimed === undefined ? 'frozen' : 'claimed']: text(said, digits), counted: text(counted, digits) };
}

/** Each fault as a sentence. */
export function sentencesOf(faults: readonly Fault[], words: VerifyWords): string[] {
  const sentences: Record<string, string> = words.fault;
  const names: Record<string, string> = words.what;
  return faults.map(({ code, params }) =>
    filled(sentences[code] ?? code, {
      ...params,
      ...comparedTexts(params),
      ...(params.what === undefined ? {} : { what: names[params.what] ?? params.what }),
    }),
  );
}
