import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '#src/platform/documents/excel-read.ts';
import { zipText } from '#src/platform/documents/unzip.fixture.ts';
import { layoutFor, layoutNamed, readTemplate, templates } from './layouts.ts';
import type { DeclarationForm, PrintFormat, SelfEvaluationForm } from './official-form.ts';
import { declaration2020, selfEvaluation2020 } from './official-forms.fixture.ts';
import { monitoring2020 } from './monitoring.fixture.ts';
import * as printing from './print-form.ts';
import { UnprintableForm } from './print-form.ts';

const formats: PrintFormat[] = ['pdf', 'docx', 'xlsx'];

const printDeclaration = (form: DeclarationForm, format: PrintFormat, layout = 'sh-2020-declaration') =>
  printing.printDeclaration(form, format, layoutNamed('declaration', layout)!);
const printSelfEvaluation = (form: SelfEvaluationForm, format: PrintFormat, layout = 'cn-2020-self-evaluation') =>
  printing.printSelfEvaluation(form, format, layoutNamed('self-evaluation', layout)!);

/** All that the file says, in its order, without blanks. */
async function textOf(bytes: Uint8Array, format: PrintFormat): Promise<string> {
  if (format === 'pdf') {
    const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true });
    return text.replace(/\s/gu, '');
  }
  if (format === 'docx') {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return value.replace(/\s/gu, '');
  }
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  const cells = read.value.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.map((cell) => cell.content)));
  return cells
    .map((cell) => (cell.kind === 'text' ? cell.text : cell.kind === 'number' ? String(cell.number) : ''))
    .join('')
    .replace(/\s/gu, '');
}

/** The places of the words, each looked for after the one before; -1 where one is missing. */
function expectInOrder(text: string, words: readonly string[]): void {
  let at = 0;
  for (const word of words) {
    const found = text.indexOf(word, at);
    expect(found, `${word} after ${text.slice(Math.max(0, at - 20), at)}`).toBeGreaterThanOrEqual(0);
    at = found + word.length;
  }
}

const amount = (text: string, format: PrintFormat): string => (format === 'xlsx' ? text.replaceAll(',', '') : text);

describe.each(formats)('the declaration as %s', (format) => {
  test('has the rows of the form of 2020 in their order', async () => {
    const text = await textOf(await printDeclaration(declaration2020, format), format);
    expectInOrder(text, [
      '财政项目支出绩效目标表',
      '（2020年度）',
      '申报单位名称：上海市科普事业中心',
      '项目名称',
      '基层科普服务',
      '项目类别',
      '其他一次性项目',
      '计划开始日期',
      '2020-01-01',
      '计划完成日期',
      '2020-12-31',
      '是否含有政府购买服务',
      '否',
      '绩效类型',
      '其他类',
      '项目概况：',
      '第9项工作',
      '立项依据：',
      '项目设立的必要性：',
      '保证项目实施的制度、措施：',
      '项目实施计划：',
      '总目标及阶段性目标：',
      '本项目上年度市级财政资金使用情况',
      '项目总预算（元）',
      amount('1,200,000', format),
      '项目当年预算（元）',
      amount('1,200,000', format),
      '同名项目上年预算额（元）',
      '同名项目上年预算执行数（元）',
      '2020年绩效目标',
      '一级目标二级目标三级目标指标目标值',
      '=120万元',
      '=16区',
      '>=80%',
      '按照财政要求规范使用资金',
      '=20万人次',
      '其它',
      '社区、园区和楼宇满意度',
      '=100',
      '申报单位（盖章）：',
      '填报日期',
    ]);
    expect(text.match(/产出目标/gu)).toHaveLength(1);
  });
});

describe.each(formats)('the self-evaluation as %s', (format) => {
  test('has the nine-column layout, and says where evidence or a score is missing', async () => {
    const text = await textOf(await printSelfEvaluation(selfEvaluation2020, format), format);
    const rate = format === 'xlsx' ? '0.9' : '90%';
    expectInOrder(text, [
      '项目支出绩效自评表',
      '（2020年度）',
      '项目名称',
      '主管部门',
      '上海市科学技术协会',
      '实施单位',
      '上海市科普事业中心',
      '年初预算数',
      '全年预算数(A)',
      '全年执行数(B)',
      '分值',
      '执行率(B/A)',
      '得分',
      '年度资金总额',
      '120',
      '120',
      '108',
      '10',
      rate,
      '9',
      '其中：当年财政拨款',
      '上年结转资金',
      '其他资金',
      '预期目标',
      '实际完成情况',
    ]);
    for (const word of [
      '≥20万人次',
      '18.6万人次',
      '13.95',
      '暂无佐证',
      '未计分',
      '总分',
      '100',
      '偏差原因分析及改进措施',
      '填报人（签字）：',
      '联系电话：',
      '实施单位（盖章）：',
    ]) {
      expect(text).toContain(word);
    }
    expect(text.match(/产出指标/gu)).toHaveLength(1);
  });
});

test('each page of the PDF has its number, the version, the hash and the demo mark', async () => {
  const bytes = await printDeclaration(declaration2020, 'pdf');
  const { text, totalPages } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: false });
  expect(totalPages).toBeGreaterThan(1);
  text.forEach((page, at) => {
    const plain = page.replace(/\s/gu, '');
    expect(plain).toContain(`第${at + 1}页共${totalPages}页`);
    expect(plain).toContain(`版本v3（2020年3月5日）校验码${declaration2020.hash}`);
    expect(plain).toContain('演示数据');
  });
  const real = await textOf(await printDeclaration({ ...declaration2020, demo: false }, 'pdf'), 'pdf');
  expect(real).not.toContain('演示');
});

test('the same form gives the same PDF, byte for byte', async () => {
  const [first, second] = [
    await printSelfEvaluation(selfEvaluation2020, 'pdf'),
    await printSelfEvaluation(selfEvaluation2020, 'pdf'),
  ];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

test('headings are merged only while they stay the same in the same part', async () => {
  const one = { level3: '甲', target: '≥1' };
  const indicators = [
    { ...one, level1: '产出', level2: '数量' },
    { ...one, level1: '产出', level2: '数量' },
    { ...one, level1: '效益', level2: '数量' },
  ];
  const { value: html } = await mammoth.convertToHtml({
    buffer: Buffer.from(await printDeclaration({ ...declaration2020, indicators }, 'docx')),
  });
  expect(html).toContain('<td rowspan="2"><p>产出</p></td><td rowspan="2"><p>数量</p></td>');
  expect(html).toContain('<td><p>效益</p></td><td><p>数量</p></td>');
});

test('a form without indicators still prints', async () => {
  for (const format of formats) {
    const declared = await textOf(await printDeclaration({ ...declaration2020, indicators: [] }, format), format);
    expect(declared).toContain('2020年绩效目标');
    const evaluated = await textOf(await printSelfEvaluation({ ...selfEvaluation2020, indicators: [] }, format), format);
    expect(evaluated).toContain('总分');
  }
});

test('a character that cannot be printed is handed on as a refusal', async () => {
  const printing = printDeclaration({ ...declaration2020, project: '科普🚀' }, 'pdf');
  await expect(printing).rejects.toSatisfy(
    (error) =>
      error instanceof UnprintableForm && error.refusal.code === 'text-unprintable' && error.refusal.params.characters === '🚀',
  );
});

test('the layout of the declaration and the year decide in which layout a form is printed', () => {
  const chosen = (layout: string, fiscalYear: number) =>
    (['declaration', 'self-evaluation'] as const).map((form) => layoutFor(form, { layout, fiscalYear }).id);
  expect(chosen('sh-2020-target', 2020)).toEqual(['sh-2020-declaration', 'sh-self-evaluation']);
  expect(chosen('sh-2026-target', 2026)).toEqual(['sh-2026-declaration', 'sh-self-evaluation']);
  expect(chosen('cn-target', 2020)).toEqual(['cn-2020-declaration', 'cn-2020-self-evaluation']);
  expect(chosen('cn-target', 2023)).toEqual(['cn-2021-declaration', 'cn-2021-self-evaluation']);
  expect(chosen('unheard-of', 2021)).toEqual(['cn-2020-declaration', 'cn-2020-self-evaluation']);
});

test('costs stand first in the layouts of 2021, and nothing is lost', async () => {
  const cost = { level1: '成本指标', level2: '经济成本指标', level3: '人次成本', target: '≤6元' };
  const benefit = { level1: '效益指标', level2: '社会效益指标', level3: '受益人次', target: '≥20万人次' };
  const own = { level1: '其他', level2: '', level3: '自设指标', target: '≥1项' };
  const indicators = [own, benefit, cost];
  const print = (layout: string) => printDeclaration({ ...declaration2020, indicators }, 'docx', layout);
  expectInOrder(await textOf(await print('cn-2021-declaration'), 'docx'), ['人次成本', '受益人次', '自设指标']);
  expectInOrder(await textOf(await print('sh-2020-declaration'), 'docx'), ['自设指标', '受益人次', '人次成本']);
});

test('the national declaration parts its columns in two halves, in 万元; the Shanghai self-evaluation counts 元', async () => {
  const declared = await textOf(await printDeclaration(declaration2020, 'docx', 'cn-2020-declaration'), 'docx');
  expectInOrder(declared, [
    '项目资金',
    '中期资金总额：',
    '120',
    '年度资金总额：',
    '120',
    '中期目标（2020年—2020年）',
    '年度目标',
  ]);
  const shanghai = await textOf(await printSelfEvaluation(selfEvaluation2020, 'docx', 'sh-self-evaluation'), 'docx');
  expectInOrder(shanghai, ['财政项目支出绩效自评表', '年度资金总额', '1,200,000.00', '1,080,000.00']);
});

test('the nature of a project is ticked where its category says it', async () => {
  const text = await textOf(await printDeclaration(declaration2020, 'docx', 'sh-2026-declaration'), 'docx');
  expect(text).toContain('■一次性项目□经常性项目□阶段性项目');
});

test('heads that stand downwards do so in Word and Excel, and numbers that are wide are set smaller', async () => {
  const word = zipText(await printSelfEvaluation(selfEvaluation2020, 'docx'), 'word/document.xml');
  // A letter a line: turned text keeps LibreOffice from breaking a row over pages.
  expect(word).toMatch(/>绩<(?:(?!<\/w:tc>).)*<w:p>(?:(?!<\/w:tc>).)*>效<(?:(?!<\/w:tc>).)*>指<(?:(?!<\/w:tc>).)*>标</su);
  expect(word).not.toContain('<w:textDirection');
  const styles = zipText(await printSelfEvaluation(selfEvaluation2020, 'xlsx'), 'xl/styles.xml');
  expect(styles).toContain('textRotation="255"');
  expect(styles).toMatch(/shrinkToFit="(1|true)"/);
});

test('only a row that is too tall for a page may break in Word, however narrow the cell of its text', async () => {
  const remark = '受场地检修影响推迟开放，已与街镇商定补办，'.repeat(14);
  expect(remark.length).toBeLessThan(300);
  const [first, ...rest] = monitoring2020.indicators;
  const form = { ...monitoring2020, indicators: [{ ...first!, remark }, ...rest] };
  const rows = zipText(
    await printing.printMonitoring(form, 'docx', layoutNamed('monitoring', 'cn-monitoring')!),
    'word/document.xml',
  )
    .split('<w:tr>')
    .slice(1);
  expect(rows.filter((row) => !row.includes('<w:cantSplit/>')).map((row) => row.includes('商定补办'))).toEqual([true]);
});

describe('a layout is a file', () => {
  const file = JSON.stringify({ ...templates[0], id: 'own' });

  test('a further one needs no code', async () => {
    const own = readTemplate('own.json', file.replaceAll('项目支出绩效目标申报表', '某县项目绩效目标表'));
    const printed = await printing.printDeclaration(declaration2020, 'docx', own);
    expect(await textOf(printed, 'docx')).toContain('某县项目绩效目标表');
  });

  test.each([
    ['an unknown setting', file.replace('"sizePt":10', '"sizePt":10,"colour":"red"'), /own\.json is not well-formed.*colour/s],
    ['a table that does not fit', file.replace('"span":7', '"span":6'), /own\.json has a table that does not fit: row 1/],
    ['another name', file.replace('"id":"own"', '"id":"other"'), /own\.json calls itself other/],
  ])('%s is told with the name of the file', (_, text, message) => {
    expect(() => readTemplate('own.json', text)).toThrow(message);
  });
});

describe.each(formats)('the monitoring form as %s', (format) => {
  const layout = layoutNamed('monitoring', 'cn-monitoring')!;

  test('lies across, has both levels of heads, and ticks only what a person judged', async () => {
    const bytes = await printing.printMonitoring(monitoring2020, format, layout);
    const text = await textOf(bytes, format);
    for (const word of [
      '1—7月执行数',
      '1—7月执行率',
      '全年预计执行数',
      '偏差原因分析',
      '硬件条件保障',
      '原因说明',
      '完全不可能',
      '备注',
    ])
      expect(text).toContain(word);
    for (const word of ['64,210人次', '178,400人次', '二至四月场馆关闭，巡展停办。', '暂无佐证', '1项待确认'].slice(
      0,
      format === 'pdf' ? 5 : 4,
    ))
      expect(text).toContain(word);
    // Four causes and three possibilities of the three judged rows.
    expect(text.match(/√/gu)).toHaveLength(7);
    if (format === 'docx') expect(zipText(bytes, 'word/document.xml')).toMatch(/<w:pgSz w:w="16838" w:h="11906"/u);
    if (format === 'xlsx') expect(zipText(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/fitToWidth="1"|orientation="landscape"/u);
  });
});

test('sixty rows of the monitoring form keep their heads on every page', async () => {
  const indicators = Array.from({ length: 60 }, (_, at) => ({ ...monitoring2020.indicators[at % 4]!, level3: `指标${at + 1}` }));
  const bytes = await printing.printMonitoring(
    { ...monitoring2020, indicators },
    'pdf',
    layoutNamed('monitoring', 'cn-monitoring')!,
  );
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: false });
  const full = text.map((page) => page.replace(/\s/gu, '')).filter((page) => /指标\d/.test(page));
  expect(full.length).toBeGreaterThan(3);
  for (const page of full) for (const head of ['三级指标', '经费保障', '备注']) expect(page).toContain(head);
  expect(full.join('').match(/指标\d+(?=≥)/gu)).toHaveLength(60);
});

test('the total of a self-evaluation never stands alone on a page, however long the form', async () => {
  const row = selfEvaluation2020.indicators[0]!;
  const pages = new Set<number>();
  for (let count = 8; count <= 22; count += 1) {
    const indicators = Array.from({ length: count }, (_, at) => ({ ...row, level3: `指标${at + 1}。` }));
    const bytes = await printSelfEvaluation({ ...selfEvaluation2020, indicators }, 'pdf');
    const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: false });
    pages.add(text.length);
    const last = text.find((page) => page.replace(/\s/gu, '').includes('总分'))!;
    expect(last.replace(/\s/gu, ''), `${count} indicators`).toContain(`指标${count}。`);
  }
  expect(pages.size).toBeGreaterThan(1);
});

test('on the further pages of Word and Excel the head says what the rows are', async () => {
  const indicators = Array.from({ length: 40 }, (_, at) => ({ ...selfEvaluation2020.indicators[at % 6]!, level3: `指标${at}` }));
  const long = { ...selfEvaluation2020, indicators };
  const repeated = /<w:tr>(?:(?!<\/w:tr>).)*<w:tblHeader\/>(?:(?!<\/w:tr>).)*绩效指标/su;
  expect(zipText(await printSelfEvaluation(long, 'docx'), 'word/document.xml')).toMatch(repeated);
  expect(zipText(await printSelfEvaluation(selfEvaluation2020, 'docx'), 'word/document.xml')).not.toMatch(repeated);
  for (const format of formats)
    expect((await textOf(await printSelfEvaluation(long, format), format)).match(/绩效指标/gu)).not.toBeNull();
});

test('a self-evaluation that nobody handed in says so on each page', async () => {
  const draft = await textOf(await printSelfEvaluation({ ...selfEvaluation2020, draft: true }, 'pdf'), 'pdf');
  expect(draft).toContain('演示数据草稿');
  expect(await textOf(await printSelfEvaluation(selfEvaluation2020, 'pdf'), 'pdf')).not.toContain('草稿');
});

test('the room for signatures never stands alone on a page: the last rows go with it, wherever the page ends', async () => {
  const [first] = selfEvaluation2020.indicators;
  for (let more = 0; more < 14; more += 1) {
    const indicators = [
      ...selfEvaluation2020.indicators,
      ...Array.from({ length: more }, (_, at) => ({ ...first!, level3: `再一项${at}` })),
    ];
    const bytes = await printSelfEvaluation({ ...selfEvaluation2020, indicators }, 'pdf', 'sh-self-evaluation');
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false });
    const signed = text.map((page) => page.replace(/\s/gu, '')).find((page) => page.includes('单位负责人（签字）'));
    expect(signed, `with ${more} more`).toContain('总分');
    expect(signed, `with ${more} more`).toContain(indicators.at(-1)!.level3.replace(/\s/gu, '').slice(0, 4));
  }
});
