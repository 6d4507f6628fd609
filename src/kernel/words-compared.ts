import { plainText, readChineseNumber } from './target-words.ts';

/** How the words of an actual stand to those of its target; `unclear` where they may contradict it and a person has to judge. */
export type WordsCompared = 'reached' | 'partly' | 'missed' | 'unclear';

/** What must not happen: 零事故, 无投诉, 不发生. 无障碍 and 零散 deny nothing. */
const NONE_WANTED =
  /^(?:零(?!散|售|星|距离|工|部件|基础|碳)|无(?!障碍|偿|线|人|缝|害|纸|公害|烟|废|忧|菌|痛|土|法|效)|不得?(?:发生|出现|存在)|未(?:发生|出现|发现)|没有(?:发生|出现)?|杜绝|避免(?:发生|出现)?)/;
const EVENT = '发生|出现|发现|产生|接到|收到|造成|存在';
const NOT_HAPPENED = `(?:未|没有?|不)(?:曾|再)?(?:${EVENT})|杜绝|避免|防止|(?:${EVENT})?0(?:起|次|件|例|人|宗)|^(?:均|全年|本年)?(?:无|零|没有)|^0(?!\\.?\\d)|(?:${EVENT})?(?:率|数|量)?(?:为[零无]|为0(?!\\.?\\d))`;
const NONE_HAPPENED = new RegExp(NOT_HAPPENED);
/** 未发生1起 tells of none, and so does what stands with it up to the next comma. */
const DENIED = new RegExp(`(?:${NOT_HAPPENED})[^,，。；;]*`, 'g');
const SOME = '(?:[1-9]\\d*|[一二两三四五六七八九十]+)余?';
const CASES = '(?:起|次|件|例|人|宗|处|个|项)(?!性)';
const HAPPENED = new RegExp(
  `^(?:已|曾|全年|本年|共)*(?:${EVENT})(?!率)|(?:${EVENT})了?\\D{0,8}${SOME}${CASES}|^(?:共|有|计)*${SOME}${CASES}|(?:[1-9]\\d*|[二两三四五六七八九十]+)起`,
);

function ofNoneWanted(target: string, actual: string): WordsCompared | null {
  if (/未(?:能)?(?:杜绝|避免|防止)|未(?:达成|达到|完成|实现|达标)/.test(actual)) return 'missed';
  const thing = target.replace(NONE_WANTED, '').replace(/(?:发生|现象|情况|问题)$/, '');
  const told = actual.replace(DENIED, '');
  const happened = HAPPENED.test(told) || (thing !== '' && HAPPENED.test(told.replaceAll(thing, '')));
  const none = NONE_HAPPENED.test(actual);
  if (happened) return none ? 'unclear' : 'missed';
  return none ? 'reached' : null;
}

const numeralOf = (text: string): number => {
  const roman = 'ⅠⅡⅢⅣⅤⅥ'.indexOf(text);
  const latin = ['I', 'II', 'III', 'IV', 'V', 'VI'].indexOf(text);
  if (roman >= 0 || latin >= 0) return Math.max(roman, latin) + 1;
  return /^\d/.test(text) ? Number(text) : (readChineseNumber(text, true)?.value ?? Number.NaN);
};

const GRADE = /(劣)?([ⅠⅡⅢⅣⅤⅥ]|(?<![A-Z])(?:I{1,3}|IV|VI?)|[一二三四五六七八九]|(?<!\d)[1-9])(类|级|等|星级?)/g;
/** Where the higher number is the better grade: 三级医院, 等保三级, 五星级. */
const MORE_IS_BETTER = /医院|卫生院|医疗|等保|等级保护|成熟度|星/;

/** The one grade of a text on its scale; `unclear` where there are several. */
function gradeIn(text: string): { scale: string; grade: number } | 'unclear' | null {
  const grades = [...text.matchAll(GRADE)].map(([, below, numeral = '', scale = '']) => ({
    scale: scale[0]!,
    grade: numeralOf(numeral) + (below ? 1 : 0),
  }));
  return grades.length > 1 ? 'unclear' : (grades[0] ?? null);
}

/** 甲等 of 三级甲等, which stands beside a grade in numerals. */
const besides = (text: string): string => text.match(/[甲乙丙丁]/g)?.join('') ?? '';

function ofGrades(target: string, actual: string, name: string): WordsCompared | null {
  const [aim, done] = [gradeIn(target), gradeIn(actual)];
  if (aim === null || done === null) return null;
  if (aim === 'unclear' || done === 'unclear') return 'unclear';
  if (aim.scale !== done.scale || besides(target) !== besides(actual)) return 'unclear';
  const more = MORE_IS_BETTER.test(`${name}${target}`);
  const atMost = /(?:及其?|或)?以下$/.test(target);
  if (done.grade === aim.grade) return 'reached';
  return done.grade > aim.grade === (more !== atMost) ? 'reached' : 'missed';
}

const RANK = /(第|前)(\d{1,4}|[一二三四五六七八九十]{1,3})(?:名|位|$)/;
const scopeOf = (text: string): string | undefined => /全[国省市县区州乡镇]|[省市县区州]内/.exec(text)?.[0];

/** 全省前3名 against 第5名: the lower number is the better rank. */
function ofRanks(target: string, actual: string): WordsCompared | null {
  const [aim, done] = [RANK.exec(target), RANK.exec(actual)];
  if (!aim || !done) return null;
  const [aimed, was] = [scopeOf(target), scopeOf(actual)];
  if (aimed !== undefined && was !== undefined && aimed !== was) return 'unclear';
  if (numeralOf(done[2]!) <= numeralOf(aim[2]!)) return 'reached';
  // 前5名 may be the third.
  return done[1] === '前' ? 'unclear' : 'missed';
}

const MARKS: readonly RegExp[] = [/^优秀?$/, /^(?:良好?|优良)$/, /^(?:中等?|一般|合格)$/, /^(?:较?差|不合格)$/];

function ofMarks(target: string, actual: string): WordsCompared | null {
  const markOf = (text: string): number => {
    const bare = text.replace(/^(?:达到|评为|获评|为)/, '').replace(/(?:等次|等级|级|档)?(?:及其?|或)?(?:以上)?$/, '');
    return MARKS.findIndex((mark) => mark.test(bare));
  };
  const [aim, done] = [markOf(target), markOf(actual)];
  if (aim < 0 || done < 0) return null;
  return done <= aim ? 'reached' : 'missed';
}

/** 基本及时, 部分完成, 有所改善: less than the whole, unless the target asks for no more. 基本医疗 is no hedge. */
const HEDGES: readonly RegExp[] = [
  /^(?:已|均|能|能够|总体|可)?基本(?!公共|医疗|农田|养老|生活|药物|功能|信息|情况|建设|需求|权益|保障|保险|知识|技能|原则|制度|设施|条件)|基本(?:达成|完成|实现|达到|及时|按时|按期|达标|符合|到位|建成|满足|稳定|做到|消除|解决)/,
  /部分/,
  /有所/,
  /尚未|有待/,
  /一定(?:效果|程度)/,
];

const NOT_DONE = /^未(?!发生|出现|发现|接到|收到|产生|造成)|没有(?!发生|出现|偏差)|不(?:达标|合格|理想)|较差|效果差/;

/** 不及时, 未能按时: the words of the target, denied. */
function denies(target: string, actual: string): boolean {
  return target.length <= 6 && new RegExp(`(?:不|未|没有|未能|不够|不太|无法)(?:能|能够)?${escaped(target)}`).test(actual);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const figuresOf = (text: string): string => (text.match(/\d+(?:\.\d+)?|[ⅠⅡⅢⅣⅤⅥ]/g) ?? []).join(' ');
const bare = (text: string): string => plainText(text).replace(/[。.；;,，、！!\s]+$/, '');

/** What the words of an actual say of the target in words: null where they leave it to whoever judges. `name` is the indicator's. */
export function compareWords(targetText: string, actualText: string, name: string): WordsCompared | null {
  const [target, actual] = [bare(targetText), bare(actualText)];
  if (target === '' || actual === '') return null;
  if (target === actual) return 'reached';
  if (NONE_WANTED.test(target)) return ofNoneWanted(target, actual);
  if (denies(target, actual) || NOT_DONE.test(actual)) return 'missed';
  const compared = ofGrades(target, actual, name) ?? ofRanks(target, actual) ?? ofMarks(target, actual);
  if (compared !== null && compared !== 'reached') return compared;
  return HEDGES.some((hedge) => hedge.test(actual) && !hedge.test(target)) ? 'partly' : compared;
}

/** Whether both sides have figures, and not the same ones, so that a person has to hold them against each other. */
export function figuresDiffer(target: string, actual: string): boolean {
  const [aim, done] = [figuresOf(bare(target)), figuresOf(bare(actual))];
  return aim !== '' && done !== '' && aim !== done;
}

const PER_MANY = /^(.*?\d(?:\.\d+)?)(?:人|例|名)?\/((?:1|10|100)?万|十万|百万|1000|10000|100000|1?千)人?(.*)$/;

/** 18/10万 as 18, and out of how many; null for what is no such rate. */
export function perMany(text: string): { figure: string; many: string } | null {
  const [, head, many, tail = ''] = PER_MANY.exec(plainText(text)) ?? [];
  if (head === undefined || many === undefined) return null;
  const whole = many.replace('十万', '10万').replace('百万', '100万').replace('100000', '10万').replace('10000', '1万');
  return { figure: `${head}${tail}`, many: whole.replace(/^[万千]/, '1$&').replace('1000', '1千') };
}
