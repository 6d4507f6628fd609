import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';

async function read(text: string) {
  const read = await readForm({ name: 'form.txt', bytes: new TextEncoder().encode(text) });
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

const HEAD = '项目支出绩效自评表\n\n（2022年度）\n\n项目名\n称\n\n乡镇流动科普展\n\n实施单位\n\n云溪县科普服务中心\n\n';
const COLUMNS = '一级指标\n\n二级指标\n\n三级指标\n\n年度指标值\n\n实际完成值\n\n分值\n\n得分\n\n';

test('names apart from their values are paired in their order, joined where a narrow cell broke them, and told', async () => {
  const form = await read(
    `${HEAD}${COLUMNS}产出指标\n\n数量指标\n\n流动展览进乡\n镇站次\n\n≥13站\n\n14站\n\n40\n\n40\n\n≥92%\n\n93%\n\n30\n\n30\n\n质量指\n标\n\n展品完好率\n\n满意度指标\n\n服务对象满\n意度指标\n\n参观居民满意\n度\n\n≥90%\n\n95%\n\n20\n\n20\n\n总分\n\n90\n\n90\n\n第1页\n\n共1页\n`,
  );
  expect(form.indicators.map(({ level3, target, actual, weight }) => [level3, target.raw, actual?.raw, weight])).toEqual([
    ['流动展览进乡镇站次', '≥13站', '14站', 40],
    ['展品完好率', '≥92%', '93%', 30],
    ['参观居民满意度', '≥90%', '95%', 20],
  ]);
  const told = form.warnings.map(({ message }) => message).join('\n');
  for (const { level3 } of form.indicators) expect(told).toContain(level3);
});

test('where words stand between the names, the rows that another order would give and what only that knows of are named', async () => {
  const form = await read(
    `${HEAD}${COLUMNS}产出指标\n\n数量指标\n\n流动展览进乡\n镇站次\n\n≥13站\n\n14站\n\n40\n\n40\n\n展车途中故障一次\n\n≥92%\n\n93%\n\n30\n\n30\n\n质量指\n标\n\n展品完好率\n\n满意度指标\n\n服务对象满\n意度指标\n\n参观居民满意\n度\n\n≥90%\n\n95%\n\n20\n\n20\n\n总分\n\n90\n\n90\n\n第1页\n\n共1页\n`,
  );
  const said = Object.fromEntries(form.warnings.map(({ code, message }) => [code, message]));
  expect(said['rows-doubtful']).toMatch(/下列各行.*“展品完好率参观居民满意度”；另一种读法另有：“参观居民满意度”/);
  expect(said['pieces-unread']).toContain('“≥90%”没有读入任何一行，或不能确定属于哪一行');
  expect(form.indicators[0]).toMatchObject({ level3: '流动展览进乡镇站次', weight: 40 });
  expect(said['rows-doubtful']).not.toContain('流动展览');
});
