import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

/** Printed tables of which a part can be read in more than one way: what was chosen is told with the row. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const doubted = (form: FormReading, code: string) =>
  form.warnings.filter((warning) => warning.code === code).map(({ message }) => message);

test('a unit that stands as a target of its own is doubted, beside the row above it', async () => {
  const form = await read(`                 项目支出绩效目标申报表
                    （2023 年度）
项目名称                 古树名木养护
一级指标     二级指标      三级指标            目标值
产出指标     数量指标      挂牌古树株数          ≥60 株
         成本指标      养护总费用控           ≤460
                   制数              万元
         质量指标      古树成活率           ≥98%
效益指标     社会效益指标    市民知晓率           ≥80%
`);
  const isJoined = form.indicators.some(({ level3 }) => level3 === '养护总费用控制数');
  expect(isJoined || doubted(form, 'row-doubtful').some((message) => message.includes('“制数”'))).toBe(true);
});

test('reasons that fill their cells back to back stay with their rows', async () => {
  const form = await read(`                 项目支出绩效自评表
                       （2023 年度）
项目名称         古树名木养护
一级指标     二级指标     三级指标         年度指标值      实际完成值     分值    得分    偏差原因分析及改进措施
                                                                古树分布零散，
产出指标     数量指标     挂牌古树株数       ≥60 株      55 株      5     4     另有五株尚在鉴
                                                                定之中，明年补
                                                                挂
                                                                山路塌方，绕行
         质量指标     古树成活率        ≥98%       96%       10    9     后巡护减少，已
                                                                请专家会诊
效益指标     社会效益指标   市民知晓率        ≥80%       81%       6     6
`);
  expect(form.indicators.map(({ level3, reason }) => [level3, reason ?? ''])).toEqual([
    ['挂牌古树株数', '古树分布零散，另有五株尚在鉴定之中，明年补挂'],
    ['古树成活率', '山路塌方，绕行后巡护减少，已请专家会诊'],
    ['市民知晓率', ''],
  ]);
});

test('a row between two merged cells of levels, either of which may reach to it, is told', async () => {
  const form = await read(`                 项目支出绩效目标申报表
                    （2023 年度）
项目名称                 古树名木养护
一级指标       二级指标            三级指标             年度指标值
                           挂牌古树株数           60 株
           数量指标            巡护次数             24 次
产出指标                       复壮古树长势           良好
           质量指标            古树成活率            ≥98%
                           标牌完好率            ≥95%
效益指标       社会效益指标          市民知晓率            ≥80%
`);
  expect(form.indicators.map(({ level3 }) => level3)).toContain('复壮古树长势');
  const told = doubted(form, 'level-doubtful').join('');
  expect(told).toContain('“复壮古树长势”');
  for (const name of ['挂牌古树株数', '市民知晓率']) expect(told).not.toContain(`“${name}”`);
});

/** Cells begin on one line, and the name of the last level is taller than its row. */
const TOPS = `项目支出绩效目标申报表
（2023年度）
项目名称       湖边步道养护
绩效指标       一级指标       二级指标      三级指标       指标值           权重
           产出指标       数量指标      步道沿线新设急救   ≥12处          10
                                药箱数
                                更换路灯盏数     ≥40盏          10
                      质量指标      步道地砖铺设验收   ≥95%          10
                                合格率
                                沿线林木病虫防治   ≥92%          10
                                措施按规程落实的
                                地段（处）占比
                      时效指标      汛期巡查开始时间   5月底前          10
           效益指标       社会效益指标    散步居民问询答复   ≥90%          20
                                率
           满意度指标      服务对象满意度指  散步居民满意度    ≥90%          10
                      标`;

test('levels that stand beside the first of their rows are read so, where the name of the last is taller than its row', async () => {
  const form = await read(TOPS);
  expect(form.indicators.map(({ level2, target }) => [level2, target.raw])).toEqual([
    ['数量指标', '≥12处'],
    ['数量指标', '≥40盏'],
    ['质量指标', '≥95%'],
    ['质量指标', '≥92%'],
    ['时效指标', '5月底前'],
    ['社会效益指标', '≥90%'],
    ['服务对象满意度指标', '≥90%'],
  ]);
});

test('a name that begins above its target, where those of other rows begin beside it, may begin with the end of another', async () => {
  expect(doubted(await read(TOPS), 'row-doubtful')).toEqual([
    '“措施按规程落实的地段（处）占比汛期巡查开始时间”的开头可能是上一行“沿线林木病虫防治”的后半部分，请核对',
  ]);
});

test('where a level stands beside the first of no row, because one was parted wrongly, what other levels say is told', async () => {
  const form = await read(`${TOPS.replace(/\n +标$/, '')}
                      标         卫生保洁评价
                                巡查值守人员满意   ≥80%          10
                                度`);
  const wrong = form.indicators.filter(({ level2, level3 }) => level2 === '质量指标' && /路灯/.test(level3));
  const told = doubted(form, 'level-doubtful').join();
  for (const { level3 } of wrong) expect(told).toContain(`“${level3}”`);
  expect(told).toContain('“更换路灯盏数”');
});
