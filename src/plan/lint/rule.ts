import type { DeclarationReading, FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import type { Finding, Mend } from './lint.contract.ts';
import type { LintCase, LintSource, ParamsOf } from '#src/kernel/lint/finding-text.ts';
import type { LintPack } from './lint-packs.data.ts';

export interface Breach {
  severity: Finding['severity'];
  code: LintCase;
  params: Finding['params'];
  mend?: Omit<Mend, 'row'>;
}

/** A form as it is checked: with 项目属性 or 项目性质 where whoever has it checked knows that. */
export type CheckedForm = FormReading & Pick<DeclarationReading, 'attribute'>;

/** What a rule may look at: the form, its pack, and which row it is asked about. */
export interface Context {
  reading: CheckedForm;
  pack: LintPack;
  /** By which measure a row is reckoned that is bound to one of a share: what is divided by what is settled, if not on the form. */
  definedBy: ReadonlyMap<IndicatorReading, string>;
}

/** A rule about one indicator, or about the form as a whole. A rule that finds nothing is silent. */
export interface Rule {
  id: `L${number}`;
  /** What the rule asks, in a few words. */
  title: string;
  source: LintSource;
  /** Only for forms of this kind. */
  kind?: FormReading['kind'];
  perIndicator?: (indicator: IndicatorReading, context: Context) => Breach | null;
  perForm?: (context: Context) => readonly Breach[];
}

/** A breach of one case, with what its sentences speak of. */
export function breach<Case extends LintCase>(
  severity: Breach['severity'],
  code: Case,
  params: ParamsOf<Case>,
  mend?: Breach['mend'],
): Breach {
  return { severity, code, params: params as Breach['params'], ...(mend && { mend }) };
}

export function error<Case extends LintCase>(code: Case, params: ParamsOf<Case>, mend?: Breach['mend']): Breach {
  return breach('error', code, params, mend);
}

export function warning<Case extends LintCase>(code: Case, params: ParamsOf<Case>, mend?: Breach['mend']): Breach {
  return breach('warning', code, params, mend);
}

export function info<Case extends LintCase>(code: Case, params: ParamsOf<Case>, mend?: Breach['mend']): Breach {
  return breach('info', code, params, mend);
}
