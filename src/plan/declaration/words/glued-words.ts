import type { Vocabulary } from './labels.ts';

/** A level is not named where it stands inside of a longer word; shorter names are levels only where one is due. */
const LONG_LEVEL = 4;
const FEWEST = 3;
/** A table uses few units that no list knows. */
const MOST_UNITS = 60;
/** 定量指标 behind a name is its kind, in a column of its own; 定性 before a date stands in the column of signs. */
const KIND = /((?<=\p{Script=Han}{2}.{0,20})(?:定[性量]|[正反负逆]向)指标|(?<=\p{Script=Han}{2})定[性量](?=[\d每]))/u;
const SIGN_OR_FIGURE = /^[≥≤≧≦><=＞＜＝﹥﹤﹦═⩾⩽%％\d]/;
/** What a target or an actual says in words, at the end of what ran together. */
const STATE =
  /(?<=[^与和及、的])(?:(?:较为|比较|进一步|不断|持续|逐步|逐渐|日益|更加|总体|显著|明显|有效|稳步|大幅|全面|得到|有所|切实|充分|基本|建立){0,2}(?:提升|提高|增强|增加|改善|完善|加强|降低|减少|下降|达标|合格|运行|规范|健全|满意|完成|落实|优化|维护|缓解|减轻|扩大|保护|保障|促进|强化|巩固|丰富|拓展|好转|稳定)|(?:较为|比较|非常|基本|效果)?(?:显著|明显|良好|优秀|稳定|及时|有效|满意|合理|可控)|长期|长远|长效|持续|(?:部分|未|基本)?达成(?:年度|预期)?(?:指标|目标)|(?:提升|提高)\d{1,3}[%％]|(?:不超|控制在)预算(?:以?内)?)$|按(?:年|月|季度?|旬|周|时|期|批|进度|计划)\p{Script=Han}{2}$|应(\p{Script=Han})尽\1$|不[低高]于(?:上一?年|去年|往年)(?:水平|标准)?$|(?<=情况)及时\p{Script=Han}{2}$|零(?:事故|投诉|伤亡|差错|发生|增长|案件|上访)$|(?<=是否\p{Script=Han}{2,12})[是否]$/u;
/** 定性 before a state is what stands in the column of signs. */
const SIGN_IN_WORDS = /(?<=\p{Script=Han}{2})定[性量]$/u;
/** Where the description of an indicator begins behind its name, and where a rule does that is a target. */
const DESCRIPTION =
  /(?<=[率数量次度性额本况])(?=(?:反映|衡量|考核|考察)\p{Script=Han}{3})|(?<=\p{Script=Han}{3})(?=按照\p{Script=Han}{4})/u;
/** What forms are told to write of a target in words; a name follows. */
const ACHIEVED = /(?<=达成(?:年度|预期)(?:指标|目标))(?=(?![且并具但和])\p{Script=Han}{3})/u;
/** The same figure and unit twice, as target and actual: the unit, whether a known one or not. */
const TWICE = /\d(\p{Script=Han}{1,4})(?=\d[\d.,]{0,12}\1)/gu;

/** The words of a table whose cells ran together, and how they are told apart. */
export interface GluedTable {
  /** Names of levels of two letters that this table uses. */
  short: ReadonlySet<string>;
  long: readonly string[];
  /** Units that no list knows. */
  units: readonly string[];
}

/** Null where the borders between cells can be seen. */
export function gluedTable(texts: readonly string[], vocabulary: Vocabulary): GluedTable | null {
  const long = [...vocabulary.level1, ...vocabulary.level2]
    .filter((name) => name.length >= LONG_LEVEL)
    .sort((one, other) => other.length - one.length);
  const tokens = texts.flatMap((text) => text.split(/[\s\u3000]+/)).filter((token) => /\p{Script=Han}{3}/u.test(token));
  const joined = texts.join('\n');
  const dense = joined.replace(/\s+/g, '');
  const names = new Set([...vocabulary.level1, ...vocabulary.level2]);
  const pairs = [...vocabulary.children].flatMap(([name, below]) =>
    [...below].filter((child) => child.length < LONG_LEVEL && dense.includes(name + child)),
  );
  const isGlued = (token: string): boolean =>
    (/^[^\s]{0,40}\p{Script=Han}{3}[^\s]{0,40}?[≥≤≧≦><=＞＜＝]?\d/u.test(token) &&
      !/^\p{Script=Han}{2,4}\d{1,2}[:：]/u.test(token)) ||
    long.some((name) => token.startsWith(name) && token.length > name.length + 3 && !/^[（(]/.test(token.slice(name.length)));
  const glued = tokens.filter(isGlued);
  if (glued.length < FEWEST && !(glued.length > 0 && glued.some((token) => token.length > 80))) return null;
  if (glued.length < tokens.filter((token) => !names.has(token)).length * 0.5) return null;
  const usesLong =
    long.filter((name) => vocabulary.level2.has(name) && /(?:指标|目标)$/.test(name) && joined.includes(name)).length >= 2;
  return {
    short:
      usesLong || pairs.length === 0 ? new Set() : new Set([...vocabulary.level2].filter((name) => name.length < LONG_LEVEL)),
    long,
    units: [...new Set([...joined.matchAll(TWICE)].map((found) => found[1] ?? ''))].slice(0, MOST_UNITS),
  };
}

/** Cuts a word wherever a border may have been: before and behind the names of levels, figures, and what says a state. */
export function ungluedTable(token: string, table: GluedTable, figures: (text: string) => string[]): string[] {
  const pieces: string[] = [];
  let last = '';
  /** Where the text begins that no border was found in so far. */
  let from = 0;
  const close = (to: number): void => {
    for (const part of token.slice(from, to).split(KIND))
      if (part !== '') for (const figure of figures(part)) pieces.push(...ungluedStates(figure));
  };
  for (let at = 0; at < token.length; ) {
    const level = levelAt(token, at, table, from === at || /\d[%％]?$|[%％]$/.test(token.slice(Math.max(from, at - 2), at)));
    if (!level || last.endsWith(level)) {
      at += 1;
      if (at - from > 1) last = '';
      continue;
    }
    close(at);
    const points = /^[（(]\d{1,3}(?:\.\d)?分?[）)]/.exec(token.slice(at + level.length))?.[0] ?? '';
    pieces.push(level + points);
    last = level;
    at += level.length + points.length;
    if (/[:：]/.test(token[at] ?? '')) at += 1;
    from = at;
  }
  close(token.length);
  return pieces;
}

function levelAt(token: string, at: number, table: GluedTable, due: boolean): string | null {
  const rest = token.slice(at, at + 20);
  const long = table.long.find((name) => rest.startsWith(name));
  const level = long ?? (due ? ([...table.short].find((name) => rest.startsWith(name)) ?? null) : null);
  if (!level) return null;
  // 服务对象满意度≥90% is a name; so is 数量指标完成率 where no border is due.
  const behind = token.slice(at + level.length);
  if (!/(?:指标|目标)$/.test(level) && (behind === '' || SIGN_OR_FIGURE.test(behind))) return null;
  return !due && /^(?:完成率|达成率|值)/.test(behind) ? null : level;
}

/** The same state twice at the end of a name, as target and actual. */
const STATE_TWICE = /^(\p{Script=Han}[^\d]{2,}?)([高好优是无低])\2$/u;

function ungluedStates(text: string): string[] {
  const [, name, twice] = STATE_TWICE.exec(text) ?? [];
  if (name && twice) return [name, twice, twice];
  if (!/^\p{Script=Han}[\p{Script=Han}、，,.（）()“”·A-Za-z%]{3,}$/u.test(text)) return [text];
  const described = text.split(ACHIEVED).flatMap((part) => part.split(DESCRIPTION));
  return described.flatMap((part) => {
    const states: string[] = [];
    let rest = part;
    for (
      let state = STATE.exec(rest)?.[0];
      state && rest.length - state.length >= 3 && states.length < 2;
      state = STATE.exec(rest)?.[0]
    ) {
      states.unshift(state);
      rest = rest.slice(0, -state.length);
    }
    const sign = states.length > 0 ? SIGN_IN_WORDS.exec(rest)?.[0] : undefined;
    return sign ? [rest.slice(0, -sign.length), sign, ...states] : [rest, ...states];
  });
}
