import { Sparkline, TargetBar } from '#src/ui-kit/charts.tsx';
import { Dotted } from '#src/ui-kit/dotted.tsx';
import { quantityText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { textsOf, useTexts } from '#src/ui-kit/texts.ts';
import type { Account, IndicatorAccount } from '../account.contract.ts';
import * as texts from './indicator.texts.ts';
import { StateOf } from './state-of.tsx';
import {
  countsOf,
  degreeText,
  expectedText,
  figureText,
  isCumulative,
  shareText,
  targetText,
  usedOfBound,
} from './indicator-words.ts';

/** The target table, alive: every indicator with its target, where it stands, and where it will end. Each name opens its figure. */
export function IndicatorTable({ account, at }: { account: Account; at: string }) {
  const t = useTexts(texts);
  const months = monthsOf(account.programme.startsOn, account.programme.endsOn);
  // Once the year is over there is no pace to keep and nothing to expect.
  const over = account.elapsed >= 1;
  return (
    <div className="table-wrap">
      <table className="data stacks hero-table" aria-label={t('say.table')}>
        <thead>
          <tr>
            <th scope="col">{t('column.indicator')}</th>
            <th scope="col" className="num">
              {t('column.target')}
            </th>
            <th scope="col" className="num">
              {t('column.actual')}
            </th>
            <th scope="col" style={{ width: 170 }}>
              {t('column.degree')}
              {!over && (
                <>
                  {' '}
                  <span aria-hidden="true">│</span> {t('column.elapsed')}
                </>
              )}
            </th>
            <th scope="col" style={{ width: 128 }}>
              {t('column.trend')}
            </th>
            {!over && (
              <th scope="col" className="num">
                {t('column.expected')}
              </th>
            )}
            <th scope="col">{t('column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {account.indicators.map((indicator) => (
            <IndicatorRow
              key={indicator.id}
              indicator={indicator}
              elapsed={over ? null : account.elapsed}
              months={months}
              at={at}
            />
          ))}
        </tbody>
      </table>
      <p className="table-key">{over ? t('say.keyOver') : t('say.key')}</p>
    </div>
  );
}

function IndicatorRow({
  indicator,
  elapsed,
  months,
  at,
}: {
  indicator: IndicatorAccount;
  /** Null once the year is over. */
  elapsed: number | null;
  months: number;
  at: string;
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const name = indicator.level3;
  const actual = figureText(indicator.actual);
  const tick = isCumulative(indicator.actual) ? elapsed : null;
  const degree = indicator.degree;
  const used = usedOfBound(indicator);
  const { low, high } = indicator.expected;
  return (
    <tr>
      <td className="name" data-label="">
        <AppLink to={paths.figure(indicator.id)} search={{ at }}>
          {name}
        </AppLink>
        <Counts indicator={indicator} />
      </td>
      <td className={indicator.target.value === null ? 'num words' : 'num'} data-label={t('column.target')}>
        {targetText(indicator.target)}
      </td>
      <td className="num actual" data-label={t('column.actual')}>
        <AppLink
          to={paths.figure(indicator.id)}
          search={{ at }}
          label={actual === null ? undefined : `${actual}, ${t('say.open', { name })}`}
        >
          {actual ?? kit('say.noData')}
        </AppLink>
      </td>
      <td data-label={t('column.degree')}>
        <TargetBar degree={used ?? degree} elapsed={tick} label={barText(indicator, used, tick)} />
      </td>
      <td data-label={t('column.trend')}>
        <Sparkline
          points={indicator.trend.map((point) => point.value)}
          length={Math.max(months, indicator.trend.length)}
          target={comparable(indicator)}
          expected={low !== null && high !== null ? [low, high] : null}
          label={t('say.trend', { name, count: indicator.trend.length })}
        />
      </td>
      {elapsed !== null && (
        <td className="num" data-label={t('column.expected')} title={howText(indicator)}>
          {expectedText(indicator)}
          {indicator.expected.how.code === 'no-session-held' && <div className="counts">{howText(indicator)}</div>}
        </td>
      )}
      <td data-label={t('column.state')}>
        <StateOf indicator={indicator} />
      </td>
    </tr>
  );
}

/** What a bar shows, in words. `used`: of a bound; `elapsed`: null where the share of time gone says nothing. */
function barText(indicator: IndicatorAccount, used: number | null, elapsed: number | null): string {
  const t = textsOf(texts);
  const name = indicator.level3;
  const degree = degreeText(indicator);
  if (degree === null) return t('say.noDegree', { name });
  const gone = elapsed === null ? '' : shareText(elapsed, 0);
  if (used !== null) return t(gone ? 'say.used' : 'say.usedOver', { name, used: shareText(used), elapsed: gone });
  return t(gone ? 'say.degree' : 'say.degreeOnly', { name, degree, elapsed: gone });
}

function Counts({ indicator }: { indicator: IndicatorAccount }) {
  return (
    <div className="counts">
      <Dotted pieces={countsOf(indicator)} />
    </div>
  );
}

/** The target on the scale of the figure. A rate is in percent also where the form leaves the sign away: `= 100`. */
function comparable({ target, actual, degree }: IndicatorAccount): number | null {
  if (degree === null) return null;
  return target.unit === actual.unit || (!target.unit && actual.unit === '%') ? target.value : null;
}

/** On which ground the expectation stands. */
export function howText(indicator: IndicatorAccount): string {
  const { code, params } = indicator.expected.how;
  const { unit } = indicator.actual;
  // Of activities these are counts, with their own word in the sentence.
  const amounts = code === 'planned-activities' ? [] : amountsOfHow;
  const said = Object.entries(params).map(([name, one]) => [
    name,
    typeof one === 'number' && amounts.includes(name) ? quantityText(one, unit) : one,
  ]);
  // Of a plan none of which was due yet no experience is told: it is taken at its word.
  const key = params.due === 0 && code in texts.zh.howUndue ? `howUndue.${code}` : `how.${code}`;
  return textsOf(texts)(key as 'how.pace', Object.fromEntries(said) as typeof params);
}

/** What of an expectation's ground is in the unit of its figure. */
const amountsOfHow: readonly string[] = ['remaining', 'missing', 'brings', 'scheduled', 'pace', 'perMonth', 'each'];

function monthsOf(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
}
