import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { activities, means, quantified } from './activities.ts';
import {
  districtsOf,
  isSatisfaction,
  levelsOf,
  nameOf,
  narrativeOf,
  personTimesOf,
  quotient,
  workOf,
  yearBudgetOf,
} from './lint-words.ts';
import { nameOfWork } from './name-of-work.ts';
import { type Breach, breach, type CheckedForm, type Context, error, info, type Rule, warning } from './rule.ts';
import { denied } from './vocabulary.data.ts';

/** L12–L16, L19, L20: the form as a whole. */
export const formRules: readonly Rule[] = [
  { id: 'L12', title: '写了要做的事都有指标', source: 'review', perForm: activitiesMeasured },
  { id: 'L13', title: '必填文字不空', source: 'vague', perForm: textFilled },
  { id: 'L14', title: '一次性与延续性相符', source: 'disclosure', perForm: oneOffOrContinuing },
  { id: 'L15', title: '政府购买服务如实填报', source: 'purchase', perForm: purchase },
  { id: 'L16', title: '引用的政策目标有归属', source: 'survey', perIndicator: cityFigure, perForm: policyGoal },
  { id: 'L19', title: '有效益指标，也有长效指标', source: 'national', perForm: benefits },
  { id: 'L20', title: '数字之间的比例可行', source: 'arithmetic', perForm: ratios },
];

function activitiesMeasured({ reading }: Context): Breach[] {
  if (reading.indicators.length === 0) return [];
  const text = workOf(reading);
  const rows = reading.indicators.map((one) => `${one.level3} ${one.target.raw}`);
  const known = activities
    .filter((activity) => activity.mentioned.test(text) && !rows.some((row) => activity.measured.test(row)))
    .map((activity) => ({ code: activity.unmeasured, said: nameOfWork(activity, text) }));
  const told = known.map(({ said }) => said);
  return [...known.map(({ code, said }) => error(code, { said })), ...quantitiesMeasured(reading, text, told)];
}

const alike: Readonly<Record<string, string>> = { 场次: '场', 千米: '公里', 名: '人', 户次: '户' };
const unitOf = (unit: string): string => alike[unit.replace(/^个(?=.)/, '')] ?? unit.replace(/^个(?=.)/, '');

/**
 * A quantity in the text is measured when an indicator has its figure or its unit, or shares a word with it that is not the whole project's. Work
 * that is `told` to have no indicator is not told again with its quantity.
 */
function quantitiesMeasured(reading: FormReading, text: string, told: readonly string[]): Breach[] {
  const names = reading.indicators.map((one) => `${one.level3}${one.target.raw}`).join(' ');
  const found = new Map<string, Breach>();
  for (const [phrase, thing = '', digits = '', wan, unit = ''] of text.matchAll(quantified)) {
    if (told.some((said) => phrase.includes(said))) continue;
    const value = Number(digits.replaceAll(',', '')) * (wan ? 10_000 : 1);
    const measured = reading.indicators.some(
      ({ target }) => target.value === value || (target.unit !== null && unitOf(target.unit) === unitOf(unit)),
    );
    const words = (thing.length < 2 ? [] : [...thing].slice(1).map((_, at) => thing.slice(at, at + 2))).filter(
      (word) => !reading.project?.includes(word),
    );
    if (measured || (value === 1 && means.some((one) => one.test(phrase))) || words.some((word) => names.includes(word)))
      continue;
    found.set(phrase, warning('quantity-unmeasured', { phrase, thing: thing || '完成', unit, amount: `${digits}${wan ?? ''}` }));
  }
  return [...found.values()];
}

/** Written to fill the cell: it says no more than a blank. */
const NOTHING_SAID =
  /^(?:[（(]?(?:略|无|暂无|没有|同上|待定|待补充?|待完善|待填写?|详见附件|N\/?A)[）)]?|[-—–－/／\\…·.]+)[。.]?$/i;

function textFilled({ reading }: Context): Breach[] {
  return Object.entries(reading.sections).flatMap(([section, text]) => {
    const said = text.trim();
    if (said === '') return [error(section === '实施计划' ? 'plan-blank' : 'section-blank', { section })];
    return NOTHING_SAID.test(said) ? [error('section-says-nothing', { section, said })] : [];
  });
}

/** Years in titles and document numbers say nothing of the project. */
function withoutCitations(text: string): string {
  return text.replace(/《[^》]*》/g, '').replace(/〔\d{4}〕|[（(]\s*20\d\d\s*[-—–~至]\s*20\d\d\s*年?\s*[）)]/g, '');
}

const CONTINUED = /已立项|跟踪|续建|续签|结转|延续|滚动|中期|验收|接续|二期|三期|继续|上一?年度?项目|历年|往年/;

/** Said of the project itself, without a year: it goes on. What its result needs afterwards, and what others hold each year, is another matter. */
const YEARLY = new RegExp(
  [
    /在(?:上|去)一?年度?.{0,10}基础上.{0,4}(?:继续|持续|接着|再|进一步)/,
    /项目(?!单位|所在|组|地|区)(?:[今以此]后|[^，,、：:不无未非的后]){0,8}(?:每年|逐年|连年)[均都]?(?:实施|开展|举办|安排|投入)(?!的(?!常规|经常|例行|固定|延续)|维护|保养|检修|检定|运维|巡检|回访)/,
    /(?<!(?:建成|完成|完工|竣工|交付|验收|使用|投用|启用)[之以]?后.{0,12})(?<![无不勿毋非])(?:需要?|须)(?:连年|逐年|长年|常年)投入/,
    /(?:^\s*(?:项目)?|[本该此]项目(?:[^，,的]{0,16}[，,])?|[，,]项目)(?:自20\d\d年(?:以来|起|至今)?[，,]?)?(?:目前|至今|现)?已经?连续(?:实施|开展|举办|安排).{0,3}[年届期](?!的)/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

const GOES_ON = /经常性|延续|阶段性/;

/** Whether a project is done once is said by 项目类别 on some forms, and by 项目属性 or 项目性质 on others. */
const saidOf = ({ category, attribute }: CheckedForm): string[] => [category ?? '', attribute ?? ''];

function oneOffOrContinuing({ reading, pack }: Context): Breach[] {
  const year = reading.year ?? Number(reading.start?.slice(0, 4) ?? Number.NaN);
  const clauses = withoutCitations(narrativeOf(reading).replace(/\n/g, '')).split(/[。；;]/);
  const continuing = clauses.filter((clause) => CONTINUED.test(clause)).join('。');
  const earlier = [
    ...new Set([...continuing.matchAll(/(20\d{2})(?=\s*(?:年|[-—–至、]))/g)].map((match) => Number(match[1]))),
  ].filter((found) => found < year && found >= year - 4);
  const blankBefore = reading.kind === 'target' && pack.code === 'SH-old' && reading.budget.previousBudgetYuan === null;
  const once = saidOf(reading).find((said) => /一次性/.test(said) && !GOES_ON.test(said));
  if (once !== undefined && earlier.length > 0)
    return [warning(blankBefore ? 'one-off-continues-blank' : 'one-off-continues', { category: once, years: earlier })];
  const yearly = clauses.map((clause) => YEARLY.exec(clause.replace(denied, ''))?.[0]).find((said) => said !== undefined);
  if (once !== undefined && yearly !== undefined) return [warning('one-off-yearly', { category: once, said: yearly })];
  const before = reading.budget.previousBudgetYuan ?? 0;
  if (once !== undefined && before > 0) return [warning('one-off-had-before', { category: once, amount: before })];
  const goesOn = saidOf(reading).find((said) => GOES_ON.test(said));
  return goesOn !== undefined && blankBefore ? [warning('continuing-blank', { category: goesOn })] : [];
}

/** Services that are as a rule bought; printing alone is an office's own supply. */
const BOUGHT =
  /大赛|巡展|布展|外包|(?:招标|磋商|谈判|比选|遴选|采购)(?:方式)?(?:[^，,。；;送给交发由与]{0,6}(?:确定|选定|选择|落实|引进|聘请|产生).{0,6}|[^，,。；;送给交发由与]{0,4})(?:服务|承办|运营|执行|第三方|供应)(?:单位|机构|公司|商|方)|物业服务|委托(?:第三方|专业|社会|有资质|.{0,8}(?:公司|机构|单位))|购买服务|第三方(?:机构|评估|检测|运维)|策展/g;
const PRINTED = /印制|编印|印刷/g;

function purchase({ reading }: Context): Breach[] {
  if (reading.governmentPurchase !== false) return [];
  const text = workOf(reading);
  const services = [...new Set(text.match(BOUGHT) ?? [])];
  if (services.length === 0) return [];
  const words = [...services, ...new Set(text.match(PRINTED) ?? [])];
  return [warning('purchase-denied', { words })];
}

/** A rate of a whole region, cited as what policy is after. */
const GOAL =
  /([\p{Script=Han}]{2,20}?)(?:的)?(?:比例|占比|比重|率)(?:为|将|要|需|应)*(?:[由从]\s*\d{1,2}(?:\.\d+)?\s*[%％])?(?:达到|达|上升到|增长到|提高到|提高至|提升至|提升到|提升到|超过|不低于)?\s*(\d{1,2}(?:\.\d+)?)\s*[%％]/u;
const WHOLE_REGION = /全市|全省|全国|全区|全县|本市|我市|我省|我区|我县|公民|到20\d\d年|规划/;

/** The literacy of the whole city, as a figure or as 提高: 公民科学素质竞赛参与人次 counts something else. */
const CITY_FIGURE =
  /(?:公民|市民|居民)?(?:具备)?科学素质(?:的)?(?:公民)?(?:的)?(?:比例|水平|率|达标率|占比|指数)(?:提升|提高|增长|增幅|幅度|值)*$/;

const claimsCity = (indicator: IndicatorReading): boolean =>
  CITY_FIGURE.test(nameOf(indicator)) && /公民|市民|全市|全区|全县/.test(indicator.level3) && indicator.target.raw.trim() !== '';

function cityFigure(indicator: IndicatorReading): Breach | null {
  if (!claimsCity(indicator)) return null;
  return warning('city-figure', { level3: indicator.level3 });
}

function policyGoal({ reading }: Context): Breach[] {
  if (reading.indicators.some(claimsCity)) return [];
  const cited = Object.entries(reading.sections)
    .flatMap(([name, text]) =>
      text
        .replace(/\n/g, '')
        .split(/[。；;]/)
        .filter((one) => /依据|必要|概况|背景/.test(name) || /公民/.test(one)),
    )
    .filter((sentence) => WHOLE_REGION.test(sentence));
  const goal = cited.map((sentence) => GOAL.exec(sentence)).find((match) => match !== null);
  if (!goal) return [];
  const value = Number(goal[2]);
  if (reading.indicators.some((indicator) => indicator.target.value === value && indicator.target.unit === '%')) return [];
  return [warning('policy-goal-apart', { goal: goal[0].replace(/^年/, ''), percent: goal[2] ?? '' })];
}

function benefits({ reading, pack }: Context): Breach[] {
  if (reading.indicators.length === 0) return [];
  const rows = reading.indicators.filter(
    (indicator) => /效益|效果|影响|可持续/.test(levelsOf(indicator)) && !isSatisfaction(indicator),
  );
  const lasting = reading.indicators.some(
    (indicator) => /长效|可持续|长期|影响力/.test(`${levelsOf(indicator)}${indicator.level3}`) && !isSatisfaction(indicator),
  );
  const { least } = pack.benefit;
  // That no row of benefit stands at all is said once, by L33 where the pack asks for the level.
  const few = rows.length < least && (rows.length > 0 || !pack.levels.some((level) => level.missing.code === 'no-benefit'));
  if (lasting && !few) return [];
  if (!few) return [breach(pack.benefit.lasting, 'lasting-missing', {})];
  return [warning(lasting ? 'benefit-few' : 'benefit-few-none-lasting', { count: rows.length })];
}

function ratios({ reading }: Context): Breach[] {
  if (reading.indicators.some((indicator) => /^元\//.test(indicator.target.unit ?? ''))) return [];
  const people = personTimesOf(reading);
  const districts = districtsOf(reading);
  const budget = yearBudgetOf(reading);
  if (people === null) return [];
  if (districts === null) return budget === null ? [] : [info('each-person', { people, budget, cost: quotient(budget, people) })];
  const each = { people, districts: String(districts), each: quotient(people, districts) };
  if (budget === null) return [info('each-district', each)];
  return [info('each-district-and-person', { ...each, budget, cost: quotient(budget, people) })];
}
