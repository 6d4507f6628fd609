import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { isRate, isSatisfaction, levelsOf, nameOf, narrativeOf, sources } from './lint-words.ts';
import { type Breach, error, type Rule, warning } from './rule.ts';

/** L4, L5, L9–L11: what the indicator is, and how it is to be measured. */
export const indicatorRules: readonly Rule[] = [
  { id: 'L4', title: '名称是可以衡量的名词', source: sources.vague, perIndicator: measurableName },
  { id: 'L5', title: '量的就是名称所说的事', source: sources.review, perIndicator: measuresConstruct },
  { id: 'L9', title: '满意度放对位置，写明问谁', source: sources.satisfaction, perIndicator: satisfactionPlace },
  { id: 'L10', title: '比率写明分子、分母和来源', source: sources.review, perIndicator: rateDefined },
  { id: 'L11', title: '不用“目标完成率”衡量目标', source: sources.review, perIndicator: notCircular },
];

function measurableName(indicator: IndicatorReading, reading: FormReading): Breach | null {
  const name = nameOf(indicator);
  if (!name) return error('指标没有名称。', '请写所数、所量的是什么，如“科普讲座场次”。');
  if (reading.project !== null && name.replace(/项目$/, '') === reading.project.replace(/项目$/, '')) {
    return error(`“${name}”是项目名称，不是指标。`, '请写这个项目要数、要量的东西，如“科普讲座场次”。');
  }
  const slogan =
    /^(?:使|让|进一步|不断|持续|有效|切实|大力|努力|积极|加强|推动|推进|促进|实现|提升|提高|增强|确保|保障)/.test(name) ||
    /(?:成熟|提升|提高|增强|加强|改善|到位|繁荣|发展)$/.test(name);
  const noun = /(?:率|度|数|量|次|值|额|时间|天数|成本|比例|占比|分)$/.test(name);
  if (!slogan || (noun && !/^(?:使|让)/.test(name))) return null;
  return error(`“${name}”是一句口号，不能衡量。`, '请改成名词，如“参与居民对科学咖啡馆的知晓率”“前后测平均提高分值”。');
}

const CONSTRUCT = /认知度|知晓|知名度|美誉度|影响力|认可度|意识|素质|素养|认同/;

function measuresConstruct(indicator: IndicatorReading): Breach | null {
  const unit = indicator.target.unit ?? '';
  const construct = CONSTRUCT.exec(indicator.level3)?.[0];
  if (!construct || !/^(?:人次|人|名|场|场次|次|元|篇|个)/.test(unit)) return null;
  return error(
    `“${indicator.level3}”说的是${construct}，却用“${indicator.target.raw}”来量：${unit}是产出，说明不了${construct}。`,
    `把“${indicator.target.raw.replace(/^\s*[=＝]/, '≥')}”移到数量指标（受益人次）；${construct}另用问卷测，如“≥60%，有效问卷不少于400份”。`,
  );
}

const RESPONDENT =
  /居民|白领|观众|听众|参与者|参加者|服务对象|群众|公众|家庭|学员|受众|市民|学生|青少年|用户|志愿者|职工|企业|对象/;

function satisfactionPlace(indicator: IndicatorReading): Breach | null {
  if (!isSatisfaction(indicator)) return null;
  const misplaced = !/满意/.test(levelsOf(indicator));
  const nobody = !RESPONDENT.test(indicator.level3);
  if (!misplaced && !nobody) return null;
  const where = misplaced ? `满意度放在“${[indicator.level1, indicator.level2].filter(Boolean).join('/')}”下，位置不对` : '';
  const whom = nobody ? '没有写明问的是谁' : '';
  const strata = nobody && /社区|园区|楼宇/.test(indicator.level3) ? '，社区居民、园区职工、楼宇白领请分层抽样、分别报告' : '';
  return warning(`${[where, whom].filter(Boolean).join('；')}。`, `请放到满意度指标下，名称写明调查对象${strata}。`);
}

const DEFINED = /÷|除以|占.{1,20}(?:比|比例|比重|的百分)|分子|分母|有效问卷|有效样本|样本量|抽样|\/.*(?:数|量|份|场)/;

function rateDefined(indicator: IndicatorReading, reading: FormReading): Breach | null {
  if (!isRate(indicator) || indicator.target.kind === 'date' || indicator.target.kind === 'qualitative') return null;
  if (DEFINED.test(indicator.level3) || DEFINED.test(indicator.target.raw)) return null;
  const text = narrativeOf(reading);
  const name = nameOf(indicator);
  const at = name ? text.indexOf(name) : -1;
  if (at >= 0 && DEFINED.test(text.slice(at, at + name.length + 80))) return null;
  const example = isSatisfaction(indicator)
    ? '“评价满意及以上的有效问卷数÷有效问卷总数”，并写样本量和抽样方法'
    : /及时|时效/.test(name)
      ? '“按期完成的任务数÷计划任务数”，并写以什么记录为准'
      : '“合格数÷总数”，并写数据来源';
  return error(
    `“${name}”是比率，没有写分子、分母和数据来源，不同的人会算出不同的数。`,
    `请在名称或说明里写明口径，如${example}。`,
  );
}

function notCircular(indicator: IndicatorReading): Breach | null {
  const name = nameOf(indicator);
  if (
    !/(?:计划|目标|任务|指标|绩效|工作)(?:目标|任务|指标|计划)?(?:的)?(?:达标|完成|实现|达成)(?:率|度|情况)/.test(name) ||
    /及时/.test(name)
  )
    return null;
  const { value, unit } = indicator.target;
  const slack =
    value !== null && value < 100 && (unit === '%' || unit === null) ? `，而且${value}%意味着允许${100 - value}%的目标落空` : '';
  return error(
    `“${name}”用“目标完成了多少”来定义目标，是循环的${slack}。`,
    '请改为工作质量本身，如“讲座内容审核通过率”“项目验收一次合格率”。',
  );
}
