/** Which way something went. */
type Direction = 'up' | 'down';

/** Words of a change that stand at its figure: 较上年下降约3%, 增长率≥5%, 同比降3%. 提高到95% says a level, and no change. */
const FILLER =
  '(?:率|幅度?|比例|百分比)?(?:为|是)?(?:了|约|近|超过?|达|不?低于|不?少于|不?高于|不?超过|至少|最多|[≥≤><＞＜=＝:：↑↓\\s])*(?=-?[\\d０-９])';
const UPWARD = '上升|增长|增加|增多|提高|提升|升高|上涨|上浮|增幅|涨幅';
const DOWNWARD = '下降|降低|减少|压减|压降|缩减|下浮|下滑|下跌|回落|降幅|减幅|跌幅|负增长';
const UP = new RegExp(`(?:(?<!负)(?:${UPWARD})|(?:^|[比年期反])[升增涨]|↑)${FILLER}`);
const DOWN = new RegExp(`(?:${DOWNWARD}|(?:^|[比年期反])[降减跌]|↓)${FILLER}`);
/** 增幅回落2%, 降幅扩大: how fast it goes has changed, and not which way. */
const PACE = /(?:增速|增幅|涨幅|降幅|减幅|跌幅)[^\d，,]{0,4}(?:扩大|收窄|缩小|回落|放缓|加快|下降|上升|提高|降低)/;
const NAMED = new RegExp(`(?:(${UPWARD})|(${DOWNWARD}))(?:率|幅度?|比例|百分比|百分点|数|量|额)?(?:[（(].*)?$`);

/** The change that a text says, by a word at its figure. */
export function changeOf(text: string): Direction | 'unclear' | null {
  const [up, down] = [UP.test(text), DOWN.test(text)];
  if (PACE.test(text) || (up && down)) return 'unclear';
  return up ? 'up' : down ? 'down' : null;
}

function changeNamed(name: string): Direction | null {
  const [, up, down] = NAMED.exec(name.trim()) ?? [];
  return up ? 'up' : down ? 'down' : null;
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
export function alongAim(
  { raw, name, ceiling }: Aim,
  actual: { raw: string; value: number },
): { figure: number; turned: boolean } | null {
  const { value } = actual;
  const [spoken, said] = [changeOf(raw), changeOf(actual.raw)];
  const aim = spoken ?? changeNamed(name);
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
