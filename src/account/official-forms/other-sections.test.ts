import { expect, it } from 'vitest';
import { readForm } from '#src/plan/index.ts';
import { layoutNamed, printDeclaration } from './index.ts';
import { declaration2020 } from './official-forms.fixture.ts';

const sections = {
  项目概况: '面向社区老人开设讲座，全年按季安排。',
  立项依据: '依据街道年度工作安排设立。',
  项目设立的必要性: '老人对新设备不熟悉，需要有人手把手地教。',
  '保证项目实施的制度、措施': '讲师须先登记，场地须先查验。',
  项目实施计划: '三月起每季三场，十二月总结。',
  总目标及阶段性目标: '三年内每个社区都有一处讲座点。',
  年度总体目标: '目标1：开讲十二场。\n目标2：到场六百人次。',
  中期目标: '三年内每个社区都有讲师。',
  单位职能: '负责街道的老年教育。',
  可行性: '场地和讲师都已落实。',
};

const written = ({ ...all }: Record<string, string>) =>
  Object.values(all)
    .map((text) => text.replace(/\s+/g, ''))
    .sort();

it.each(['pdf', 'docx', 'xlsx'] as const)(
  'a section that the layout has no place for is printed under its own name, and read back, as %s',
  async (format) => {
    const layout = layoutNamed('declaration', 'sh-2020-declaration')!;
    const bytes = await printDeclaration({ ...declaration2020, demo: false, sections }, format, layout);
    const reading = await readForm({ name: `a.${format}`, bytes });
    if (!reading.ok) throw new Error(reading.refusal.code);
    expect(written(reading.value.sections)).toEqual(written(sections));
    const { 年度总体目标, 中期目标, 单位职能, 可行性 } = sections;
    expect(reading.value.sections).toMatchObject({ 年度总体目标, 中期目标, 单位职能, 可行性 });
    expect(reading.value.warnings).toEqual([]);
  },
);
