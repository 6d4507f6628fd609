import { expect, test } from 'vitest';
import { cell, docxOf, paragraph, row, run, table } from '../packages.fixture.ts';
import { readForm } from '../read-form.ts';
import { textOfFile } from './text-of-file.ts';

/** Rows as `column:text`, with `/span` where a cell is merged over columns. */
async function rowsOf(body: string): Promise<string[][]> {
  const read = await textOfFile({ name: '表.docx', bytes: docxOf(`${paragraph('表')}${body}`) });
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.rows
    .slice(1)
    .map(({ cells }) => cells.map(({ text, column, span }) => `${column}${span > 1 ? `/${span}` : ''}:${text}`));
}

const control = (inner: string, properties = ''): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
const begun = '<w:vMerge w:val="restart"/>';
const goesOn = '<w:vMerge/>';

const cases: [what: string, body: string, rows: string[][]][] = [
  ['a content control around a paragraph', control(paragraph('块')), [['0:块']]],
  ['a content control in a line', paragraph(`${run('前')}${control(run('内'))}${run('后')}`), [['0:前内后']]],
  ['a content control around a cell', table(row(['甲', control(cell('乙')), '丙'])), [['0:甲', '1:乙', '2:丙']]],
  [
    'a content control around a row',
    table(control(row(['甲', '乙'])), row(['丙', '丁'])),
    [
      ['0:甲', '1:乙'],
      ['0:丙', '1:丁'],
    ],
  ],
  [
    'a form laid out in one big cell',
    table(row([cell(table(row(['项目名称', '甲']), row(['三级指标', '指标值'])))])),
    [
      ['0:项目名称', '1:甲'],
      ['0:三级指标', '1:指标值'],
    ],
  ],
  [
    'the table of indicators inside of a cell',
    table(
      row(['绩效指标', cell(`${paragraph('见下')}${table(row(['三级指标', '指标值']), row(['场次', '≥4场']))}${paragraph('')}`)]),
      row(['备注', '无']),
    ),
    [
      ['0:绩效指标', '1:见下'],
      ['0:三级指标', '1:指标值'],
      ['0:场次', '1:≥4场'],
      ['0:备注', '1:无'],
    ],
  ],
  [
    'a small table within a text stays text',
    table(row(['项目概况', cell(table(row(['一季度', '启动'])))])),
    [['0:项目概况', '1:一季度\t启动']],
  ],
  [
    'a prompt nobody wrote over',
    table(row(['项目名称', cell(control(paragraph('单击此处输入文字。'), '<w:showingPlcHdr/>'))])),
    [['0:项目名称', '1:']],
  ],
  [
    'inserted text is kept, deleted text dropped',
    paragraph(
      `${run('≥')}<w:del w:id="1"><w:r><w:delText>80</w:delText></w:r></w:del><w:ins w:id="2">${run('90')}</w:ins>${run('%')}`,
    ),
    [['0:≥90%']],
  ],
  [
    'moved text stands where it went',
    paragraph(`<w:moveFrom w:id="1">${run('旧')}</w:moveFrom><w:moveTo w:id="2">${run('新')}</w:moveTo>`),
    [['0:新']],
  ],
  [
    'a deleted row is none, an inserted one is',
    table(row(['甲', '1']), row(['乙', '2'], '<w:del w:id="3"/>'), row(['丙', '3'], '<w:ins w:id="4"/>')),
    [
      ['0:甲', '1:1'],
      ['0:丙', '1:3'],
    ],
  ],
  [
    'hidden text is none, text that is shown again is',
    paragraph(
      `${run('≥')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>80</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>90</w:t></w:r>${run('%')}`,
    ),
    [['0:≥90%']],
  ],
  [
    'a hidden paragraph mark hides no text',
    `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run('社区讲座')}</w:p>`,
    [['0:社区讲座']],
  ],
  [
    'a cell whose deletion is tracked is none',
    table(
      row(['甲', '<w:tc><w:tcPr><w:cellDel w:id="5"/></w:tcPr><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc>', '乙']),
      row(['丙', '丁']),
    ),
    [
      ['0:甲', '1:乙'],
      ['0:丙', '1:丁'],
    ],
  ],
  [
    'an old text box',
    paragraph(
      `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('框内')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>${run('框外')}`,
    ),
    [['0:框外'], ['0:框内']],
  ],
  [
    'a drawn text box, once',
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">@box</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('框内')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('框外')}`,
    ),
    [['0:框外'], ['0:框内']],
  ],
  [
    'a drawn text box that has no older form',
    paragraph(`<w:r><mc:AlternateContent><mc:Choice Requires="wps">@box</mc:Choice></mc:AlternateContent></w:r>${run('框外')}`),
    [['0:框外'], ['0:框内']],
  ],
  ['a drawn text box by itself', paragraph(`<w:r>@box</w:r>${run('框外')}`), [['0:框外'], ['0:框内']]],
  [
    'a table in a cell',
    table(
      row(['外', cell(`${paragraph('前')}${table(row(['一', '二']), row(['三', '四']))}${paragraph('后')}`)]),
      row(['下', '右']),
    ),
    [
      ['0:外', '1:前\n一\t二\n三\t四\n后'],
      ['0:下', '1:右'],
    ],
  ],
  [
    'soft hyphens and joiners that nobody sees',
    paragraph(`<w:r><w:t>科\u00ad普\u200b讲</w:t><w:softHyphen/><w:t>座</w:t></w:r>`),
    [['0:科普讲座']],
  ],
  ['a hyphen that does not break', paragraph('<w:r><w:t>80%</w:t><w:noBreakHyphen/><w:t>90%</w:t></w:r>'), [['0:80%-90%']]],
  [
    'breaks and tabs in a cell',
    table(row([cell('<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:cr/><w:t>四</w:t></w:r></w:p>')])),
    [['0:一\n二\t三\n四']],
  ],
  [
    'the result of a field, not its code',
    paragraph(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('360')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('元')}`,
    ),
    [['0:360元']],
  ],
  ['a simple field', paragraph(`<w:fldSimple w:instr=" DATE ">${run('2020年')}</w:fldSimple>${run('度')}`), [['0:2020年度']]],
  [
    'a box that is ticked',
    paragraph(
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run('是')}`,
    ),
    [['0:☑是']],
  ],
  [
    'a formula',
    paragraph(
      `<m:oMathPara><m:oMath><m:r><m:t>≥</m:t></m:r><m:f><m:num><m:r><m:t>9</m:t></m:r></m:num><m:den><m:r><m:t>10</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>${run('。')}`,
    ),
    [['0:≥9/10。']],
  ],
  [
    'a phonetic guide',
    paragraph(
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run('kē')}</w:rt><w:rubyBase>${run('科')}</w:rubyBase></w:ruby></w:r>${run('普')}`,
    ),
    [['0:科普']],
  ],
  [
    'a row that begins to the right',
    table(row(['甲', '乙', '丙']), row(['丁', '戊'], '<w:gridBefore w:val="1"/>'), row(['己'], '<w:gridAfter w:val="2"/>')),
    [['0:甲', '1:乙', '2:丙'], ['0:', '1:丁', '2:戊'], ['0:己']],
  ],
  [
    'a merged cell',
    table(row([cell('甲', `<w:gridSpan w:val="2"/>${begun}`), '1']), row([cell('', `<w:gridSpan w:val="2"/>${goesOn}`), '2'])),
    [['0/2:甲', '2:1'], ['2:2']],
  ],
  [
    'a merge that never began',
    table(row(['头', '0']), row([cell('甲', goesOn), '1']), row([cell('', goesOn), '2'])),
    [['0:头', '1:0'], ['0:甲', '1:1'], ['1:2']],
  ],
  [
    'a merge below a row that begins to the right',
    table(row(['左', cell('甲', begun)]), row([cell('', goesOn)], '<w:gridBefore w:val="1"/>')),
    [['0:左', '1:甲'], ['0:']],
  ],
  [
    'a merge below another table in a cell',
    table(row([cell(`${table(row([cell('内', begun)]))}<w:p/>`), '1']), row([cell('甲', goesOn), '2'])),
    [
      ['0:内', '1:1'],
      ['0:甲', '1:2'],
    ],
  ],
];

const box = `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${paragraph('框内')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;

test.each(cases)('%s', async (_what, body, rows) => {
  expect(await rowsOf(body.replace('@box', box))).toEqual(rows);
});

test('a form with all of them is read like a plain one', async () => {
  const target = cell(
    paragraph(
      `<w:ins w:id="1">${run('≥')}</w:ins><w:del w:id="2"><w:r><w:delText>≤</w:delText></w:r></w:del><m:oMath><m:r><m:t>90%</m:t></m:r></m:oMath>`,
    ),
  );
  const body = [
    paragraph('项目支出绩效目标申报表'),
    paragraph(`<w:fldSimple w:instr="DATE">${run('（2020年度）')}</w:fldSimple>`),
    table(
      row(['项目名称', control(cell('社区科普行')), '实施单位', '演示市科普中心']),
      row(['一级指标', '二级指标', '三级指标', '指标值']),
      row([cell('产出指标', goesOn), '数量指标', '科普讲\u00ad座场次', '≥4场']),
      row(['质量指标', '讲师合格率', target], '<w:gridBefore w:val="1"/>'),
    ),
  ];
  const read = await readForm({ name: '表.docx', bytes: docxOf(body.join('')) });
  expect(read).toMatchObject({
    ok: true,
    value: {
      year: 2020,
      project: '社区科普行',
      indicators: [
        { level1: '产出指标', level2: '数量指标', level3: '科普讲座场次', target: { value: 4 } },
        { level1: '产出指标', level2: '质量指标', level3: '讲师合格率', target: { raw: '≥90%', comparator: '≥', value: 90 } },
      ],
    },
  });
});

test('points on two lines of a cell are not put together to one figure', async () => {
  const lines = (...texts: string[]) => cell(texts.map((text) => paragraph(text)).join(''));
  const body = [
    paragraph('项目支出绩效自评表（2021年度）'),
    table(
      row(['项目名称', '社区科普行', '实施单位', '演示市科普中心']),
      row(['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分']),
      row(['产出指标', '数量指标', '科普讲座场次', '≥4场', '4场', lines('5', '5'), '5']),
      row(['产出指标', '数量指标', '科普展览场次', '≥4场', '4场', '10', lines('9.', '88')]),
    ),
  ];
  const read = await readForm({ name: '表.docx', bytes: docxOf(body.join('')) });
  expect(read).toMatchObject({
    ok: true,
    value: {
      indicators: [
        { weight: null, score: 5 },
        { weight: 10, score: 9.88 },
      ],
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'points-unread', message: '分值“5 5”不是数字' })]),
    },
  });
});

test('markup nested without end, or broken, is refused or read in no time', async () => {
  for (const tag of ['w:sdt', 'w:tbl', 'w:ruby', 'm:oMath', 'mc:AlternateContent']) {
    const open = `<${tag}>`.repeat(200_000);
    const read = await textOfFile({ name: '表.docx', bytes: docxOf(open) });
    expect(read.ok ? '' : read.refusal.code).toMatch(/^form-(?:damaged|empty)$/);
  }
});
