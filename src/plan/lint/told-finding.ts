import { findingText, sourceText } from '#src/kernel/lint/finding-text.ts';
import type { Finding } from './lint.contract.ts';

/** A finding as `kepu form lint` answers it, in Chinese; see the contract of the command line. */
export function toldFinding({ rule, severity, indicator, source, row, sameAs, mend, ...said }: Finding) {
  return {
    rule,
    severity,
    ...findingText(said, 'zh'),
    indicator,
    source: sourceText(source, 'zh'),
    row,
    sameAs,
    ...(mend && { mend }),
  };
}

export type ToldFinding = ReturnType<typeof toldFinding>;
