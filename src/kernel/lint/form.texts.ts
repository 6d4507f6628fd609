/** L12–L16, L19, L20. */
export const zh = {
  'talks-unmeasured': { message: '正文写了“{said}”，却没有对应的指标。', suggestion: '请增加“{said}场次 ≥…场”。' },
  'contests-unmeasured': {
    message: '正文写了“{said}”，却没有对应的指标。',
    suggestion: '请增加“{said}参赛人数 ≥…人”，以家庭参赛的写“≥…户”。',
  },
  'exhibitions-unmeasured': { message: '正文写了“{said}”，却没有对应的指标。', suggestion: '请增加“{said}站次 ≥…站”。' },
  'model-sites-unmeasured': {
    message: '正文写了“{said}”，却没有对应的指标。',
    suggestion: '请增加“{said}数 ≥…个”。',
  },
  'volunteers-unmeasured': {
    message: '正文写了“{said}”，却没有对应的指标。',
    suggestion: '请增加“{said}数 ≥…”，团队以支计，志愿者以人计。',
  },
  'acceptance-unmeasured': {
    message: '正文写了“以前年度项目的跟踪与验收”，却没有对应的指标。',
    suggestion: '请增加“以前年度项目{said}数 ≥…项”。',
  },
  'selection-unmeasured': {
    message: '正文写了“当年项目的申报、评审与立项”，却没有对应的指标。',
    suggestion: '请增加“{said}项目数 ≥…项”。',
  },
  'cases-unmeasured': { message: '正文写了“案例汇编”，却没有对应的指标。', suggestion: '请增加“{said}汇编印制 ≥…册”。' },
  'publications-unmeasured': {
    message: '正文写了要编印的“{said}”，却没有对应的指标。',
    suggestion: '请增加“{said}印制数 ≥…册”。',
  },
  'camps-unmeasured': { message: '正文写了“{said}”，却没有对应的指标。', suggestion: '请增加“{said}期数 ≥…期”。' },
  'quantity-unmeasured': {
    message: '正文写了“{phrase}”，没有一个指标衡量它。',
    suggestion: '请增加数量指标，如“{thing}{unit}数 ≥{amount}{unit}”。',
  },
  'plan-blank': { message: '“{section}”是空的。', suggestion: '请按月或按季写明做什么、谁来做、花多少。' },
  'section-blank': { message: '“{section}”是空的。', suggestion: '请补写“{section}”。' },
  'section-says-nothing': { message: '“{section}”只写了“{said}”。', suggestion: '请补写“{section}”。' },
  'one-off-continues': {
    message: '项目填的是“{category}”，正文却在接着做{years}年的工作。',
    suggestion: '请核对项目类别、属性或性质；接着做的改选经常性、阶段性或延续项目，并补填上年预算额和执行数。',
  },
  'one-off-continues-blank': {
    message: '项目填的是“{category}”，正文却在接着做{years}年的工作，上年预算额和执行数也是空的。',
    suggestion: '请核对项目类别、属性或性质；接着做的改选经常性、阶段性或延续项目，并补填上年预算额和执行数。',
  },
  'one-off-yearly': {
    message: '项目填的是“{category}”，正文却写“{said}”。',
    suggestion: '请核对项目类别、属性或性质；接着做的改选经常性、阶段性或延续项目，并补填上年预算额和执行数。',
  },
  'one-off-had-before': {
    message: '项目填的是“{category}”，同名项目上年却有预算{amount}元。',
    suggestion: '请核对：接着做的改选经常性、阶段性或延续项目；确是一次性的，上年预算额和执行数应为空。',
  },
  'continuing-blank': {
    message: '项目填的是“{category}”，上年预算额和执行数却是空的。',
    suggestion: '请核对项目类别、属性或性质；接着做的改选经常性、阶段性或延续项目，并补填上年预算额和执行数。',
  },
  'purchase-denied': {
    message: '填了“不含政府购买服务”，但正文里的{words:together}通常要向社会力量购买。',
    suggestion: '请核对是否有委托或采购；有的改为“是”，并列入政府购买服务目录。',
  },
  'city-figure': {
    message: '“{level3}”是全市水平，受多方面影响，不能归因于一个项目。',
    suggestion: '请改为本项目自己的变化，如“参与者前后测平均提高分值 ≥10分（同题同人）”。',
  },
  'policy-goal-apart': {
    message: '正文引用了“{goal}”的政策目标，没有指标与它衔接。',
    suggestion: '{percent}%只宜作背景，注明不可归因于本项目；请另设本项目自己的效果指标，如“参与者前后测平均提高分值 ≥10分”。',
  },
  'benefit-few': {
    message: '效益指标只有{count}个。',
    suggestion: '请补充效益与长效指标，如“前后测平均提高分值 ≥10分”“次年继续举办的阵地比例 ≥70%”。',
  },
  'lasting-missing': {
    message: '没有长效（可持续影响）指标。',
    suggestion: '请补充效益与长效指标，如“前后测平均提高分值 ≥10分”“次年继续举办的阵地比例 ≥70%”。',
  },
  'benefit-few-none-lasting': {
    message: '效益指标只有{count}个，没有长效（可持续影响）指标。',
    suggestion: '请补充效益与长效指标，如“前后测平均提高分值 ≥10分”“次年继续举办的阵地比例 ≥70%”。',
  },
  'each-district': { message: '平均每区{each}人次（{people}÷{districts}），请判断是否可行。' },
  'each-person': { message: '每人次{cost}元（{budget}÷{people}），请判断是否可行。' },
  'each-district-and-person': {
    message: '平均每区{each}人次（{people}÷{districts}），每人次{cost}元（{budget}÷{people}），请判断是否可行。',
  },
} as const;

const measureIt = (what: string) => `Add an indicator of it, such as “${what}”.`;
const written = (what: string) => `The text speaks of ${what}, but no indicator measures it.`;
const benefitToo =
  'Add indicators of benefit and of lasting effect, such as “Mean gain between the tests before and after ≥10 points” or “Sites that carry on next year ≥70%”.';
const category =
  'Check what kind the project is put down as: one that goes on is recurring, in stages or continued, and last year’s budget and spending are to be filled in.';

export const en: { [Case in keyof typeof zh]: Record<keyof (typeof zh)[Case], string> } = {
  'talks-unmeasured': { message: written('“{said}”'), suggestion: measureIt('{said}场次 (number held) ≥…') },
  'contests-unmeasured': { message: written('the contest “{said}”'), suggestion: measureIt('{said}参赛人数 (participants) ≥…') },
  'exhibitions-unmeasured': {
    message: written('the touring exhibition “{said}”'),
    suggestion: measureIt('{said}站次 (stops) ≥…'),
  },
  'model-sites-unmeasured': {
    message: written('model sites (“{said}”)'),
    suggestion: measureIt('{said}数 (number of sites) ≥…'),
  },
  'volunteers-unmeasured': { message: written('“{said}” (volunteers)'), suggestion: measureIt('{said}数 (teams or people) ≥…') },
  'acceptance-unmeasured': {
    message: written('following up and accepting projects of earlier years'),
    suggestion: measureIt('以前年度项目{said}数 (projects of earlier years accepted) ≥…'),
  },
  'selection-unmeasured': {
    message: written('applications, review and selection of this year’s projects'),
    suggestion: measureIt('{said}项目数 (projects) ≥…'),
  },
  'cases-unmeasured': {
    message: written('a collection of cases'),
    suggestion: measureIt('{said}汇编印制 (copies of the collection) ≥…'),
  },
  'publications-unmeasured': {
    message: 'The text names “{said}” to be printed, and no indicator does.',
    suggestion: 'Add “{said}印制数 (copies printed) ≥…”.',
  },
  'camps-unmeasured': {
    message: 'The text names “{said}” (camps or study trips), and no indicator does.',
    suggestion: 'Add “{said}期数 (terms held) ≥…”.',
  },
  'quantity-unmeasured': {
    message: 'The text says “{phrase}”, but no indicator measures it.',
    suggestion: 'Add an indicator of quantity, such as “{thing}{unit} ≥{amount}{unit}”.',
  },
  'plan-blank': {
    message: '“{section}” is blank.',
    suggestion: 'Write by month or quarter what is done, by whom, and what it costs.',
  },
  'section-blank': { message: '“{section}” is blank.', suggestion: 'Fill in “{section}”.' },
  'section-says-nothing': { message: '“{section}” says only “{said}”.', suggestion: 'Fill in “{section}”.' },
  'one-off-continues': {
    message: 'The project is put down as “{category}”, but the text carries on work of {years}.',
    suggestion: category,
  },
  'one-off-continues-blank': {
    message:
      'The project is put down as “{category}”, but the text carries on work of {years}; last year’s budget and spending are blank, too.',
    suggestion: category,
  },
  'one-off-yearly': {
    message: 'The project is put down as “{category}”, but the text says “{said}”.',
    suggestion: category,
  },
  'one-off-had-before': {
    message: 'The project is put down as “{category}”, but the project of the same name had a budget of {amount} yuan last year.',
    suggestion:
      'Check it: a project that goes on is recurring, in stages or continued; if it is a one-off, last year’s budget and spending are blank.',
  },
  'continuing-blank': {
    message: 'The project is put down as “{category}”, but last year’s budget and spending are blank.',
    suggestion: category,
  },
  'purchase-denied': {
    message: 'The form says that no services are purchased, but its text speaks of {words}, which is as a rule bought.',
    suggestion: 'Check whether work is commissioned or bought; if so, say yes, and list it among the purchased services.',
  },
  'city-figure': {
    message: '“{level3}” is a figure of the whole city: much bears on it, and no single project can claim it.',
    suggestion:
      'Measure the change that the project itself makes, such as “Mean gain between the tests before and after ≥10 points (same questions, same people)”.',
  },
  'policy-goal-apart': {
    message: 'The text cites the policy goal “{goal}”, but no indicator relates to it.',
    suggestion:
      'Let {percent}% stand as background only, not to be claimed by the project; add an indicator of its own effect, such as “Mean gain between the tests before and after ≥10 points”.',
  },
  'benefit-few': { message: 'Too few indicators of benefit: {count}.', suggestion: benefitToo },
  'lasting-missing': { message: 'There is no indicator of lasting effect.', suggestion: benefitToo },
  'benefit-few-none-lasting': {
    message: 'Too few indicators of benefit: {count}; and there is none of lasting effect.',
    suggestion: benefitToo,
  },
  'each-district': {
    message: '{each} person-times per district on average ({people} ÷ {districts}): judge whether that can be done.',
  },
  'each-person': { message: '{cost} yuan per person-time ({budget} ÷ {people}): judge whether that can be done.' },
  'each-district-and-person': {
    message:
      '{each} person-times per district on average ({people} ÷ {districts}), {cost} yuan per person-time ({budget} ÷ {people}): judge whether that can be done.',
  },
};
