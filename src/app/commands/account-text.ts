import type { Account, IndicatorAccount, ScoreView } from '#src/account/account.contract.ts';
import { textTable } from '#src/plan/index.ts';

const states: Record<IndicatorAccount['state'], string> = {
  met: '达标',
  'on-track': '按期',
  'at-risk': '临界',
  behind: '有差距',
  missing: '暂无佐证',
  'to-judge': '待评判',
};

function figure(value: number | null, unit: string): string {
  if (value === null) return '暂无佐证';
  return `${value.toLocaleString('en-US', { maximumFractionDigits: 2 })}${unit === '%' ? '' : ' '}${unit}`;
}

/** The account of a programme as a table for a terminal. */
export function accountText(account: Account, score: ScoreView): string {
  const scoreOf = new Map(score.indicators.map((row) => [row.indicatorId, row]));
  const rows = account.indicators.map((indicator) => {
    const { actual, expected } = indicator;
    const points = scoreOf.get(indicator.id)?.score;
    return [
      indicator.level3,
      indicator.target.raw,
      figure(actual.value, actual.unit),
      indicator.degree === null ? '—' : `${(indicator.degree * 100).toFixed(1)}%`,
      expected === null || expected.value === null ? '—' : `${figure(expected.value, actual.unit)}`,
      states[indicator.state],
      points === null || points === undefined ? '—' : points.toFixed(2),
      actual.facts.toLocaleString('en-US'),
    ];
  });
  const total = score.total === null ? '总分算不出：有指标缺分值或佐证。' : `总分 ${score.total.toFixed(2)}（${score.pack}）${score.grade ?? ''}`;
  return `${textTable(['指标', '目标', '实际', '完成度', '年末预计', '状态', '得分', '事实'], rows)}\n\n${total}`;
}
