import { describe, expect, it } from 'vitest';
import { readForm } from '#src/plan/index.ts';
import { layoutNamed, printDeclaration, printMonitoring, printSelfEvaluation, templates } from './index.ts';
import { monitoring2020 } from './monitoring.fixture.ts';
import { declaration2020, selfEvaluation2020 } from './official-forms.fixture.ts';

const formats = ['pdf', 'docx', 'xlsx'] as const;
const inAllFormats = (form: (typeof templates)[number]['form']) =>
  templates.flatMap((one) => (one.form === form ? formats.map((format) => [one.id, format] as const) : []));

const places = ['浦江', '虹口', '静安', '崇明', '奉贤', '闵行', '青浦'];
const sentences = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) =>
      `${places[at % 7]}第${at + 1}站因场地检修推迟开放，场次减少${at + 2}场，参加者改往邻近街镇${'就近'.repeat(at % 5)}登记；`,
  );
/** About so many letters, no two stretches alike: in one paragraph, or in numbered ones. */
function text(letters: number, paragraphs: boolean): string {
  const all = sentences(Math.ceil(letters / 30));
  return paragraphs ? all.map((one, at) => `${at + 1}、${one}`).join('\n') : `${all.join('')}其余照常。`;
}
/** A reading undoes the line breaks within a cell. */
const bare = (said: string | null | undefined): string | null => said?.replace(/\s/g, '') ?? null;

const lengths = [
  { letters: 200, paragraphs: false },
  { letters: 550, paragraphs: true },
  { letters: 900, paragraphs: false },
];
const cases = lengths.flatMap((length) => [0, 4, 8].map((at) => ({ ...length, at })));
const names = ['讲座场次', '巡展站数', '覆盖街镇', '资料种数', '审核通过率', '完成时间', '受益人次', '媒体报道', '参加者满意度'];
const levels = (at: number) => (at < 6 ? ['产出指标', at < 4 ? '数量指标' : '质量指标'] : ['效益指标', '社会效益指标']);
const rows = names.map((name, at) => ({
  level1: levels(at)[0]!,
  level2: levels(at)[1]!,
  level3: name,
  target: `≥${at + 3}场`,
  actual: `${at + 2}场`,
}));

async function read(name: string, bytes: Uint8Array) {
  const reading = await readForm({ name, bytes });
  if (!reading.ok) throw new Error(`refused: ${reading.refusal.code}`);
  return reading.value;
}

describe.each(inAllFormats('self-evaluation'))('a long reason in the layout %s as %s', (layout, format) => {
  it.each(cases)(
    'of $letters letters in row $at (paragraphs: $paragraphs) is read back whole',
    async ({ letters, paragraphs, at }) => {
      const indicators = rows.map((row, number) => ({
        ...row,
        weight: 10,
        score: 9,
        reason: number === at ? text(letters, paragraphs) : number === 3 ? '推迟开放。' : null,
      }));
      const printed = await printSelfEvaluation(
        { ...selfEvaluation2020, indicators, total: 90 },
        format,
        layoutNamed('self-evaluation', layout)!,
      );
      const again = await read(`a.${format}`, printed);
      expect(
        again.indicators.map(({ level1, level2, level3, target, actual, weight, score, reason }) => [
          ...[level1, level2, level3, target.raw, actual?.raw, weight, score],
          reason,
        ]),
      ).toEqual(
        indicators.map(({ level1, level2, level3, target, actual, weight, score, reason }) => [
          ...[level1, level2, level3, target, actual, weight, score],
          bare(reason),
        ]),
      );
      expect(again.warnings).toEqual([]);
    },
  );
});

describe.each(inAllFormats('monitoring'))('long texts in the layout %s as %s', (layout, format) => {
  const both = cases.flatMap((one) => (['remark', 'both'] as const).map((long) => ({ ...one, long })));
  it.each(both)('of $letters letters in row $at ($long; paragraphs: $paragraphs) are read back whole', async (one) => {
    const long = text(one.letters, one.paragraphs);
    const indicators = rows.map((row, number) => {
      const here = number === one.at;
      return {
        ...row,
        expected: '9场',
        causes: number % 3 === 0 ? (['staff', 'other'] as const) : [],
        causeText: here && one.long === 'both' ? `原因：${long}` : number === 3 ? '推迟开放。' : '',
        possibility: (['certain', 'possible', null] as const)[number % 3]!,
        remark: here ? `措施：${long}` : '',
      };
    });
    const printed = await printMonitoring({ ...monitoring2020, indicators }, format, layoutNamed('monitoring', layout)!);
    const again = await read(`a.${format}`, printed);
    expect(
      again.indicators.map(({ level1, level2, level3, target, monitoring }) => ({
        ...{ level1, level2, level3, target: target.raw, actual: monitoring?.soFar?.raw, expected: monitoring?.expected?.raw },
        ...{ causes: monitoring?.causes, causeText: monitoring?.causeText, possibility: monitoring?.possibility },
        remark: monitoring?.remark,
      })),
    ).toEqual(
      indicators.map(({ causes, causeText, possibility, remark, ...row }) => ({
        ...row,
        causes: causes.map((cause) => ({ staff: '人员保障', other: '其他' })[cause]),
        causeText: bare(causeText) || null,
        possibility: possibility && { certain: '确定能', possible: '有可能' }[possibility],
        remark: bare(remark) || null,
      })),
    );
    expect(again.warnings.map(({ code }) => code)).toEqual(['monitoring-form']);
  });
});

describe.each(inAllFormats('declaration'))('long sections in the layout %s as %s', (layout, format) => {
  const own = layout.startsWith('cn')
    ? ['中期目标', '年度总体目标']
    : layout === 'sh-2026-declaration'
      ? ['项目总目标', '年度总体目标']
      : ['概况', '立项依据'];
  it.each([...lengths, { letters: 2000, paragraphs: true }])(
    'of $letters letters (paragraphs: $paragraphs) are read back whole',
    async ({ letters, paragraphs }) => {
      const long = text(letters, paragraphs);
      const sections = { [own[0]!]: `多年：${long}`, [own[1]!]: `当年：${long}` };
      const form = { ...declaration2020, sections, indicators: rows };
      const again = await read(`a.${format}`, await printDeclaration(form, format, layoutNamed('declaration', layout)!));
      const bareOf = (all: Record<string, string>) =>
        Object.fromEntries(Object.entries(all).map(([name, said]) => [name, bare(said)]));
      expect(bareOf(again.sections)).toMatchObject(bareOf(sections));
      expect(again.indicators.map(({ level3, target }) => [level3, target.raw])).toEqual(
        rows.map(({ level3, target }) => [level3, target]),
      );
    },
  );
});
