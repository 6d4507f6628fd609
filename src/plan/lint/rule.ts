import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import type { Finding, Mend } from './lint.contract.ts';
import type { LintPack } from './lint-packs.data.ts';

export interface Breach {
  severity: Finding['severity'];
  message: string;
  suggestion: string | null;
  mend?: Omit<Mend, 'row'>;
}

/** What a rule may look at: the form, its pack, and which row it is asked about. */
export interface Context {
  reading: FormReading;
  pack: LintPack;
}

/** A rule about one indicator, or about the form as a whole. A rule that finds nothing is silent. */
export interface Rule {
  id: `L${number}`;
  /** What the rule asks, in a few words. */
  title: string;
  source: string;
  /** Only for forms of this kind. */
  kind?: FormReading['kind'];
  perIndicator?: (indicator: IndicatorReading, context: Context) => Breach | null;
  perForm?: (context: Context) => readonly Breach[];
}

export function error(message: string, suggestion: string | null, mend?: Breach['mend']): Breach {
  return { severity: 'error', message, suggestion, ...(mend && { mend }) };
}

export function warning(message: string, suggestion: string | null, mend?: Breach['mend']): Breach {
  return { severity: 'warning', message, suggestion, ...(mend && { mend }) };
}

export function info(message: string, suggestion: string | null = null, mend?: Breach['mend']): Breach {
  return { severity: 'info', message, suggestion, ...(mend && { mend }) };
}
