import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

type Row = readonly [level1: string, level2: string, name: string, target: string, actual: string, weight: string, score: string];

/** One self-evaluation as data; a level is written only where it changes, as merged cells are. */
const rows: readonly Row[] = [
  ['产出指标', '数量指标', '科普讲座场次', '≥64场', '70场', '20', '20'],
  ['', '', '科普展板更新数', '不少于30块', '30块', '10', '10'],
  ['', '质量指标', '讲座审核通过率', '≥95%', '98%', '10', '10'],
  ['', '时效指标', '活动按期完成时间', '2021年11月底前', '2021年11月20日', '10', '10'],
  ['效益指标', '社会效益指标', '受益居民人次', '≥2万人次', '1.8万人次', '30', '27'],
  ['满意度指标', '服务对象满意度指标', '听众满意度', '≥90%', '96%', '10', '10'],
];
const heads = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
const budgetHead = ['项目资金（万元）', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
const budget = ['年度资金总额', '36', '35', '34.3', '10', '98%', '9.8'];

/** The form as lines of cells. */
const lines: readonly (readonly string[])[] = [
  ['项目支出绩效自评表'],
  ['（2021年度）'],
  ['项目名称', '社区科普课堂'],
  ['主管部门', '演示县科协', '实施单位', '演示县科普站'],
  budgetHead,
  budget,
  heads,
  ...rows.map((row) => row.filter((cell) => cell !== '')),
  ['总分', '100', '96.8'],
];

function expectForm(form: FormReading): void {
  expect(form).toMatchObject({
    kind: 'self-evaluation',
    year: 2021,
    project: '社区科普课堂',
    unit: '演示县科普站',
    totalScore: 96.8,
    budget: { initialYuan: 360_000, adjustedYuan: 350_000, executedYuan: 343_000, weight: 10, score: 9.8 },
  });
  let [level1, level2] = ['', ''];
  const want = rows.map((row) => {
    level1 = row[0] || level1;
    level2 = row[1] || level2;
    return [level1, level2, row[2], row[3], row[4], Number(row[5]), Number(row[6])];
  });
  expect(
    form.indicators.map((row) => [row.level1, row.level2, row.level3, row.target.raw, row.actual?.raw, row.weight, row.score]),
  ).toEqual(want);
}

test('a level, a running head and a page number between two parts of a table do not end it', async () => {
  const html = asHtml().replace(/(<TR><td rowspan='1'>满意度指标)/, '</table>\n效益指标\n演示县2021年预算文本\n- 3 -\n<table>$1');
  const form = await read(html);
  expectForm(form);
  expect(form.warnings.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'text-unread 指标表中间的“演示县2021年预算文本”未读入',
  ]);
});

test('names that begin with a figure, and a column of running numbers', async () => {
  const form = await read(`2024年项目绩效目标申报表
项目名称 早教讲座
序号 一级指标 二级指标 三级指标 指标值
1 产出指标 数量指标 0-6岁儿童家长讲座场次 ≥12场
2 3D打印体验课节数 8节
3 时效指标 月报报送时间 每月5日前
4 效益指标 社会效益指标 家庭受益人次 5
5 满意度指标 服务对象满意度指标 家长满意度 ≥90%
编制单位：演示区科协`);
  expect(form.indicators.map((row) => [row.level2, row.level3, row.target.raw])).toEqual([
    ['数量指标', '0-6岁儿童家长讲座场次', '≥12场'],
    ['数量指标', '3D打印体验课节数', '8节'],
    ['时效指标', '月报报送时间', '每月5日前'],
    ['社会效益指标', '家庭受益人次', '5'],
    ['服务对象满意度指标', '家长满意度', '≥90%'],
  ]);
});

const namesOf = (form: FormReading) => form.indicators.map((row) => [row.level2, row.level3, row.target.raw]);

test('a name that begins like a level, a name that repeats its level, and a column of descriptions', async () => {
  const national = await read(`项目支出绩效目标表
（2023年度）
项目名称 科普日
一级指标 二级指标 三级指标 绩效指标描述 指标值
产出指标 数量指标 主会场活动场次 反映主会场活动场次的情况 1场
效益指标 经济效益指标 经济效益带动额 反映经济效益带动额的情况 ≥20万元
社会效益指标 农村青少年科学兴趣 反映农村青少年科学兴趣的情况 显著提升`);
  expect(namesOf(national)).toEqual([
    ['数量指标', '主会场活动场次', '1场'],
    ['经济效益指标', '经济效益带动额', '≥20万元'],
    ['社会效益指标', '农村青少年科学兴趣', '显著提升'],
  ]);
  const shanghai = await read(`财政项目支出绩效目标表
（2021年度）
项目名称：创客空间
一级目标 二级目标 三级目标 指标目标值
产出目标 数量 创客空间建成数 =3个
影响力目标 长效管理 长效管理制度建设 健全`);
  expect(namesOf(shanghai)[1]).toEqual(['长效管理', '长效管理制度建设', '健全']);
});

test('mid-term and yearly halves side by side: a row alone on its line is kept, and said', async () => {
  const form = await read(`项目支出绩效目标申报表
（2021年度）
项目名称 水质科普
一级指标 二级指标 三级指标 指标值 二级指标 三级指标 指标值
产出指标 数量指标 累计讲座场次 ≥90场 数量指标 讲座场次 ≥30场
数量指标 展板数量 ≥20块
质量指标 累计审核通过率 ≥90% 质量指标 审核通过率 ≥95%`);
  expect(form.indicators.map((row) => row.level3)).toEqual(['讲座场次', '展板数量', '审核通过率']);
  expect(form.warnings.find(({ code }) => code === 'halves-mixed')?.message).toContain('展板数量');
});

test('project and goal in columns of the indicator table; letters without width; a table that begins further right', async () => {
  const form = await read(
    [
      '项目支出绩效目标表',
      '（2023年度）',
      ['', '单位名称、项目名称', '项目年度绩效目标', '一级指标', '二级指标', '三级指标', '指标值'],
      ['', '科普\u200b大讲堂', '办好大讲堂', '产出指标', '数量\u200b指标', '讲座场次', '≥9场'],
      ['', '科普大讲堂', '办好大讲堂', '满意度指标', '服务对象满意度指标', '听众满意度', '≥90%'],
    ]
      .map((cells) => (typeof cells === 'string' ? cells : cells.join('\t')))
      .join('\n'),
  );
  expect(form.project).toBe('科普大讲堂');
  expect(Object.values(form.sections)).toContain('办好大讲堂');
  expect(namesOf(form)).toEqual([
    ['数量指标', '讲座场次', '≥9场'],
    ['服务对象满意度指标', '听众满意度', '≥90%'],
  ]);
  const shifted = lines.map((cells) => ['', '', ...cells].join('\t')).join('\n');
  expect((await read(shifted)).budget).toMatchObject({ initialYuan: 360_000, executedYuan: 343_000, weight: 10, score: 9.8 });
});

test('one figure beside 总分 is the score, and a title on a further page is no indicator', async () => {
  const form = await read(
    lines
      .map((cells) => cells.join(' '))
      .join('\n')
      .replace('效益指标 社会', '项目支出绩效自评表（续）\n效益指标 社会')
      .replace('总分 100 96.8', '自评得分：96.8分'),
  );
  expectForm(form);
});

test('values before their names, and rows from right to left', async () => {
  const table = [
    ['产出指标', '数量指标', '讲座场次', '≥100场'],
    ['质量指标', '讲座审核通过率', '≥95%'],
    ['时效指标', '完成时间', '2022年12月底前'],
    ['效益指标', '可持续影响指标', '长效机制', '健全'],
  ];
  const head = '项目支出绩效目标表\n（2022年度）\n项目名称 讲座\n';
  const swapped = table.map((row) => [...row.slice(0, -2), row.at(-1), row.at(-2)].join(' ')).join('\n');
  const reversed = table.map((row) => row.toReversed().join(' ')).join('\n');
  const want = [
    ['产出指标', '数量指标', '讲座场次', '≥100场'],
    ['产出指标', '质量指标', '讲座审核通过率', '≥95%'],
    ['产出指标', '时效指标', '完成时间', '2022年12月底前'],
    ['效益指标', '可持续影响指标', '长效机制', '健全'],
  ];
  for (const text of [
    `${head}一级指标 二级指标 三级指标 指标值\n${swapped}`,
    `${head}一级指标 二级指标 三级指标 指标值\n${reversed}`,
    `${head}指标值 三级指标 二级指标 一级指标\n${reversed}`,
  ]) {
    const form = await read(text);
    expect(form.indicators.map((row) => [row.level1, row.level2, row.level3, row.target.raw])).toEqual(want);
    expect(form.warnings.map(({ code }) => code)).toEqual(['values-first']);
  }
});

test('a figure beside the label of a name is never taken as that name', async () => {
  const form = await read(lines.map((cells) => cells.join('\t').replace('演示县科普站', '9,034')).join('\n'));
  expect(form.unit).toBeNull();
  expect(form.warnings.map(({ code }) => code)).toContain('value-doubtful');
});

test('amounts whose unit is printed nowhere stay as they are, and are doubted', async () => {
  const plain = lines.map((cells) => cells.map((cell) => cell.replace('（万元）', '')));
  const bare = await read(plain.map((cells) => cells.join('\t')).join('\n'));
  expect(bare.budget).toMatchObject({ initialYuan: 36, adjustedYuan: 35, executedYuan: 34.3, weight: 10, score: 9.8 });
  expect(bare.warnings.map(({ code }) => code)).toEqual(['money-unit-missing']);
  const titled = await read(
    ['项目支出绩效自评表', '金额单位：万元', ...plain.slice(1).map((cells) => cells.join('\t'))].join('\n'),
  );
  expect(titled.budget.initialYuan).toBe(360_000);
  expect(titled.warnings).toEqual([]);
  for (const unit of ['金额单位：元', '金额单位：人民币元']) {
    const inYuan = await read(['项目支出绩效自评表', unit, ...plain.slice(1).map((cells) => cells.join('\t'))].join('\n'));
    expect(inYuan.budget.initialYuan, unit).toBe(36);
    expect(inYuan.warnings, unit).toEqual([]);
  }
});

/** Merged cells as web pages and text recognition write them. */
function asHtml(): string {
  const cell = (text: string, merged = ''): string => `<td${merged}>${text.replace('≥', '&ge;')}</td>`;
  const plain = lines.slice(2, 7).map((cells) => {
    const rest = 7 - cells.length;
    return `<tr>${cells.map((text, at) => cell(text, at === cells.length - 1 && rest > 0 ? ` colspan="${rest + 1}"` : '')).join('')}</tr>`;
  });
  const tall = (level: 0 | 1, at: number): string => {
    const next = rows.findIndex((row, index) => index > at && (row[level] !== '' || row[0] !== ''));
    return ` rowspan='${(next < 0 ? rows.length : next) - at}'`;
  };
  const body = rows.map((row, at) => {
    const levels = ([0, 1] as const).flatMap((level) => (row[level] ? [cell(row[level], tall(level, at))] : []));
    return `<TR>${levels.join('')}${row
      .slice(2)
      .map((text) => cell(text.replace('居民人次', '居民<br/>人次')))
      .join('\n')}</TR>`;
  });
  return `# 项目支出绩效自评表\n\n（2021年度）\n<table border="1">${plain.join('')}${body.join('')}<tr>${cell('总分', ' colspan="5"')}${cell('100')}${cell('96.8')}</tr></table>\n`;
}

test('a table in HTML, with cells merged over rows and columns', async () => {
  expectForm(await read(asHtml()));
});

const padded = (cells: readonly string[]): string => `${cells.join(' | ')} |${'|'.repeat(Math.max(0, 9 - cells.length))}`;
const shapes: Record<string, (form: typeof lines) => string> = {
  'a row a line': (form) => form.map((cells) => cells.join(' ')).join('\n'),
  'wide gaps between cells': (form) => form.map((cells) => cells.join('　　')).join('\n'),
  'a cell a line': (form) => form.flat().join('\n'),
  'one line': (form) => form.flat().join(' '),
  'a bar after each cell and one for each merged column': (form) => form.map(padded).join('\n'),
  'a cell a line with its bar': (form) =>
    form
      .flat()
      .map((cell) => `${cell} |`)
      .join('\n'),
  'Markdown, framed rows': (form) =>
    form.map((cells) => (cells.length === 1 ? `## ${cells[0]}` : `| ${cells.join(' | ')} |`)).join('\n'),
};

/** A merged cell before the rows comes out as an indent: the text looks laid out as its page was, and is not. */
shapes['four blanks for each border, all rows indented'] = (form) =>
  form.map((cells) => (cells.length > 4 ? ['', ...cells] : cells).join('    ')).join('\n');

describe.each(Object.entries(shapes))('a self-evaluation as text: %s', (_name, shape) => {
  test('is read as it was', async () => expectForm(await read(shape(lines))));
});

test('a level with its points, and levels glued to names and targets', async () => {
  const glued = lines.map((cells) =>
    cells[0] === '产出指标' ? ['产出指标（50分）数量指标科普讲座场次≥64场', ...cells.slice(4)] : cells,
  );
  expectForm(await read(shapes['a row a line']?.(glued) ?? ''));
});

test('whatever blanks, full-width letters and line ends a converter leaves', async () => {
  const blank = fc.constantFrom(' ', '  ', '\u3000', ' \u00a0');
  const wide = (text: string): string => text.replace(/[0-9%]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('a row a line', 'one line', 'a cell a line'),
      fc.array(blank, { minLength: 40, maxLength: 40 }),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      async (shape, blanks, fullWidth, end) => {
        let at = 0;
        const text = (shapes[shape]?.(lines) ?? '')
          .replace(/ /g, () => blanks[at++ % blanks.length] ?? ' ')
          .replaceAll('\n', end);
        const form = await read(fullWidth ? wide(text) : text);
        expect(form.indicators.map((row) => row.level3)).toEqual(rows.map((row) => row[2]));
        expect(form.indicators.map((row) => row.target.value)).toEqual([64, 30, 95, null, 20_000, 90]);
        expect(form.indicators.map((row) => row.score)).toEqual(rows.map((row) => Number(row[6])));
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('a declaration with weights, and a unit that no list knows', async () => {
  const form = await read(
    '项目支出绩效目标申报表\n（2021年度）\n项目名称：甲\n一级指标 二级指标 三级指标 指标值 权重\n产出指标 数量指标 巡回讲解 ≥480点次 20\n质量指标 讲解合格率 ≥95% 10\n',
  );
  expect(form.indicators.map((row) => [row.level3, row.target.raw, row.weight])).toEqual([
    ['巡回讲解', '≥480点次', 20],
    ['讲解合格率', '≥95%', 10],
  ]);
});

test('two forms in one file: both are named, the first is read', async () => {
  const other = lines.map((cells) => cells.map((cell) => (cell === '社区科普课堂' ? '科普大篷车' : cell)));
  const form = await read(`${shapes['a row a line']?.(lines)}\n${shapes['a row a line']?.(other)}`);
  expectForm(form);
  const warning = form.warnings.find(({ code }) => code === 'further-form-unread');
  expect(warning?.message).toMatch(/2 张表：“社区科普课堂”、“科普大篷车”/);
});

test('columns written one after the other are paired only where they are equally long', async () => {
  const head = '项目支出绩效目标申报表\n（2021年度）\n项目名称：甲\n一级指标 二级指标 三级指标\n';
  const paired = await read(`${head}讲座场次\n受益人次\n指标值\n≥4场\n≥200人次\n`);
  expect(paired.indicators.map((row) => [row.level3, row.target.raw])).toEqual([
    ['讲座场次', '≥4场'],
    ['受益人次', '≥200人次'],
  ]);
  expect(paired.warnings.map(({ code }) => code)).toContain('columns-paired');
  const apart = await read(`${head}讲座场次\n受益人次\n听众满意度\n指标值\n≥4场\n≥200人次\n`);
  expect(apart.indicators).toEqual([]);
  expect(apart.warnings.find(({ code }) => code === 'columns-apart')?.message).toContain('听众满意度');
});

test('a table without any head, and the form of a whole department, are read with a warning', async () => {
  const form = await read(
    '部门整体支出绩效自评表\n（2021年度）\n单位名称：演示县科协\n产出指标 数量指标 讲座场次 ≥4场 5场 20 20\n效益指标 社会效益指标 受益人次 ≥200人次 260人次 30 30\n',
  );
  expect(form.indicators.map((row) => [row.level3, row.weight, row.score])).toEqual([
    ['讲座场次', 20, 20],
    ['受益人次', 30, 30],
  ]);
  expect(form.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['head-missing', 'department-form']));
});

describe('hostile text is read or refused within seconds', () => {
  const heading = '项目支出绩效目标申报表\n（2021年度）\n项目名称：甲\n一级指标 二级指标 三级指标 指标值\n';
  test.each([
    ['one endless figure', `${heading}产出指标 数量指标 讲座 ${'9'.repeat(40_000)}`],
    ['thousands of signs', `${heading}产出指标 数量指标 讲座 ${'≥ '.repeat(20_000)}`],
    ['thousands of blanks inside a label', `${heading}项${' '.repeat(50_000)}目名称`],
    ['thousands of open brackets', `${heading}产出指标（`.repeat(5000)],
    ['thousands of bars', `${heading}${'|'.repeat(50_000)}`],
    ['amounts broken over lines without end', `${heading}${'2020年1月 1万\n元 （1\n）'.repeat(2500)}`],
    ['blocks without end', `${heading}${'≥1万\n人次\n\n讲座场\n次\n\n'.repeat(900)}`],
    ['level names without end', heading + '产出指标数量指标'.repeat(5000)],
  ])('%s', async (_name, text) => {
    const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
    expect(typeof result.ok).toBe('boolean');
  });
});

describe('values of other years beside those of the form', () => {
  const form = (heads: string, separator: string): Promise<FormReading> =>
    read(
      [
        ['项目支出绩效目标表'],
        ['（2024年度）'],
        ['项目名称', '讲座'],
        ['一级指标', '二级指标', '三级指标', ...heads.split(',')],
        ['产出指标', '数量指标', '讲座场次', '50场', '60场', '70场'].slice(0, 3 + heads.split(',').length),
        ['满意度指标', '服务对象满意度指标', '听众满意度', '≥80%', '≥85%', '≥90%'].slice(0, 3 + heads.split(',').length),
      ]
        .map((cells) => cells.join(separator))
        .join('\n'),
    );

  const cases: [heads: string, first: string, second: string][] = [
    ['上年实际值,本年目标值', '60场', '≥85%'],
    ['历史值,指标值', '60场', '≥85%'],
    ['指标值（上年）,指标值（本年）', '60场', '≥85%'],
    ['2024年指标值,2025年指标值,2026年指标值', '50场', '≥80%'],
    ['2022年实际值,2023年完成值,2024年目标值', '70场', '≥90%'],
  ];
  test.each(cases.flatMap((row) => ['\t', ' ', ' | '].map((separator) => [...row, separator] as const)))(
    '%s',
    async (heads, first, second, separator) => {
      const reading = await form(heads, separator);
      expect(reading.indicators.map((row) => [row.level3, row.target.raw])).toEqual([
        ['讲座场次', first],
        ['听众满意度', second],
      ]);
      const kept = reading.indicators[0]!.otherValues ?? [];
      expect(reading.warnings.map(({ code }) => code)).toEqual([kept.length > 0 ? 'other-years-kept' : 'other-years-unread']);
      // Cells or words: of every row all of them are found, and stay below their headings.
      expect(kept.length).toBe(heads.split(',').length - 1);
      const headings = heads.split(',');
      for (const { heading, raw } of kept) {
        expect(headings).toContain(heading);
        expect(raw).toBe(['50场', '60场', '70场'][headings.indexOf(heading)]);
        expect(raw).not.toBe(first);
      }
    },
  );

  test('no column of the form’s own year: the last is read, and said', async () => {
    const reading = await form('2022年目标值,2023年目标值', '\t');
    expect(reading.indicators[0]?.target.raw).toBe('60场');
    expect(reading.warnings.map(({ code }) => code)).toContain('year-mismatch');
  });
});
