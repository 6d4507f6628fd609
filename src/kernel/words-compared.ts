import { plainText, readChineseNumber } from './target-words.ts';

/** How the words of an actual stand to those of its target; `unclear` where they may contradict it and a person has to judge. */
export type WordsCompared = 'reached' | 'partly' | 'missed' | 'unclear';

/** What must not happen: 零事故, 无投诉, 不发生. 无障碍 and 零散 deny nothing. */
const NONE_WANTED =
  /^(?:零(?!散|售|星|距离|工|部件|基础|碳)|无(?!障碍|偿|线|人|缝|害|纸|公害|烟|废|忧|菌|痛|土|法|效)|不得?(?:发生|出现|存在)|未(?:发生|出现|发现)|没有(?:发生|出现)?|杜绝|避免(?:发生|出现)?)/;
const HAPPENS = '(?:发生|出现|产生|造成|存在)';
/** A clause that says of something that there was none. */
const NONE = new RegExp(
  `(?:未|没有?|不)(?:曾|再)?(?:${HAPPENS}|发现|接到|收到)|杜绝|避免|防止|无|零|没有|(?:^|\\D)0(?:起|次|件|例|人|宗)|^0$|(?:率|数|量)?为[零无0](?!\\.?\\d)`,
);
const COUNT = '(?:[1-9]\\d*|[一二两三四五六七八九十]+)(?:起|次|件|例|人|宗)';
/** Nothing but a count of cases: 发生1起, 2起. */
const ONLY_COUNT = new RegExp(`^(?:共|计|全年|本年|已|曾)*${HAPPENS}?(?:了)?${COUNT}(?:次)?$`);

const BEGINS_WITH_COUNT = new RegExp(`^(?:共|全年|本年|已|曾)*${HAPPENS}(?:了)?${COUNT}`);

const clausesOf = (text: string): string[] => text.split(/[,，。；;]/).filter(Boolean);

/** Judged clause by clause: what an actual says of other things tells nothing of what must not happen. */
function ofNoneWanted(target: string, actual: string): WordsCompared | null {
  const thing = target.replace(NONE_WANTED, '').replace(/(?:事件|案件|发生|现象|情况|问题)$/, '');
  const clauses = clausesOf(actual);
  const names = (clause: string): boolean => thing !== '' && clause.includes(thing);
  const tells = (clause: string): boolean => names(clause) || clauses.length === 1;
  const none = clauses.some((clause) => NONE.test(clause) && tells(clause));
  const some = clauses.some(
    (clause) =>
      !NONE.test(clause) && (ONLY_COUNT.test(clause) || (names(clause) && new RegExp(`${HAPPENS}|${COUNT}`).test(clause))),
  );
  if (some) return none ? 'unclear' : 'missed';
  if (clauses.some((clause) => NONE.test(clause) && names(clause))) return 'reached';
  // 发生1起轻伤 of 零伤亡: whether it is one of those that must not happen, a person knows.
  if (clauses.some((clause) => !NONE.test(clause) && BEGINS_WITH_COUNT.test(clause))) return 'unclear';
  return none ? 'reached' : null;
}

const numeralOf = (text: string): number => {
  const roman = 'ⅠⅡⅢⅣⅤⅥ'.indexOf(text);
  const latin = ['I', 'II', 'III', 'IV', 'V', 'VI'].indexOf(text);
  if (roman >= 0 || latin >= 0) return Math.max(roman, latin) + 1;
  return /^\d/.test(text) ? Number(text) : (readChineseNumber(text, true)?.value ?? Number.NaN);
};

/** A text that is a grade and no more: Ⅲ类及以上, 达到一级A标准, 三等奖以上. 三级联动 and 五类人群 are none. */
const GRADE =
  /^(?:达到|达|获评|获|评为|为|保持|稳定在|优于|不低于|符合)?(?:地表水|地下水|国家|国标)?(劣)?([ⅠⅡⅢⅣⅤⅥ]|I{1,3}|IV|VI?|[一二三四五六七八九]|[1-9])(类|级|等|星级?)(奖)?([A-D]|[甲乙丙丁]等?)?(?:水质|水体|标准|水平)?(?:及其?|或)?(以上|以下|标准)?$/;
/** Scales of which it is known which way they go: of 类 and 等 the first is the best; of stars and hospitals the most. Of others a person knows. */
const directionOf = (scale: string, text: string): 'less' | 'more' | null =>
  scale === '星' || /医院|卫生院|等保|等级保护|成熟度/.test(text) ? 'more' : scale === '级' ? null : 'less';

function ofGrades(target: string, actual: string, name: string): WordsCompared | null {
  const [aim, done] = [GRADE.exec(target), GRADE.exec(actual)];
  if (!aim || !done) return null;
  const [scale, beside] = [aim[3]![0]!, (aim[5] ?? '') + (aim[4] ?? '')];
  if (scale !== done[3]![0] || beside !== (done[5] ?? '') + (done[4] ?? '')) return 'unclear';
  const grade = (one: RegExpExecArray): number => numeralOf(one[2]!) + (one[1] ? 1 : 0);
  if (grade(aim) === grade(done)) return 'reached';
  const direction = directionOf(scale, `${name}${target}`);
  if (direction === null) return 'unclear';
  const atMost = aim[6] === '以下';
  return grade(done) > grade(aim) === ((direction === 'more') !== atMost) ? 'reached' : 'missed';
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

/** 部分完成, 有所改善, 尚未: less than the whole, unless the target asks for no more. 部分 of 全部分发 and 有所 of 老有所养 are no hedge. */
const HEDGE =
  /(?<![全大内各干局])部分(?!发|项|类|工|配|期|批|级|别)|大部分|有所(?=改|提|增|降|减|下|缓|好|上|加|完)|尚未(?!发现|出现|发生)|有待|一定(?:效果|程度)/;
const NEARLY = /^(?:已|均|总体)?基本(?=达成|完成|实现|达到|及时|按时|按期|达标|符合|到位|建成|满足|稳定|做到|消除|解决)/;

/** 基本及时 of 及时: the target's own words, nearly. */
function isHedged(target: string, actual: string): boolean {
  return HEDGE.test(actual) || NEARLY.test(actual) || actual.startsWith(`基本${target}`);
}

const NOT_DONE =
  /^未(?:能)?(?=达成|达到|达标|完成|实现|按|及时|开展|建成|建立|通过|验收|落实|启动|出台)|没有(?=达到|完成|实现|按|及时|开展|建立|落实)|(?<![无零未])不(?:达标|合格|理想)|较差|效果差/;
/** What was wrong and is no longer: 不合格产品已全部退换. */
const PUT_RIGHT = /整改|退换|取缔|清零|销号|处置|处理|销毁|没有|无|未/;

/** Whether a clause says that it was not done, and none says the target's own words. */
function isMissed(target: string, actual: string): boolean {
  const clauses = clausesOf(actual);
  if (clauses.some((clause) => clause.includes(target) && !denies(target, clause))) return false;
  return clauses.some(
    (clause) => denies(target, clause) || (NOT_DONE.test(clause) && !PUT_RIGHT.test(clause.replace(NOT_DONE, ''))),
  );
}

/** 不及时, 未能按时: the words of the target, denied. */
function denies(target: string, clause: string): boolean {
  const denial = new RegExp(`(?<![无零])(?:不|未|没有|未能|不够|不太|无法)(?:能|能够)?${escaped(target)}`);
  return target.length <= 6 && denial.test(clause) && !PUT_RIGHT.test(clause.replace(denial, ''));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Numbers of standards and of papers are names. */
const NAMED_NUMBERS = /GB(?:\/T)?\s?[\d.—-]+|〔\d{4}〕\s?\d+号|\d{4}年/g;
const figuresOf = (text: string): string => (text.replace(NAMED_NUMBERS, '').match(/\d+(?:\.\d+)?|[ⅠⅡⅢⅣⅤⅥ]/g) ?? []).join(' ');
const bare = (text: string): string => plainText(text).replace(/[。.；;,，、！!\s]+$/, '');

/** What the words of an actual say of the target in words: null where they leave it to whoever judges. `name` is the indicator's. */
export function compareWords(targetText: string, actualText: string, name: string): WordsCompared | null {
  const [target, actual] = [bare(targetText), bare(actualText)];
  if (target === '' || actual === '') return null;
  if (target === actual) return 'reached';
  if (NONE_WANTED.test(target)) return ofNoneWanted(target, actual);
  if (isMissed(target, actual)) return 'missed';
  const compared = ofGrades(target, actual, name) ?? ofRanks(target, actual) ?? ofMarks(target, actual);
  if (compared !== null && compared !== 'reached') return compared;
  return isHedged(target, actual) && !isHedged(target, target) ? 'partly' : compared;
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
