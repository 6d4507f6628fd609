import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import type { Finding } from './lint.contract.ts';

export type Breach = Pick<Finding, 'severity' | 'message' | 'suggestion'>;

/** A rule about one indicator, or about the form as a whole. A rule that finds nothing is silent. */
export interface Rule {
  id: `L${number}`;
  /** What the rule asks, in a few words. */
  title: string;
  source: string;
  perIndicator?: (indicator: IndicatorReading, reading: FormReading) => Breach | null;
  perForm?: (reading: FormReading) => readonly Breach[];
}

export function error(message: string, suggestion: string | null): Breach {
  return { severity: 'error', message, suggestion };
}

export function warning(message: string, suggestion: string | null): Breach {
  return { severity: 'warning', message, suggestion };
}

export function info(message: string, suggestion: string | null = null): Breach {
  return { severity: 'info', message, suggestion };
}
