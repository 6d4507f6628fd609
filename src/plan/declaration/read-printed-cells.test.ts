import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';
import { plainNumber } from './words/values.ts';

/** Tables as a printed page keeps them, with headings, names and levels that narrow cells broke over lines. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const rowsOf = (form: FormReading) =>
  form.indicators.map(({ level1, level2, level3, target }) => [level1, level2, level3, target.raw.replaceAll(' ', '')]);
const pointsOf = (form: FormReading) => form.indicators.map(({ weight, score }) => [weight, score]);

test('two figures are no number, however near they stand', () => {
  for (const blank of [' ', '\u3000', '\u00a0', '\n']) expect(plainNumber(`4${blank}4`)).toBeNull();
  expect(plainNumber(' 4 ')).toBe(4);
  expect(plainNumber('1,200')).toBe(1200);
});

test('a heading that ends in the line below, and 单位造价 at the beginning of a line', async () => {
  const form = await read(`                               项目支出绩效自评表
                                  （2023 年度）
项目名称   农村公路生命安全防护工程专项

                                                                偏差原因分析及
一级指标   二级指标    三级指标            指标值         全年实际值        分值 得分
                                                                改进措施
                                                                疫情影响，部分
               困难群众临时救助人次      ≥1.2 万人次    13450 人次     6   6   活动改为线上开
                                                                展
       数量指标    高标准农田建设面积       =3.6 万亩     3.6 万亩       2   1
                                                                参训人员因工作
产出指标           印制宣传手册份数        5000 份      5000 份       2   2   冲突请假，下年
                                                                度错峰安排
               单位造价            ≤95 万元/公里   93.6 万元/公里   2   2
       成本指标
               每场演出补助标准        5000 元/场    5000 元/场     3   3
       可持续影响   设施正常使用年限        ≥10 年       ≥10 年        2   2
效益指标
       指标      人才队伍稳定性         稳定          稳定           3   3
`);
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量指标', '困难群众临时救助人次', '≥1.2万人次'],
    ['产出指标', '数量指标', '高标准农田建设面积', '=3.6万亩'],
    ['产出指标', '数量指标', '印制宣传手册份数', '5000份'],
    ['产出指标', '成本指标', '单位造价', '≤95万元/公里'],
    ['产出指标', '成本指标', '每场演出补助标准', '5000元/场'],
    ['效益指标', '可持续影响指标', '设施正常使用年限', '≥10年'],
    ['效益指标', '可持续影响指标', '人才队伍稳定性', '稳定'],
  ]);
  expect(pointsOf(form)).toEqual([
    [6, 6],
    [2, 1],
    [2, 2],
    [2, 2],
    [3, 3],
    [2, 2],
    [3, 3],
  ]);
  expect(form.indicators.map(({ reason }) => reason).slice(0, 3)).toEqual([
    '疫情影响，部分活动改为线上开展',
    null,
    '参训人员因工作冲突请假，下年度错峰安排',
  ]);
});

test('headings a letter a line, and 服务对象 above the rest of its level', async () => {
  const form = await read(`                        项目支出绩效自评表
                            （2023 年度）
项目名称                      高标准农田建设与耕地保护
                                             分    得    未完成原因及改
一级指标   二级指标     三级指标      年度指标值     全年实际值
                                             值    分      进措施
产出指标   数量指标   组织专家巡回义诊次数   ≥2 次/季度    8 次      6    5
       质量指标    工程验收合格率      ≥95%      96%     4    4
效益指标   社会效益指标   群众文化生活水平    逐步提高      逐步提高     3    3
       服务对象
满意度指           受益群众满意度     ≥90%      94%     5    5
  标    满意度指
         标       企业满意度     ≥92%      93%     3    3
`);
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量指标', '组织专家巡回义诊次数', '≥2次/季度'],
    ['产出指标', '质量指标', '工程验收合格率', '≥95%'],
    ['效益指标', '社会效益指标', '群众文化生活水平', '逐步提高'],
    ['满意度指标', '服务对象满意度指标', '受益群众满意度', '≥90%'],
    ['满意度指标', '服务对象满意度指标', '企业满意度', '≥92%'],
  ]);
  expect(pointsOf(form)).toEqual([
    [6, 5],
    [4, 4],
    [3, 3],
    [5, 5],
    [3, 3],
  ]);
});

test('the end of a broken value above the head, a name wider than its column, and rows as short as words of state', async () => {
  const form = await read(`                              项目支出绩效目标申报表
                                  （2023 年度）
      项目名称                           基层公共文化服务项目
               云岭县文化广电旅游
      主管部门                             实施单位           云岭县文化馆
                    局
        一级指标       二级指标                三级指标            目标值
                                     河道清淤疏浚长度         ≥15 千米
                  数量指标
                                   森林防火隔离带维护长度         80 公里
                                    救助资金发放准确率           100%
                  质量指标
        产出指标                   建设项目符合设计规范及行业强制性标准要求      符合
                                     项目按期完工率           ≥95%
                  时效指标
                                    突发事件应急响应时间        ≤30 分钟
                  成本指标               项目总投资控制数         ≤460 万元
                 社会效益指标              受益群众人数          ≥3.2 万人
        效益指标     生态效益指标             对生态环境的改善作用           改善
                 可持续影响指标               管护制度健全性           健全
`);
  expect(form).toMatchObject({ project: '基层公共文化服务项目', unit: '云岭县文化馆' });
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量指标', '河道清淤疏浚长度', '≥15千米'],
    ['产出指标', '数量指标', '森林防火隔离带维护长度', '80公里'],
    ['产出指标', '质量指标', '救助资金发放准确率', '100%'],
    ['产出指标', '质量指标', '建设项目符合设计规范及行业强制性标准要求', '符合'],
    ['产出指标', '时效指标', '项目按期完工率', '≥95%'],
    ['产出指标', '时效指标', '突发事件应急响应时间', '≤30分钟'],
    ['产出指标', '成本指标', '项目总投资控制数', '≤460万元'],
    ['效益指标', '社会效益指标', '受益群众人数', '≥3.2万人'],
    ['效益指标', '生态效益指标', '对生态环境的改善作用', '改善'],
    ['效益指标', '可持续影响指标', '管护制度健全性', '健全'],
  ]);
});

test('绩效 above 指标 before the first level', async () => {
  const form = await read(`                                       项目支出绩效自评表
                                                 （2023 年度）
项目名称         农村公路生命安全防护工程专项
绩效
     一级指标    二级指标        三级指标          年度指标值           实际完成值     分值   得分   未完成原因及改进措施
指标
                                                                           参训人员因工作冲突请假，
                         高标准农田建设面积     =3.6 万亩         3.6 万亩    10   9
                                                                           下年度错峰安排
             数量指标
                                                                           疫情影响，部分活动改为线
                         培训基层农技人员数量    ≥260 人          248 人     5    5
                                                                           上开展
     产出指标    质量指标        培训人员考核通过率     ≥90%            93.5%     10   10
                                       收到申请后 15 个
                         资金拨付及时性                       12 个工作日   3    3
绩效                                     工作日内
             时效指标
指标                                                                         疫情影响，部分活动改为线
                         年度计划完成及时率     100%            92%       3    3
                                                                           上开展
             经济效益指标      新增粮食综合生产能力    ≥220 万公斤        231 万公斤   5    5    无
     效益指标                基层医疗卫生机构服务能                                       参训人员因工作冲突请假，
             社会效益指标                    持续增强            持续增强      10   10
                         力                                                 下年度错峰安排
`);
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量指标', '高标准农田建设面积', '=3.6万亩'],
    ['产出指标', '数量指标', '培训基层农技人员数量', '≥260人'],
    ['产出指标', '质量指标', '培训人员考核通过率', '≥90%'],
    ['产出指标', '时效指标', '资金拨付及时性', '收到申请后15个工作日内'],
    ['产出指标', '时效指标', '年度计划完成及时率', '100%'],
    ['效益指标', '经济效益指标', '新增粮食综合生产能力', '≥220万公斤'],
    ['效益指标', '社会效益指标', '基层医疗卫生机构服务能力', '持续增强'],
  ]);
});

const FIRST_PAGE = `                 项目支出绩效目标申报表
                          （2021年度）
  项目名称              湖边步道养护
       一级指标      二级指标              三级指标          指标值
       产出指标      数量指标      养护步道长度                  ≥12公里
                 质量指标      路面完好率                   ≥95%
                 时效指标      养护完成时间                  10月底前
       效益指标      社会效益指标    步道使用人次                  ≥9万人次
`;
const OTHER_PLACES = `\f                   带动就业岗位     ≥150个
        生态效益指标     步道绿化率      ≥62%
        可持续影响指标    养护队伍       稳定
                   管护制度       健全
`;

test('on a further page the first rows go on with the levels of the page before', async () => {
  const form = await read(`${FIRST_PAGE}${OTHER_PLACES} 满意度指标 服务对象满意度指标  散步居民满意度    ≥90%
`);
  expect(rowsOf(form).slice(3)).toEqual([
    ['效益指标', '社会效益指标', '步道使用人次', '≥9万人次'],
    ['效益指标', '社会效益指标', '带动就业岗位', '≥150个'],
    ['效益指标', '生态效益指标', '步道绿化率', '≥62%'],
    ['效益指标', '可持续影响指标', '养护队伍', '稳定'],
    ['效益指标', '可持续影响指标', '管护制度', '健全'],
    ['满意度指标', '服务对象满意度指标', '散步居民满意度', '≥90%'],
  ]);
});

test('of further pages one may have its columns elsewhere and the next where the first has them', async () => {
  const form = await read(`${FIRST_PAGE}${OTHER_PLACES} 满意度指标 服务对象满意度指标  散步居民满意度    ≥90%
\f       满意度指标     服务对象满意度指标     游客满意度                   ≥91%
                 服务对象满意度指标     商户满意度                   ≥92%
                 服务对象满意度指标     学生满意度                   ≥93%
`);
  expect(rowsOf(form).slice(4)).toEqual([
    ['效益指标', '社会效益指标', '带动就业岗位', '≥150个'],
    ['效益指标', '生态效益指标', '步道绿化率', '≥62%'],
    ['效益指标', '可持续影响指标', '养护队伍', '稳定'],
    ['效益指标', '可持续影响指标', '管护制度', '健全'],
    ['满意度指标', '服务对象满意度指标', '散步居民满意度', '≥90%'],
    ['满意度指标', '服务对象满意度指标', '游客满意度', '≥91%'],
    ['满意度指标', '服务对象满意度指标', '商户满意度', '≥92%'],
    ['满意度指标', '服务对象满意度指标', '学生满意度', '≥93%'],
  ]);
  const inferred = form.warnings.filter(({ code }) => code === 'columns-inferred').map(({ message }) => message);
  expect(inferred.some((message) => message.includes('“带动就业岗位”'))).toBe(true);
});

test.each([
  [
    'beside a label on their middle',
    `项目名称                            农村公路生命安全防护工程
          滇东省曲水
主管部门      市交通运输     实施单位                      曲水市公路养护中心
            局`,
  ],
  [
    'beside a label that is broken itself',
    `项目
       农村公路生命安全防护工程
名称
       滇东省曲水
主管
       市交通运输     实施单位                      曲水市公路养护中心
部门
       局`,
  ],
])('a value of three lines %s', async (_where, head) => {
  const form = await read(`                         项目支出绩效目标申报表
                                （2023 年度）
${head}
一级指标       二级指标                  三级指标            目标值
产出指标       数量指标                  新建农村公路里程        ≥38.5 公里
           质量指标                  工程验收合格率         =100%
           时效指标                  项目按期完工率         ≥95%
效益指标       社会效益指标                受益群众人数          ≥3.2 万人
`);
  expect(form).toMatchObject({ project: '农村公路生命安全防护工程', unit: '曲水市公路养护中心' });
  expect(form.indicators).toHaveLength(4);
});

test('a figure and 优良 below it are of two rows', async () => {
  const form = await read(`                 项目支出绩效目标申报表
                    （2023 年度）
项目名称                 基本公共卫生服务
一级指标     二级指标           三级指标        指标值
                    开展送戏下乡演出场次      ≥120 场
         数量指标
                  免费开放博物馆、纪念馆数量      ≥6 个
产出指标                    演出质量          优良
         质量指标
                      政府采购合规率        100%
         成本指标          预算控制率        ≤100%
                  对营造尊老爱幼、邻里和睦的
        社会效益指标                       显著
                   良好社会风尚的促进作用
效益指标
        可持续影响指
                     人才队伍稳定性         稳定
           标
`);
  expect(rowsOf(form).map(([, , name, target]) => [name, target])).toEqual([
    ['开展送戏下乡演出场次', '≥120场'],
    ['免费开放博物馆、纪念馆数量', '≥6个'],
    ['演出质量', '优良'],
    ['政府采购合规率', '100%'],
    ['预算控制率', '≤100%'],
    ['对营造尊老爱幼、邻里和睦的良好社会风尚的促进作用', '显著'],
    ['人才队伍稳定性', '稳定'],
  ]);
});

test('a unit in brackets below its figure stays in its cell', async () => {
  const form = await read(`                            项目支出绩效自评表
                                  （2023 年度）
项目名称       乡村小学实验室改造
                                     年度指标值        实际完成值                   偏差原因分析
      一级指标   二级指标     三级指标                                分值    得分
                                       （A）          （B）                     及改进措施
                    改造学校数量            =6 所     5所         9     8.1
            数量指标
                    添置生物显微镜片            120台    124台
                                                              9     9
                    和标本           （套）          （套）
      产出指标
            质量指标    设备验收合格率           =100%     100%       9     9
`);
  expect(form.indicators.map(({ level3, target, actual }) => [level3, target.raw, actual?.raw])).toEqual([
    ['改造学校数量', '=6 所', '5所'],
    ['添置生物显微镜片和标本', '120台（套）', '124台（套）'],
    ['设备验收合格率', '=100%', '100%'],
  ]);
});

test('a head of which every line is broken', async () => {
  const form = await read(`                 项目支出绩效自评表
                       （2023 年度）
项目名称         古树名木养护
一级指   二级指               年度指     实际完       分    得    未完成原因及
              三级指标
 标     标                 标值      成值       值    分     改进措施
            挂牌古树株数        ≥60 株    61 株     5    5
      数量指
 标           巡护里程          80 公里   82 公里    4    4    无
产出指
      质量指    古树成活率        ≥98%     99%      10   9
      标
效益指   社会效    市民知晓率        ≥80%     81%      6    6
标     益指标
`);
  expect(form.indicators.map(({ level3, target, score }) => [level3, target.raw.replaceAll(' ', ''), score])).toEqual([
    ['挂牌古树株数', '≥60株', 5],
    ['巡护里程', '80公里', 4],
    ['古树成活率', '≥98%', 9],
    ['市民知晓率', '≥80%', 6],
  ]);
});

const doubted = (form: FormReading, code: string) =>
  form.warnings.filter((warning) => warning.code === code).map(({ message }) => message);

test('a page without a head whose columns cannot be told is named, with the lines that were left out', async () => {
  const form = await read(`${FIRST_PAGE}\f  甲 乙丙丁    戊己 庚
 辛壬癸  子丑寅卯辰   巳
      午未申酉 戌亥   甲乙
   丙丁    戊 己庚辛壬
`);
  expect(form.indicators.length).toBeGreaterThan(0);
  const told = [...doubted(form, 'page-unread'), ...doubted(form, 'columns-inferred')].join('');
  expect(told).toContain('没有表头的一页');
});

test('words before a figure with a blank between them are one target', async () => {
  const form = await read(`                 项目支出绩效目标申报表
                    （2023 年度）
项目名称                 古树名木养护
一级指标       二级指标               三级指标           年度指标值
           数量指标           挂牌古树株数               60 株
                           险情处置时限        接到通知后 12 个工作日内
          时效指标           巡护完成时间           11 月底前
产出指标       质量指标           古树成活率            ≥98%
效益指标       社会效益指标         市民知晓率            ≥80%
`);
  expect(rowsOf(form).map((row) => row.slice(2))).toContainEqual(['险情处置时限', '接到通知后12个工作日内']);
});
