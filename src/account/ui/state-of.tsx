import { numberText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { stateWords } from '#src/ui-kit/state-words.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { IndicatorAccount } from '../account.contract.ts';
import * as texts from './indicator.texts.ts';
import { isSmallSample, toneOf } from './indicator-words.ts';

/** Where an indicator stands; beside it, where so few were asked that the next opinion may turn it, that it rests on them. */
export function StateOf({ indicator }: { indicator: IndicatorAccount }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <>
      <StateMark tone={toneOf(indicator.state)}>{kit(`${stateWords(indicator.target)}.${indicator.state}`)}</StateMark>
      {isSmallSample(indicator) && (
        <div className="small warn">{t('say.smallSample', { n: numberText(indicator.actual.n ?? 0) })}</div>
      )}
    </>
  );
}
