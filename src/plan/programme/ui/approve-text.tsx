import { useQuery } from '@tanstack/react-query';
import { isJudged } from '#src/kernel/degree.ts';
import { wanText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { plan } from './clients.ts';
import * as texts from './programme.texts.ts';
import { fits, weightsTextOf } from './weights-dialog.tsx';

/** How many findings of the lint are errors; asked on the page, for the dialog stands apart from it. */
export function useLintErrors({ id, version, indicators }: ProgrammeView): number {
  const { data } = useQuery({ queryKey: ['lint', id, version, undefined, indicators], queryFn: () => plan.lint({ id }) });
  return data?.findings.filter(({ severity }) => severity === 'error').length ?? 0;
}

/** What approval means, and what it would leave open: indicators without a figure or points, money without a budget line. Forbids nothing. */
export function ApproveText({ programme, errors }: { programme: ProgrammeView; errors: number }) {
  const { indicators, budget, pointsLeft, executionPoints } = programme;
  const t = useTexts(texts);
  const kit = useKitTexts();
  const named = (rows: typeof indicators): string => rows.map(({ level3 }) => level3).join(kit('say.listSeparator'));
  const unmeasured = indicators.filter(({ measure, target }) => measure === null && !isJudged(target.kind));
  const unweighed = indicators.filter(({ weight }) => weight === null);
  const sum = indicators.reduce((total, { weight }) => total + (weight ?? 0), 0);
  const open = budget.totalFen - budget.linesFen;
  const said = [
    errors > 0 && t('page.approveErrors', { count: errors }),
    unmeasured.length > 0 && t('page.approveUnmeasured', { count: unmeasured.length, names: named(unmeasured) }),
    unweighed.length > 0 && unweighed.length === indicators.length && t('page.approveNoPoints'),
    unweighed.length > 0 &&
      unweighed.length < indicators.length &&
      t('page.approveUnweighed', { count: unweighed.length, names: named(unweighed) }),
    unweighed.length === 0 &&
      indicators.length > 0 &&
      (pointsLeft || !fits(sum, executionPoints)) &&
      weightsTextOf(t, sum, programme),
    open > 0 && t('page.approveUnallotted', { open: wanText(open), total: wanText(budget.totalFen) }),
  ].filter((one) => one !== false);
  return (
    <>
      <p>{t('page.approveText')}</p>
      {said.map((text) => (
        <div key={text} className="notice warn-notice" style={{ marginTop: 8 }}>
          {text}
        </div>
      ))}
    </>
  );
}
