import { numberText, unitText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { IndicatorAccount } from '../account.contract.ts';
import type { WayBack } from '../way-back/way-back.contract.ts';
import * as texts from './way-back.texts.ts';

type StepKey = keyof typeof texts.zh.step;

/** One step in words; numbers and units as the rest of the page writes them. */
export function useWayBackText() {
  const t = useTexts(texts);
  const names = useNames();
  return ({ code, params }: WayBack): string => {
    const said: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(params)) said[key] = typeof value === 'number' ? numberText(value) : value;
    if (typeof params.unit === 'string') said.unit = unitText(params.unit);
    if (typeof params.subProgramme === 'string') said.subProgramme = names.subProgramme(params.subProgramme);
    return t(`step.${keyOf(code, params)}`, said);
  };
}

function keyOf(code: string, params: WayBack['params']): StepKey {
  if (code === 'gap' && params.perMonth !== undefined) return 'gap-money';
  if (code === 'plan-districts' && params.count === params.planned) return 'plan-districts-all';
  if (code === 'beyond-means' && params.subProgramme !== undefined) return 'beyond-means-of';
  if (code === 'need-met' && params.overdue === 0) return 'need-met-ahead';
  return code as StepKey;
}

/** Districts that are named; the others are counted. */
const few = 4;

/** What would bring an indicator back that will miss its target; `at`: the day that was asked for, or ''. */
export function WayBackPanel({ indicator, at }: { indicator: IndicatorAccount; at: string }) {
  const t = useTexts(texts);
  const text = useWayBackText();
  const names = useNames();
  const separator = useKitTexts()('say.listSeparator');
  if (indicator.wayBack.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <p className="muted">{t('lead')}</p>
      <ol className="way-back">
        {indicator.wayBack.map((step) => (
          <li key={`${step.code} ${step.params.subProgramme ?? ''}`}>
            {text(step)}
            {step.districts && step.districts.length > 0 && step.code !== 'plan-districts' && (
              <div className="small muted">
                {t(step.districts.length > few ? 'placesAmong' : 'places', {
                  names: step.districts
                    .slice(0, few)
                    .map((code) => names.district(code))
                    .join(separator),
                  count: step.districts.length,
                })}{' '}
                <AppLink to={paths.activities} search={{ wayBack: indicator.id, ...(at && { at }) }}>
                  {t('seeEach')}
                </AppLink>
              </div>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
