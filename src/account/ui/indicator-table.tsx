import { Sparkline, TargetBar } from '#src/ui-kit/charts.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { textsOf, useTexts } from '#src/ui-kit/texts.ts';
import type { Account, IndicatorAccount } from '../account.contract.ts';
import * as texts from './indicator.texts.ts';
import { countsText, expectedText, figureText, isCumulative, shareText, targetText, toneOf } from './indicator-words.ts';

/** The target table, alive: every indicator with its target, where it stands, and where it will end. Each name opens its figure. */
export function IndicatorTable({ account, at }: { account: Account; at: string }) {
  const t = useTexts(texts);
  const months = monthsOf(account.programme.startsOn, account.programme.endsOn);
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
              {t('column.degree')} <span aria-hidden="true">│</span> {t('column.elapsed')}
            </th>
            <th scope="col" style={{ width: 128 }}>
              {t('column.trend')}
            </th>
            <th scope="col" className="num">
              {t('column.expected')}
            </th>
            <th scope="col">{t('column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {account.indicators.map((indicator) => (
            <IndicatorRow key={indicator.id} indicator={indicator} elapsed={account.elapsed} months={months} at={at} />
          ))}
        </tbody>
      </table>
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
  elapsed: number;
  months: number;
  at: string;
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const name = indicator.level3;
  const actual = figureText(indicator.actual);
  const tick = isCumulative(indicator.actual) ? elapsed : null;
  const degree = indicator.degree;
  const said =
    degree === null
      ? t('say.noDegree', { name })
      : tick === null
        ? t('say.degreeOnly', { name, degree: shareText(degree) })
        : t('say.degree', { name, degree: shareText(degree), elapsed: shareText(elapsed, 0) });
  const { low, high } = indicator.expected;
  const comparable = indicator.target.unit === indicator.actual.unit ? indicator.target.value : null;
  return (
    <tr>
      <td className="name" data-label="">
        <AppLink to={paths.figure(indicator.id)} search={{ at }}>
          {name}
        </AppLink>
        <div className="counts">{countsText(indicator)}</div>
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
        <TargetBar degree={degree} elapsed={tick} label={said} />
      </td>
      <td data-label={t('column.trend')}>
        <Sparkline
          points={indicator.trend.map((point) => point.value)}
          length={Math.max(months, indicator.trend.length)}
          target={comparable}
          expected={low !== null && high !== null ? [low, high] : null}
          label={t('say.trend', { name, count: indicator.trend.length })}
        />
      </td>
      <td className="num" data-label={t('column.expected')} title={howText(indicator)}>
        {expectedText(indicator)}
      </td>
      <td data-label={t('column.state')}>
        <StateMark tone={toneOf(indicator.state)}>{kit(`indicatorState.${indicator.state}`)}</StateMark>
      </td>
    </tr>
  );
}

/** On which ground the expectation stands. */
export function howText(indicator: IndicatorAccount): string {
  const { code, params } = indicator.expected.how;
  return textsOf(texts)(`how.${code}` as 'how.pace', params);
}

function monthsOf(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
}
