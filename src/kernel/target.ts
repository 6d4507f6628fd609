import { contradiction, hasBoundBehind, likelyTarget, partedFigure, slip, slipDoubt, type TargetDoubt } from './target-slips.ts';
import { startsWithUnit, unitAtStart, unitInBrackets, unitOf } from './target-units.ts';
import {
  datesInDigits,
  dayOfNoCalendar,
  isApproximate,
  mendedDigits,
  numberToken,
  plainText,
  readChineseNumber,
  tenthsToken,
} from './target-words.ts';

export type Comparator = '≥' | '≤' | '>' | '<' | '=' | 'range';

/** One target value of an indicator, as the form writes it (`raw`) and as it can be compared. */
export interface Target {
  raw: string;
  /** null where the form writes none: the linter speaks of it, nothing assumes one. */
  comparator: Comparator | null;
  /** 万 and 亿 are multiplied out: `20万人次` is 200000. Null for words and dates. */
  value: number | null;
  /** The upper end of a range. */
  value2: number | null;
  unit: string | null;
  kind: 'quantitative' | 'qualitative' | 'date' | 'range';
}

export type { TargetDoubt };
export type TargetReading = Target & { doubt?: TargetDoubt };

const PREFIXES: readonly (readonly [RegExp, Comparator])[] = [
  [
    /^(?:≥|>=|=>|≧|⩾|≥=|不少于|不低于|不小于|不得少于|不得低于|大于(?:或者?|或)?等于|高于(?:或者?|或)?等于|多于(?:或者?|或)?等于|达到或者?超过|等于或者?(?:大于|高于|多于|超过)|至少|最少|达到|达)(?:达到|达)?/,
    '≥',
  ],
  [
    /^(?:≤|<=|=<|≦|⩽|≤=|不高于|不超过|不大于|不多于|不得超过|不得高于|不超(?!过)|不突破|小于(?:或者?|或)?等于|低于(?:或者?|或)?等于|少于(?:或者?|或)?等于|等于或者?(?:小于|低于|少于)|至多|最多|控制在|控制到)(?:预算)?/,
    '≤',
  ],
  [/^(?:>|〉|高于|超过|大于|多于|超)/, '>'],
  [/^(?:<|〈|低于|少于|小于|不足|不满|不到)/, '<'],
  [/^(?:==?|等于)/, '='],
];
const SUFFIXES: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:\(含\)|含|及其?|或)?以上$/, '≥'],
  [/(?:\(含\)|含|及其?|或)?(?:以下|以内|之内|内)$/, '≤'],
];
const MULTIPLIERS: Record<string, number> = { 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 百: 2 };
/** Longer texts are sentences, not figures. */
const LONGEST = 120;

interface Piece {
  comparator: Comparator | null;
  value: number;
  unit: string | null;
}

/** Neither a figure nor a time in them: no letter that any of either is written with. */
const ONLY_WORDS = /^(?:(?![零〇一二两三四五六七八九十百千万亿年月日号季期周半])\p{Script=Han})+$/u;

/**
 * Reads one target expression of a form. Never throws: what is no number or date is `qualitative`.
 * `raw` keeps the form's own spelling; what looks like a slip of recognition is read as written and carries a doubt.
 */
export function readTarget(expression: string): TargetReading {
  const raw = expression.trim();
  if (ONLY_WORDS.test(raw)) return words(raw);
  const text = withPlainSign(plainText(raw));
  if (/^[-—–/\\_.…]*$/.test(text)) {
    return { ...words(raw), doubt: { code: 'blank', message: '目标值空白', likely: null } };
  }
  if (text.length > LONGEST) return words(raw);
  const likely = likelyTarget(text);
  if (likely !== null && /\d/.test(likely)) return { ...(singleTarget(raw, text) ?? words(raw)), doubt: slip(raw, likely) };
  const mended = mendedDigits(text);
  if (mended !== null && readTarget(mended).kind !== 'qualitative') return { ...words(raw), doubt: slip(raw, mended) };
  // Text recognition takes = for 二.
  const equals = /^二(?=\d)/.test(text) ? `=${text.slice(1)}` : null;
  if (equals !== null && readTarget(equals).value !== null) return { ...words(raw), doubt: slip(raw, equals) };
  const turned = /^([^≥≤><=]{1,12})([≥≤><])$/.exec(text);
  if (turned && pieceOf(turned[1]!)) {
    const said = `${turned[2]}${turned[1]}`;
    return { ...(singleTarget(raw, turned[1]!) ?? words(raw)), doubt: slip(raw, said) };
  }
  if (hasBoundBehind(text)) return severalNumbers(raw);
  const named = NAMED_BY_LETTERS.exec(text)?.[0];
  if (named) return { ...readTarget(text.slice(named.length)), raw };
  const inTime = figureInTime(raw, text);
  if (inTime !== null) return inTime;
  const never = dayOfNoCalendar(datesInDigits(text));
  if (never !== null) {
    const message = `“${raw}”里的“${never}”是历法上没有的日子，请核对原表`;
    return { ...(dateTarget(raw, text) ?? words(raw)), doubt: { code: 'no-such-date', message, likely: null } };
  }
  return dateTarget(raw, text) ?? boundedTarget(raw, text) ?? singleTarget(raw, text) ?? embeddedTarget(raw, text) ?? words(raw);
}

/** Quotation marks and brackets around the whole, and a sign that is written twice: `不低于（≥）90%`, `小于（等于）5%`, `超过（含）90%`. */
function withPlainSign(text: string): string {
  const bare = text.replace(/^["“'‘]([^"“”'‘’]{1,60})["”'’]$/, '$1').replace(/^\(([^(),，]{1,60})\)$/, '$1');
  const plain = bare.replace(/(\d)\(([%‰])\)/g, '$1$2').replace(/\((?:时间|日期|定性)\)$/, '');
  if (plain !== bare) return withPlainSign(plain);
  const open = /^([^\d()]{1,6})\(([^\d()]{1,6})\)(?=[\d百千一二三四五六七八九十])/.exec(bare);
  if (!open) return bare;
  const [whole, sign = '', remark = ''] = open;
  const rest = bare.slice(whole.length);
  const meaning = signOf(sign);
  if (remark === '等于' && meaning) return `${meaning === '>' ? '≥' : meaning === '<' ? '≤' : meaning}${rest}`;
  if (remark === '含' && meaning) return `${meaning === '>' ? '≥' : meaning === '<' ? '≤' : meaning}${rest}`;
  return meaning && meaning === signOf(remark) ? `${sign}${rest}` : bare;
}

function signOf(text: string): Comparator | null {
  for (const [pattern, meaning] of PREFIXES) if (text !== '' && text.replace(pattern, '') === '') return meaning;
  return null;
}

/** PM2.5≤35μg/m³: the figure in the name of what is measured is no figure of the target. */
const NAMED_BY_LETTERS = /^[A-Z][A-Za-z]{0,4}\d{1,2}(?:\.\d)?\p{Script=Han}{0,6}(?=[≥≤><])/u;

function severalNumbers(raw: string): TargetReading {
  const message = `“${raw}”含有多个数字，请拆成几个指标或写成区间`;
  return { ...words(raw), doubt: { code: 'several-numbers', message, likely: null } };
}

function words(raw: string): Target {
  return { raw, comparator: null, value: null, value2: null, unit: null, kind: 'qualitative' };
}

const YEAR = String.raw`(?:19|20)\d{2}`;
const MONTH_DAY = String.raw`(?:当年|本年|次年|翌年)?(?:0?[1-9]|1[0-2])月份?(?:\d{1,2}(?:[日号]|(?=$|之?前)))?(?:[上下中]午)?(?:\d{1,2}(?:[时点](?:\d{1,2}分)?|:\d{2}))?(?:初|中旬|上旬|下旬|底|末)?(?:\(含\))?`;
const QUARTER = '第?[一二三四1-4]季度';
const DATE_FORMS = [
  `${YEAR}年(?:度)?(?:年?内|年?底|年?末|全年|上半年|下半年|[春夏秋冬]季(?:学期)?)?`,
  `${YEAR}[财学]年`,
  // A year of two digits only where a month or the end of the year follows.
  String.raw`[2]\d年(?:${MONTH_DAY}|年?底|年?末)`,
  `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`,
  `${YEAR}年(?:${MONTH_DAY}|${QUARTER})(?:内|末|底)?`,
  String.raw`${YEAR}[-/.]\d{1,2}[-/.]\d{1,2}日?`,
  String.raw`${YEAR}[-/.]\d{1,2}(?!\d)`,
  MONTH_DAY,
  `(?:本|当|年度)?(?:年)?(?:内)?${QUARTER}(?:内|末|底)?`,
  '(?:本|当|该)?年(?:底|末)|(?:本|当)年(?:度)?(?:内)?|年度内|年内|(?:上|下)半年',
];
const DATE = `(?:${DATE_FORMS.map((form) => `(?:${form})`).join('|')})`;
const DATE_WHOLE = new RegExp(
  `^(?:应?于|在|截至|截止|最晚|不得?[晚迟]于|早于|小于|[小大]于或?等于|等于|不超过|≤|<=|<|=|≥|>=)*(${DATE})(?:(?:至|到|-|—|–|~|～)+${DATE})?(之?前|以前|为止|止)?(?:起|之后|以后)?(?:内)?(?:按时|按期|全部|全面|基本)*(?:完成[^%‰]{0,12}|竣工|验收|结束|结项|交付|(?<=前)\\p{Script=Han}{1,16})?[。.]?$`,
  'u',
);
/** 每月10日前, 每季度末: a day that comes again. Its unit of time has an end or a day of its own, so that no figure is lost. */
const DAY_AGAIN =
  /^(?:应?于|在)?(?:每|各)(?:个)?(?:年|月|季度?|半年|学期|周)度?(?:末月|首月|\d{1,2}月)?(?:\d{1,2}[日号]|[底末初]|结束后\d{1,2}个?(?:工作)?日)?(?:之?(前)|[底末初]|以(前)|之?内)?\p{Script=Han}{0,8}$/u;
/** Days that come again, and days that no calendar of numbers knows: words, and never the figure in them. */
const OTHER_DAY =
  /^(?:应?于|在)?(?:(?:每|当|次|本|下)(?:个)?(?:年|月|季度?|半年|学期|周)度?.{0,12}|\d{2,4}[年月].{0,12}|\d{1,2}[日号])(?:之?前|底|末|初|[日号]内?)(?:\p{Script=Han}{0,12})$/u;
const MONTH_SPAN = /^(?:(?:19|20)\d{2}年)?\d{1,2}月?[-—–~～至到]+\d{1,2}月(?:底|底?前)?$/;
const QUARTER_SPAN = new RegExp(
  `^(?:${YEAR}年)?第?[一二三四1-4](?:季度)?[、,，和及至到—–~～-]第?[一二三四1-4]季度(?:内|末|底)?(?:完成)?$`,
);
const YEAR_SPAN = new RegExp(`^${YEAR}(?:年度?)?[-—–~～至到]+${YEAR}年度?$`);

const VERB = '(?:计划|预计|累计|共|总共|合计)?(?:完成|举办|开展|组织)';
/** A time over which figures are summed: a year, a quarter, a month, from one day to another. No day and no end of a time: those are deadlines. */
const PERIOD = `(?:${YEAR}年?(?:度|全年|上半年|下半年)?|(?:${YEAR}年)?(?:1[0-2]|0?[1-9])月份?|(?:${YEAR}年)?${QUARTER}|[本当该全]年度?|年度?|[上下]半年|(?:${YEAR}年)?\\d{1,2}月?[-—–~～至到]+\\d{1,2}月|${DATE}[-—–~～至到]+${DATE})(?:之?内|期间)?`;
const FIGURE_IN_PERIOD = new RegExp(`^[于在]?${PERIOD},?${VERB}(.{1,20})$`);
const FIGURE_BY_DAY = new RegExp(`^(?:应?于|在|截至|截止|最晚|不晚于|不迟于)?${DATE}(?:之?前|以前|为止|止)?,?${VERB}(.{1,20})$`);

/**
 * 完成两场讲座: how many of what. 一 is seldom a count, 二 is one only in 十二 or 二十 (完成二次供水改造), and two of a thing that is changed or
 * prepared say what it is called: 三项制度改革, 两套班子换届, 三次党代会筹备, 三期改造.
 */
const SPOKEN_COUNT =
  /(?<=完成|举办|开展|组织)(?!二[^十百])[两二三四五六七八九十百]{1,4}(?=(?:[场家名份篇支](?!等|级|全)\p{Script=Han}|[次期项批站套]\p{Script=Han}{0,6}(?:讲座|培训|活动|演出|展演|巡演|巡展|展览|会议|比赛|竞赛|课程|宣讲|沙龙|调研|课题|任务|展品|教材|资料|设备|器材|展具|课件)$))/u;
/** `2020年完成20场` is a figure; `12月31日前完成20场` is a figure and a day, so two targets. Null for `12月完成1号楼建设`, which names what is done. */
function figureInTime(raw: string, spelled: string): TargetReading | null {
  const text = datesInDigits(spelled).replace(
    SPOKEN_COUNT,
    (numeral: string, at: number, whole: string) => `${readChineseNumber(whole.slice(at), false)?.value ?? numeral}`,
  );
  const [, inPeriod] = FIGURE_IN_PERIOD.exec(text) ?? [];
  const figure = inPeriod ?? FIGURE_BY_DAY.exec(text)?.[1];
  if (figure === undefined || !countsSomething(figure)) return null;
  return inPeriod === undefined ? severalNumbers(raw) : { ...readTarget(inPeriod), raw };
}

function countsSomething(text: string): boolean {
  const figure = singleTarget(text, text);
  return figure !== null && (figure.unit === null || startsWithUnit(figure.unit)) && !/期(?:工程|项目|建设)/.test(text);
}

function dateTarget(raw: string, spelled: string): Target | null {
  const text = datesInDigits(spelled);
  if (YEAR_SPAN.test(text) || MONTH_SPAN.test(text) || QUARTER_SPAN.test(text)) return { ...words(raw), kind: 'date' };
  const match = DATE_WHOLE.exec(
    text.replace(/^\p{Script=Han}{0,6}(?:时间|日期)[:：为]?/u, '').replace(/\(含(?:当[日天])?\)$/, ''),
  );
  if (!match) return dayAgain(raw, text) ?? (OTHER_DAY.test(text) ? words(raw) : null);
  const before = Boolean(match[2]) || /^(?:最晚|不得?[晚迟]于|截至|截止|早于|小于|不超过|≤|<|应?于≤)/.test(text);
  return { ...words(raw), kind: 'date', comparator: before ? '≤' : /^(?:=|等于)/.test(text) ? '=' : null };
}

/** Null for 每月巡查: a time that comes again, with no day in it. */
function dayAgain(raw: string, text: string): Target | null {
  const again = DAY_AGAIN.exec(text);
  if (!again || !/[日号底末初前]/.test(text)) return null;
  return { ...words(raw), kind: 'date', comparator: again[1] || again[2] ? '≤' : null };
}

/**
 * `120±5台`, `45%±5%`: from so much less to so much more, in one unit; the 万 of `20±2万元` belongs to both. `120台±5%` is a share of
 * another thing, and words; so may be `120±5%`, and who writes `2±3场` hardly means less than none: both are doubted.
 */
function toleranceTarget(raw: string, text: string): TargetReading | null {
  const [, middle = '', by = ''] = /^([^±]{1,12})±([^±]{1,12})$/.exec(text) ?? [];
  const [around, spread] = [pieceOf(middle), pieceOf(by)];
  if (!around || !spread || around.comparator !== null || (around.unit ?? spread.unit) !== spread.unit) return null;
  const factor = around.unit === null ? trailingFactor(by, middle) : 0;
  const value = Number(`${around.value}e${factor}`);
  const isShare = around.unit === null && spread.unit === '%' && value > 100;
  if (isShare || (value > 0 && spread.value > value)) return severalNumbers(raw);
  const end = (off: number): number => Number((value + off).toPrecision(12));
  return { raw, comparator: 'range', value: end(-spread.value), value2: end(spread.value), unit: spread.unit, kind: 'range' };
}

/** `80%-90%`, `3~5场`, `≥80%且≤90%`. */
function boundedTarget(raw: string, text: string): TargetReading | null {
  if (text.includes('±')) return toleranceTarget(raw, text);
  const framed =
    /^(.{1,12}?)(?:≤|<=?)(?:[A-Za-z]{1,4}|\p{Script=Han}{1,8})(?:≤|<=?)(.{1,12})$/u.exec(text) ??
    /^(?:介于|在)(.{1,12}?)[和与](.{1,12}?)之间$/.exec(text) ??
    /^\((.{1,12}?)[,，](.{1,12}?)\)$/.exec(text);
  const between =
    framed ??
    /^([^以]{1,12})以上[,，、且]?([^以]{1,12})以[下内]$/.exec(text) ??
    /^(?:介于|控制在|保持在|在|=|[每单]\p{Script=Han}{1,2}(?=\d))?(-?[^-—–~～至到]+?)(?:[-—–~～]+|至|到)([^-—–~～至到]+?)(?:之间|区间)?(?:以内)?$/u.exec(
      text,
    );
  const both = /^((?:≥|>=?|不低于|不少于|大于).+?)(?:且|,|，|、|并|;|；)?((?:≤|<=?|不高于|不超过|小于).+)$/.exec(text);
  const [, first, second] = between ?? both ?? [];
  if (!first || !second) return null;
  const low = pieceOf(first);
  const high = pieceOf(second);
  if (!low || !high) return null;
  if (low.unit !== null && high.unit !== null && low.unit !== high.unit) return null;
  if (text.startsWith('每') && /^[日号月]/.test(high.unit ?? '')) return null;
  // 9时至17时: hours of the day.
  if (low.unit === '时' && high.unit === '时') return null;
  const factor = low.unit === null ? trailingFactor(second, first) : 0;
  const value = factor ? Number(`${low.value}e${factor}`) : low.value;
  const target: Target = { raw, comparator: 'range', value, value2: high.value, unit: high.unit ?? low.unit, kind: 'range' };
  const open = /[<>](?!=)/.exec(text.replace(/=[<>]/g, ''))?.[0] ?? openBracketOf(raw);
  if (value <= high.value && open !== undefined) {
    const message = `区间“${raw}”不含写有“${open}”的一端，读数按含两端记`;
    return { ...target, doubt: { code: 'open-range', message, likely: null } };
  }
  if (value <= high.value) return target;
  return { ...target, doubt: { code: 'reversed-range', message: `区间“${raw}”的下限大于上限`, likely: null } };
}

/** `(80%,100%]` leaves out the end at its round bracket; where both are round they may only enclose. */
function openBracketOf(raw: string): string | undefined {
  const [, left = '', right = ''] = /^\s*([([（［【])[\s\S]*([)\]）］】])\s*$/.exec(raw) ?? [];
  const [opens, closes] = [/[（(]/.test(left), /[）)]/.test(right)];
  return opens === closes ? undefined : opens ? left : right;
}

/** In `3-5万人次` the 万 belongs to both ends. */
function trailingFactor(second: string, first: string): number {
  const factor = /\d(十万|百万|千万|万|亿)/.exec(second)?.[1];
  return factor && !/[万亿]/.test(first) ? (MULTIPLIERS[factor] ?? 0) : 0;
}

/** Before its figure, whatever is done: 每季度≥1次, 每周检修1次. A time within which it is done comes again too, and is no more than itself. */
const TIMES_AGAIN = /每个?(季度?|月|周(?!岁)|半年)度?[\p{Script=Han}≥≤><=]{0,8}\d(?!.*内)/u;

/** 每季度1次 is once in each quarter, and four times in the year: 次/季度. */
function quantityOf(
  raw: string,
  text: string,
  { comparator, value, unit: counted }: NonNullable<ReturnType<typeof pieceOf>>,
): Target {
  const again = counted === null || counted.includes('/') ? undefined : TIMES_AGAIN.exec(text)?.[1];
  const unit = again ? `${counted}/${again === '季' ? '季度' : again}` : counted;
  return { raw, comparator, value, value2: null, unit, kind: 'quantitative' };
}

function singleTarget(raw: string, text: string): TargetReading | null {
  const piece = pieceOf(text);
  if (!piece) return null;
  const target = quantityOf(raw, text, piece);
  const doubt =
    slipDoubt(text, piece.comparator !== null) ??
    partedFigure(raw) ??
    contradiction(raw, text) ??
    (isApproximate(text) ? approximate(raw) : null);
  return doubt ? { ...target, doubt } : target;
}

function approximate(raw: string): TargetDoubt {
  return { code: 'approximate', message: `“${raw}”是约数，无法判定是否完成`, likely: null };
}

/** A whole expression of comparator, number and unit; null when anything else stands beside them. */
function pieceOf(source: string): Piece | null {
  let text = source
    .replace(/^(?:约|近|大约)/, '')
    .replace(/左右$/, '')
    .replace(/[。；;,，]{1,9}$/, '');
  let comparator: Comparator | null = null;
  const isLed = /^(?:控制[在到]|达到?)/.test(text);
  for (const [pattern, meaning] of PREFIXES) {
    const rest = text.replace(pattern, '');
    if (rest === text) continue;
    comparator = meaning;
    text = rest.replace(/^[=:：为]/, '');
    break;
  }
  text = text.replace(/^(?:人民币|[¥￥])|^[每单]\p{Script=Han}{1,2}(?=\d)/u, '').replace(/^(\d{1,6})万(\d)千/, '$1.$2万');
  const number = tenthsToken(text) ?? numberToken(text) ?? readChineseNumber(text, comparator !== null);
  if (!number) return null;
  const measure = unitInBrackets(text.slice(number.length));
  if (measure !== undefined) return { comparator, value: number.value, unit: measure };
  let rest = text
    .slice(number.length)
    .replace(/\(含[^)]*\)/g, '')
    .replace(/^(十万|百万|千万|万|亿)?\(((?:[%‰]|(?![无优良含])\p{Script=Han}{1,4})(?:\/\p{Script=Han}{1,4})?)\)$/u, '$1$2')
    .replace(/^((?:十万|百万|千万|万|亿)?[人场])\(次\)/, '$1（次）')
    .replace(/^\((\p{Script=Han}{1,3})\)(?=及?以[上下内])/u, '$1')
    .replace(/(?<!\/)\([^)]{0,30}\)$/, '')
    .replace(/^个多(?=月|小时|学期|季度)/, '个')
    // 20+人, 20人+: that many or more.
    .replace(/^((?:[万亿])?)\+((?:\p{Script=Han}{1,8})?)$/u, '$1$2以上')
    .replace(/^(\p{Script=Han}{1,6})\+$/u, '$1以上')
    .replace(/^([^/]{0,4})(以[内下上])(\/.{1,8})$/, '$1$3$2')
    .replace(/(?<![更许众最很])(?<=^.{0,5})多$|(?<![结盈剩残冗富业])(?<=^.{0,5})余$/, '')
    // What is to be done within the time does not change it: 24小时内响应.
    .replace(/^((?:小时|分钟|个?工作日|天|日|周|个月)(?:以|之)?内)\p{Script=Han}{2,6}$/u, '$1');
  for (const [pattern, meaning] of SUFFIXES) {
    if (!pattern.test(rest)) continue;
    rest = rest.replace(pattern, '');
    // 控制在 and 达到 only lead to a bound that stands behind the figure: 控制在95%以上.
    comparator = isLed ? meaning : (comparator ?? meaning);
    break;
  }
  const factor = /^(?:十万|百万|千万|万|亿|千(?![瓦米克伏卡兆])|百(?!分))/.exec(rest)?.[0] ?? '';
  const unit = unitOf(rest.slice(factor.length).replace(/^余|^多/, ''), comparator !== null);
  if (unit === undefined) return null;
  // 超过2019年 compares with a year.
  if (/^(?:19|20)\d{2}年(?![画历鉴货])/.test(text)) return null;
  // 一次验收合格 and 四个全覆盖 say how, not how many.
  const spoken = !/^[-+\d]/.test(text) && number.unit === null && comparator === null;
  if (spoken && unit !== null && rest.slice(factor.length).replace(/^余|^多/, '') !== unitAtStart(unit)) return null;
  return {
    comparator,
    value: factor ? Number(`${number.value}e${MULTIPLIERS[factor]}`) : number.value,
    unit: number.unit ?? unit,
  };
}

/** A figure inside words, as in `举办讲座不少于100场`: read when it is the only one. */
function embeddedTarget(raw: string, text: string): TargetReading | null {
  const mark = /^([Zz之乏三N》《Ss])(\d.*)$/.exec(text);
  if (mark)
    return { ...singleOrWords(raw, mark[2] ?? ''), doubt: slip(raw, `${/[s《]/i.test(mark[1] ?? '') ? '≤' : '≥'}${mark[2]}`) };
  const letters = /^([≥≤><=]{1,2})([lIoO]{2,4})([%‰\p{Script=Han}]{1,3})$/u.exec(text);
  if (letters)
    return {
      ...words(raw),
      doubt: slip(raw, `${letters[1]}${(letters[2] ?? '').replace(/[oO]/g, '0').replace(/[lI]/g, '1')}${letters[3]}`),
    };
  const degree = /^([≥≤><]?\d{1,3}(?:\.\d)?)°[%‰]$/.exec(text);
  if (degree) return { ...words(raw), doubt: slip(raw, `${degree[1]}%`) };
  const dated = new RegExp(`^${YEAR}年(?:度|内)?(?=不少于|不低于|不超过|达到|完成|举办|开展|≥|≤)`).exec(text)?.[0];
  const since = /^(?:比|较)(?:19|20)\d{2}年度?(?=\p{Script=Han})/u.exec(text)?.[0];
  if (dated || since) return { ...readTarget(text.slice((dated ?? since ?? '').length)), raw };
  const figures = text.replace(/\((?!含)[^)]*\)/g, '').match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  if (figures.length === 0) return null;
  if (figures.length > 1) return severalNumbers(raw);
  const start = text.search(
    /≥|≤|>|<|=|不少于|不低于|不小于|不高于|不超过|不大于|大于|小于|高于|低于|超过|至少|至多|达到|达(?=\d)|控制在|\d/,
  );
  const lead = text.slice(0, start);
  if (!/^[\p{Script=Han}:：、()]+$/u.test(lead) || /[第约近]$/.test(lead)) return null;
  if (/前$/.test(lead) && /^\d{1,3}[名位强]/.test(text.slice(start))) return null;
  const tail = text.slice(start);
  const piece = pieceOf(tail) ?? pieceOf(tail.replace(/^([^，,。；;]+)[，,。；;].*$/, '$1'));
  if (!piece || (piece.comparator === null && piece.unit === null)) return null;
  const target = quantityOf(raw, text, piece);
  const doubt = contradiction(raw, tail) ?? (isApproximate(tail) ? approximate(raw) : null);
  return doubt ? { ...target, doubt } : target;
}

function singleOrWords(raw: string, text: string): Target {
  const piece = pieceOf(text);
  return piece ? { raw, comparator: null, value: piece.value, value2: null, unit: piece.unit, kind: 'quantitative' } : words(raw);
}
