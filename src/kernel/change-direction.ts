/** Which way something went. */
type Direction = 'up' | 'down';

/**
 * What may stand between the words of a change and its figure: 较上年下降约3%, 增长率≥5%, 同比降3%, 增幅为5%. 提高到95% and 下降为0.5% say a
 * level, and no change. No word of it begins another, so that it is read in one way only.
 */
const FILLER =
  '(?:(?:率|幅度?|比例|百分比|(?<=幅))(?:为|是)?)?\\s*(?:(?:了|约|近|超(?!过)|达|不?低于|不?少于|不?高于|不?超过|至少|最多|[≥≤><＞＜=＝:：↑↓])\\s*){0,4}(?=-?[\\d０-９])';
const UPWARD = '上升|增长|增加|增多|提高|提升|升高|上涨|上浮|增幅|涨幅';
const DOWNWARD = '下降|降低|减少|压减|压降|缩减|下浮|下滑|下跌|回落|降幅|减幅|跌幅|负增长|压缩|缩短|节约';
const UP = new RegExp(`(?:(?<!负)(?:${UPWARD})|(?:^|[比年期反])[升增涨]|↑)${FILLER}`);
const DOWN = new RegExp(`(?:${DOWNWARD}|(?:^|[比年期反])[降减跌]|↓)${FILLER}`);
/** 增幅回落2%, 降幅扩大: how fast it goes has changed, and not which way. */
const PACE = /(?:增速|增幅|涨幅|降幅|减幅|跌幅)[^\d，,]{0,4}(?:扩大|收窄|缩小|回落|放缓|加快|下降|上升|提高|降低)/;
/** What is spared or cut, as names of indicators say it: 减排量, 节能率. */
const SPARED = '减排|减量|节能|节水';
const NAMED = new RegExp(`(?:(${UPWARD})|(${DOWNWARD}|${SPARED}))(?:率|幅度?|比例|百分比|百分点|数|量|额)?(?:[（(].*)?$`);

/** The change that a text says, by a word at its figure. */
export function changeOf(text: string): Direction | 'unclear' | null {
  const [up, down] = [UP.test(text), DOWN.test(text)];
  if (PACE.test(text) || (up && down)) return 'unclear';
  return up ? 'up' : down ? 'down' : null;
}

/** 节约成本, 缩短工期: what is spared stands behind. */
const CUTS =
  /^(?:节约|压缩|缩短)[^率]{0,8}(?:成本|资金|经费|费用|支出|开支|金额|时间|时限|时长|工期|用时|天数|周期|用[水电地]量?)$/;
/** Prices are bounded by how much they may rise within the year: 居民消费价格 ≤3%. */
const PRICES = /(?:价格|物价|房价)(?:总?水平|总?指数)?(?:[（(].*)?$|^CPI/;

function changeNamed({ name, raw, ceiling }: Aim): Direction | null {
  const [, up, down] = NAMED.exec(name.trim()) ?? [];
  if (down || (!ceiling && CUTS.test(name.trim()))) return 'down';
  return up || (ceiling && PRICES.test(name.trim()) && /[%％]|百分点/.test(raw)) ? 'up' : null;
}

interface Aim {
  /** The target as the form writes it. */
  raw: string;
  /** The indicator, which may say the change: 投诉下降率. */
  name: string;
  ceiling: boolean;
}

/**
 * A figure counted the way that its target goes, so that 上升2% is −2 against 下降≥5%; `turned` where it went the other way. Null where that
 * cannot be told.
 */
export function alongAim(target: Aim, actual: { raw: string; value: number }): { figure: number; turned: boolean } | null {
  const { raw, ceiling } = target;
  const { value } = actual;
  const [spoken, said] = [changeOf(raw), changeOf(actual.raw)];
  const aim = spoken ?? changeNamed(target);
  if (said === null) {
    // -3% against 下降≥5% is a fall of 3 %; of a 下降率 it may be either.
    if (value < 0 && aim === 'down') return spoken === null ? null : { figure: -value, turned: false };
    return { figure: value, turned: aim === 'up' && value < 0 };
  }
  if (said === 'unclear' || aim === 'unclear' || (said === 'down' && value < 0)) return null;
  // Said to have fallen, or to have grown beside a bound from above: a change is not compared with a level.
  if (aim === null) return said === 'down' || ceiling ? null : { figure: value, turned: false };
  const figure = said === aim ? value : 0 - value;
  return { figure, turned: figure < 0 };
}
