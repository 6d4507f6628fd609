import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { quantified } from './activities.ts';
import { isVerifiable, levelsOf, nameOf, workOf } from './lint-words.ts';
import { type Breach, breach, type Context, error, info, type Rule, warning } from './rule.ts';

/** L25, L28, L30–L34: what a form says beside its figures, and which rows it must or must not have. */
export const wordingRules: readonly Rule[] = [
  {
    id: 'L25',
    title: '没有模板残留',
    source: 'disclosure',
    perIndicator: residue,
    perForm: (context) => [...residueInText(context), ...rowsLeftOver(context), ...formerYear(context)],
  },
  { id: 'L28', title: '定性目标写明判断标准', source: 'unmeasurable', perIndicator: unjudgeable },
  { id: 'L30', title: '指标不重复', source: 'review', perForm: duplicates },
  { id: 'L31', title: '目标值不照抄名称', source: 'unmeasurable', perIndicator: targetRepeatsName },
  { id: 'L32', title: '总目标有数字，定量指标为主', source: 'vague', perForm: vagueGoals },
  { id: 'L40', title: '总目标里的数与指标一致', source: 'review', perForm: goalsAgree },
  { id: 'L33', title: '该有的一级指标不缺', source: 'national', perForm: missingLevels },
  { id: 'L34', title: '申报时不设预算执行率', source: 'national', kind: 'target', perIndicator: executionDeclared },
];

const NUMBERED = /^\s*(?:指标|目标)\s*\d{1,2}\s*[:：.、]\s*/;
const PLACEHOLDER = /[X×xＸ*＊_]{2,}|…{1,2}|\.{3,}|示例|样例|（?请(?:填写|输入|选择)|此处填|填写说明|^指标\s*\d+\s*[:：]?\s*$/;

/** 展项数量（≥**个）: a list offers the name with its figure left open. */
const OPEN_FIGURE =
  /(?<=\p{Script=Han}.{0,60})(?:[（(]\s*[≥≤><=]{0,2}\s*\*{2}[^（）()]{0,8}[）)]|[≥≤]\*{2}\p{Script=Han}{0,3}$)/u;

/** A heading of the table where a name belongs. */
const HEADING =
  /^(?:[一二三]级)?指标(?:名称|内容|值|解释|说明)?$|^(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度|服务对象满意度)指标$/;

function residue(indicator: IndicatorReading): Breach | null {
  const { level3, target } = indicator;
  if (HEADING.test(level3.trim())) return warning('residue-in-row', { text: level3, left: level3.trim() });
  for (const text of [level3, target.raw]) {
    const left = PLACEHOLDER.exec(text.replace(NUMBERED, ''))?.[0];
    const clean = text.replace(OPEN_FIGURE, '');
    if (left !== undefined && text === level3 && clean !== text && !PLACEHOLDER.test(clean))
      return warning('template-figure', { level3, left: OPEN_FIGURE.exec(text)?.[0] ?? left, clean }, { level3: clean });
    if (left !== undefined) return warning('residue-in-row', { text, left });
  }
  if (!NUMBERED.test(level3)) return null;
  const clean = level3.replace(NUMBERED, '');
  if (clean === '') return warning('only-template-number', { level3 });
  const left = NUMBERED.exec(level3)?.[0].trim() ?? '';
  return warning('template-number', { level3, left, clean }, { level3: clean });
}

function residueInText({ reading }: Context): Breach[] {
  return Object.entries(reading.sections).flatMap(([section, text]) => {
    const left =
      /[X×Ｘ＊*]{2,}(?:年|元|万|个|人|项|次|场|%|\+)?|(?:目标|指标)\s*\d\s*[:：]\s*(?:…+|\.{3,}|$)|请(?:填写|在此|输入)|（示例）|填写说明/m.exec(
        text,
      )?.[0];
    return left === undefined ? [] : [warning('residue-in-text', { section, left: left.trim() })];
  });
}

/** Rows and hints of the template that nobody filled in: reading leaves them out, and the form still prints them. */
function rowsLeftOver({ reading }: Context): Breach[] {
  const places = [...new Set(reading.warnings.flatMap(({ code, where }) => (code === 'template-residue' ? [where] : [])))];
  return places.length === 0 ? [] : [info('rows-left-over', { places })];
}

/** Years that are not those of the work: of documents, of plans over several years. */
const NOT_OF_THE_WORK = /《[^》]*》|〔\d{4}〕|20\d\d\s*年?度?\s*[-—–~～至到]\s*(?:20)?\d\d\s*年?度?/g;
const LOOKS_BACK =
  /已|曾|上一?年|往年|历年|较|比|同期|基础上|以来|起|获|评为|成立|建成|印发|发布|出台|修订|施行|颁布|公布|通过|结转|续|结题|验收|跟踪|中期|总结|针对|评价|决算|审计|考核|回头看|20\d\d\s*年度?\p{Script=Han}{1,6}的/u;
/** What the work of former years brought, in the same sentence: it was done, and is told of. */
const TELLS_OF_IT = /欢迎|好评|反响|热烈|强烈|呼声|表明|显示|反映|为此|因此|[，,](?:今年|本年)/;
/** Work that is planned for a year, its verb behind the year or right before: 2023年举办讲座, 举办2023年科技周活动. */
const PLANNED_FOR =
  /20\d\d\s*年.*?(?:组织|举办|举行|开展|承办|实施|推进(?!会)|完成|申报|评审(?!专家|结果)|立项(?!项目)|建设(?!项目)|新建|新增|扩建|购置|采购|招募|编印|印制|计划(?!书|任务|内|外|执行|表).{2})(?!的|情况|率|后|时|期|标准|方案|办法|意见|细则|指南|通知|书|单位|经验|者)|(?:举办|承办|开展|实施|做好|组织)好?\s*20\d\d\s*年度?.{0,16}(?:活动|讲座|赛|科普日|科技周|培训班?|工程|展览|巡展)$/;
const planned = (clause: string): boolean => PLANNED_FOR.test(clause) || clause.search(quantified) > clause.search(/20\d\d\s*年/);

/** The text of a form that was carried over from the year before: the work that it tells of is that of former years alone. */
function formerYear({ reading }: Context): Breach[] {
  const { kind, year, start } = reading;
  if (kind !== 'target' || year === null) return [];
  const sentences = workOf(reading)
    .replace(NOT_OF_THE_WORK, '')
    .split(/[。；;]/);
  const yearsOf = (texts: readonly string[]): number[] =>
    texts.flatMap((text) => [...text.matchAll(/(20\d\d)\s*年/g)].map((match) => Number(match[1])));
  const first = Math.min(year, Number(start?.slice(0, 4) ?? year));
  if (yearsOf(sentences).some((named) => named >= first)) return [];
  const clauses = sentences.filter((sentence) => !TELLS_OF_IT.test(sentence)).flatMap((sentence) => sentence.split(/[，,]/));
  const years = [...new Set(yearsOf(clauses.filter((clause) => planned(clause) && !LOOKS_BACK.test(clause))))].sort();
  return years.length === 0 ? [] : [warning('former-year', { years, year: String(year) })];
}

const VAGUE =
  /进一步|显著|较好|较高|较大|明显|有效(?!期|率|问卷)|不断|持续(?:提升|提高|改善|加强|推进|增强|优化|扩大|发挥|发展|影响)|逐步|大幅|稳步|加强|提升|提高|增强|促进|改善|优化|一定程度|有所|得到|尽量|充分|良性/;

/** A degree without a scale: who judges it, and by what? */
const DEGREE_WORD = /^(?:较|很|比较|非常)?(?:大|高|强|广|广泛|深远|好|佳|良好|优|优良|优秀|一般|明显|满意)$/;
/** Names of what is graded by a known scale: 工程质量等级 优良, 年度考核 良好. */
const GRADED =
  /等级|等次|评级|考核|考评|评价|测评|评估|评定|评审|评比|验收|鉴定|档次|级别|结果|结论|工程质量|施工质量|单元工程|分部工程|水质|空气质量|环境质量|信用/;

/** Of a change or a rate nobody gives points: 素质提升 明显 lacks a measure, not a scale. */
const CHANGE_OR_RATE = /提升|提高|增强|增加|改善|促进|优化|减少|下降|降低|(?:率|占比|比例)$/;

function gradeWithoutScale(indicator: IndicatorReading): Breach | null {
  const { raw } = indicator.target;
  if (!DEGREE_WORD.test(raw.trim()) || GRADED.test(indicator.level3) || !/质量|效益|效果|影响|可持续/.test(levelsOf(indicator)))
    return null;
  if (VAGUE.test(raw) && CHANGE_OR_RATE.test(nameOf(indicator))) return null;
  return warning('grade-without-scale', { level3: indicator.level3, raw, name: nameOf(indicator) });
}

/** 有效性, 健全性: a quality of rules has no figure that could be higher than last year's. 生物多样性 and 积极性 may be counted by something. */
const QUALITY = /(?:有效性|健全性|规范性|合规性|完整性|制度|机制)$/;

function unjudgeable(indicator: IndicatorReading): Breach | null {
  const { kind, raw } = indicator.target;
  if (kind !== 'qualitative' || raw.trim() === '') return null;
  const grade = gradeWithoutScale(indicator);
  if (grade) return grade;
  const word = (VAGUE.exec(raw) ?? ENDLESS.exec(raw.trim()))?.[0];
  // In the other levels L1 asks for a figure already.
  if (word === undefined || isVerifiable(raw) || !/效益|效果|影响|可持续|长效|管理/.test(levelsOf(indicator))) return null;
  const lasts = /期|长效/.test(raw) && /可持续|长效/.test(levelsOf(indicator));
  return breach(
    ENDLESS.test(raw.trim()) && lasts ? 'info' : 'warning',
    QUALITY.test(nameOf(indicator)) ? 'quality-unjudgeable' : 'unjudgeable',
    {
      level3: indicator.level3,
      raw,
      word,
      name: nameOf(indicator),
    },
  );
}

/** How long is left open. That something is to last (长期) is what a row of lasting effects is there for; 持续 says not even that. */
const ENDLESS = /^(?:中?长期|持续|长效)$/;

const bare = (text: string): string => text.replace(/[\s，,。；;：:、（）()“”"]/g, '');

function duplicates({ reading }: Context): Breach[] {
  const seen = new Map<string, IndicatorReading>();
  const breaches: Breach[] = [];
  for (const row of reading.indicators) {
    const key = `${bare(row.level3)}|${row.target.unit ?? row.target.kind}`;
    const before = seen.get(key);
    if (!before || bare(row.level3) === '') {
      seen.set(key, row);
      continue;
    }
    const { raw } = row.target;
    breaches.push(
      before.target.raw === raw
        ? warning('twice-same', { level3: row.level3, raw })
        : warning('twice-differing', { level3: row.level3, before: before.target.raw, raw }),
    );
  }
  return breaches;
}

function targetRepeatsName(indicator: IndicatorReading): Breach | null {
  const name = bare(indicator.level3);
  const { kind, raw } = indicator.target;
  if (kind === 'qualitative' && raw.length <= 4 && raw.length >= 2 && name.startsWith(raw) && name !== raw && !isVerifiable(raw))
    return warning('target-repeats-word', { level3: indicator.level3, raw });
  if (name === '' || bare(indicator.target.raw) !== name) return null;
  return error('target-repeats-name', { level3: indicator.level3 });
}

const GOALS = /总体目标|总目标|年度目标|预期目标/;
const COUNTED = /\d|[一二两三四五六七八九十百千万]+(?:[场次个项家户名人期批站支台套座条公里米]|余|多)|百分之|全部|全覆盖|零/;

function vagueGoals({ reading }: Context): Breach[] {
  const breaches: Breach[] = [];
  const most = reading.indicators.find((one) => one.target.value !== null);
  const example = most && `${most.level3}${most.target.raw}`;
  for (const [section, text] of Object.entries(reading.sections)) {
    const said = text.trim();
    if (!GOALS.test(section) || said.length < 8 || COUNTED.test(said)) continue;
    const word = VAGUE.exec(said)?.[0];
    breaches.push(word ? goalVague(section, word, example) : goalWithoutFigure(section, example));
  }
  const words = reading.indicators.filter((one) => one.target.kind === 'qualitative' && one.target.raw.trim() !== '').length;
  const all = reading.indicators.length;
  if (all >= 4 && words * 2 > all) breaches.push(warning('mostly-words', { all, words }));
  return breaches;
}

function goalVague(section: string, word: string, example: string | undefined): Breach {
  return example ? warning('goal-vague', { section, word, example }) : warning('goal-vague-no-figures', { section, word });
}

function goalWithoutFigure(section: string, example: string | undefined): Breach {
  return example ? info('goal-without-figure', { section, example }) : info('goal-without-figure-no-figures', { section });
}

const IN_TEXT =
  /(\p{Script=Han}{0,14}?)(?:不少于|不低于|达到|达|约|共计|共|≥|累计)?\s*(\d[\d,]*(?:\.\d+)?)\s*(万)?余?(人次|场次|场|人|户|家|个|座|公里|平方米|台|套|册|份|亩|所|条|站|期|件|项)/gu;

/** 总体目标与指标不匹配: the same thing with the same unit, and never the indicator's figure. Goals of several years are left out. */
function goalsAgree({ reading }: Context): Breach[] {
  const text = Object.entries(reading.sections)
    .filter(([name]) => /年度|阶段性|预期目标/.test(name))
    .map(([, said]) => said.replace(/\n/g, ''))
    .join('。');
  const stated = [...text.matchAll(IN_TEXT)].map(([phrase, thing = '', digits = '', wan, unit = '']) => ({
    phrase: phrase.trim(),
    thing,
    value: Number(digits.replaceAll(',', '')) * (wan ? 10_000 : 1),
    unit: unit === '场次' ? '场' : unit,
  }));
  return reading.indicators.flatMap((row) => {
    const { value, unit, kind } = row.target;
    if (value === null || kind !== 'quantitative' || unit === null || row.target.comparator === '≤') return [];
    const same = stated.filter(
      (one) =>
        one.unit === (unit === '场次' ? '场' : unit) && !/[每均各单]|其中/.test(one.thing) && alike(one.thing, nameOf(row)),
    );
    const [first] = same;
    const settled = same.some((one) => reading.indicators.some((other) => other.target.value === one.value));
    if (!first || settled || stated.some((one) => one.value === value)) return [];
    const { level3, target } = row;
    return [warning('goal-disagrees', { phrase: first.phrase, level3, raw: target.raw, value: first.value, unit })];
  });
}

/** Whether both name the same thing: 组织社区科普讲座 and 社区科普讲座场次 end in 讲座. */
function alike(inText: string, name: string): boolean {
  const tail = name.replace(/(?:总|数量|场次|次数|人次|人数|面积|长度|规模|里程|数|量)+$/, '').slice(-2);
  // 服务1700人次 may count other services than 体检服务人次.
  return tail.length === 2 && !/^(?:服务|活动|工作|项目|任务)$/.test(tail) && inText.endsWith(tail);
}

function missingLevels({ reading, pack }: Context): Breach[] {
  if (reading.indicators.every((one) => levelsOf(one) === '/')) return [];
  return pack.levels
    .filter((level) => !reading.indicators.some((one) => level.words.test(`${levelsOf(one)}${level.named ? one.level3 : ''}`)))
    .map(({ missing }) => breach(missing.severity, missing.code, {}));
}

function executionDeclared(indicator: IndicatorReading, { pack }: Context): Breach | null {
  if (
    pack.executionDeclared ||
    !/^(?:项目)?(?:全年|年度)?(?:预算|资金)(?:预算)?执行率$|^预算(?:支出|执行)(?:率|进度)$/.test(nameOf(indicator))
  )
    return null;
  return warning('execution-declared', { level3: indicator.level3 });
}
