import { useTexts } from '#src/ui-kit/texts.ts';
import type { IndicatorReading, OtherValue } from '../../declaration/declaration.contract.ts';
import * as texts from './beside.texts.ts';

/** Values of other years and of the whole term, each below the heading that the form gives it. */
export function OtherValues({ values }: { values: readonly OtherValue[] }) {
  if (values.length === 0) return null;
  return (
    <div className="small muted">
      {values.map(({ heading, raw }) => (
        <div key={`${heading} ${raw}`}>
          {heading} <span>{raw}</span>
        </div>
      ))}
    </div>
  );
}

/** What a monitoring form says beside the target of a row. */
export function MonitoredValues({ monitoring, window }: { monitoring: IndicatorReading['monitoring']; window: string | null }) {
  const t = useTexts(texts);
  if (!monitoring) return null;
  const { soFar, expected, causes, causeText, possibility, remark } = monitoring;
  const lines: [string, string][] = [
    [t('soFar', { window: window ?? '' }), soFar?.raw ?? ''],
    [t('expected'), expected?.raw ?? ''],
    [t('causes'), [...causes, ...(causeText ? [causeText] : [])].join('、')],
    [t('possibility'), possibility ?? ''],
    [t('remark'), remark ?? ''],
  ];
  return (
    <div className="small muted">
      {lines
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            {name} <span>{value}</span>
          </div>
        ))}
    </div>
  );
}
