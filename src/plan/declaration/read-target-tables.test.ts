import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

/** Target tables as finance offices of several provinces hand them down: their columns, and what they leave open. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '目标表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const rowsOf = ({ indicators }: FormReading): string[] =>
  indicators.map(({ level2, level3, target }) => `${level2}｜${level3}｜${target.raw}`);
const codesOf = ({ warnings }: FormReading): string[] => warnings.map(({ code }) => code);

const HEAD =
  '项目支出绩效目标申报表 |\n（2024年度） |\n项目名称 | 流动科技馆巡展 | 实施单位 | 演示县科技馆 |\n年度总体目标 | 巡展进乡镇。 |\n';

const TABLE = '一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 巡展站次 | ≥12站 |\n';

test('a level whose template says whether it must be filled in is no name', async () => {
  const form = await read(
    `${HEAD}一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 (必填) | 巡展站次（站） | 12 |\n效益指标 | 社会效益 指标 (选填) | 乡镇少年的科学兴趣有所增强。 | |\n生态效益 指标 (选填) | 展品包装可以再用。 | |`,
  );
  expect(rowsOf(form)).toEqual([
    '数量指标｜巡展站次（站）｜12',
    '社会效益指标｜乡镇少年的科学兴趣有所增强。｜',
    '生态效益指标｜展品包装可以再用。｜',
  ]);
  expect(codesOf(form).filter((code) => code === 'target-blank')).toHaveLength(2);
});

test('an indicator whose target was not filled in is kept, and told', async () => {
  const form = await read(
    `${HEAD}一级指标 |\n二级指标 |\n三级指标 |\n指标值 |\n产出指标 |\n数量指标 |\n巡展站次（站） |\n||\n覆盖乡镇数（个） |\n||`,
  );
  expect(rowsOf(form)).toEqual(['数量指标｜巡展站次（站）｜', '数量指标｜覆盖乡镇数（个）｜']);
  expect(codesOf(form)).toContain('target-blank');
});

test('a second row of the head that names years is none of the indicators', async () => {
  const form = await read(
    `${HEAD}绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 指标标准或依据 | |\n2023年实际实现值 | 预期2024年实现值 | |||||\n产出指标 | 数量指标 | 巡展站次 | 12站 | ||\n展品件数 | 40件 | ||`,
  );
  expect(rowsOf(form)).toEqual(['数量指标｜巡展站次｜12站', '数量指标｜展品件数｜40件']);
  expect(codesOf(form)).toContain('other-years-unread');
});

test('grades are the target of an indicator in words, and no unit', async () => {
  const form = await read(
    '绩效目标表\n单位信息： 演示县科技馆 项目名称： 流动科技馆巡展\n整体目标： 巡展进乡镇。\n一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重(%)\n产出指标 数量指标 巡展站次 ≥ 12 站 40\n效益指标 社会效益指标 少年科学兴趣 定性 高中低\n30',
  );
  expect(form.unit).toBe('演示县科技馆');
  expect(form.indicators.map(({ target, weight }) => [target.raw, weight])).toEqual([
    ['≥12站', 40],
    ['高中低', 30],
  ]);
});

const GLUED =
  '附件2科普专项资金绩效目标表(2024年度)项目名称流动科技馆巡展主管部门(单位)名称演示市科学技术协会补助区域演示县资金情况(万元)资金总额:36其中:财政拨款36其他资金0总体目标巡展进乡镇，展品完好。';

test('a form that ran together keeps its goal, its department and the name that stands twice', async () => {
  const form = await read(
    `${GLUED}产出指标数量指标流动科技馆巡展站次流动科技馆巡展站次≥12站质量指标展品完好情况展品完好情况≥95%`,
  );
  expect(form).toMatchObject({ project: '流动科技馆巡展', unit: '演示市科学技术协会', budget: { currentYearYuan: 360_000 } });
  expect(form.sections.年度总体目标).toBe('巡展进乡镇，展品完好。');
  expect(rowsOf(form)).toEqual(['数量指标｜流动科技馆巡展站次｜≥12站', '质量指标｜展品完好情况｜≥95%']);
  expect(codesOf(form)).toEqual(expect.arrayContaining(['unit-inferred', 'name-doubled']));
});

test('points written as a share are read as such, and told', async () => {
  const form = await read(
    `${GLUED}一级指标*二级指标*三级指标*绩效指标性质*绩效指标值*绩效度量单位权重*指标方向性*产出指标数量指标流动科技馆巡展站次≥12站30%正向指标`,
  );
  expect(form.indicators.map(({ target, weight }) => [target.raw, weight])).toEqual([['≥12站', 30]]);
  expect(codesOf(form)).toContain('points-share');
});

test('the national declaration of 投入, 产出 and 效益 is a target table, whatever notice stands above it', async () => {
  const form = await read(
    '2024年财政支出项目绩效目标表\n根据《关于开展专项支出绩效自评工作的通知》要求，现公开如下。\n主管部门名称：演示市科学技术协会\n专项名称 流动科技馆巡展\n总体绩效目标 巡展进乡镇。\n绩效目标 评价指标 绩效内容 绩效标准 全年绩效目标\n投入 成本目标 巡展经费控制 100% ≤36万元\n产出 数量目标 流动科技馆巡展站次 12站 12站',
  );
  expect(form.kind).toBe('target');
  expect(form).toMatchObject({ project: '流动科技馆巡展', unit: '演示市科学技术协会' });
});

test('an amount that touches its label is read, and one beside no label is told', async () => {
  const lines = (amount: string): string =>
    `项目支出绩效目标申报表\n（2024年度）\n\n项目名称\n\n流动科技馆巡展\n\n实施单位\n\n演示县科技馆\n\n${amount}\n\n年度绩效目标\n\n巡展进乡镇。\n\n一级指标\n\n二级指标\n\n三级指标\n\n指标值\n\n产出指标\n\n数量指标\n\n巡展站次\n\n≥12站\n`;
  expect((await read(lines('年度预算申请36万元'))).budget.currentYearYuan).toBe(360_000);
  const unknown = await read(lines('县里另给36万元'));
  expect(unknown.budget.currentYearYuan).toBeNull();
  expect(unknown.warnings.map(({ message }) => message).join()).toContain('县里另给36万元');
});

test('the years that a project takes are not the year of the form', async () => {
  expect(
    (
      await read(
        HEAD.replace('（2024年度）', '实施周期 2023年-2025年') +
          '一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 巡展站次 | 12站 |',
      )
    ).year,
  ).toBeNull();
});

const ROWS = [
  ['产出指标', '数量指标', '巡展站次', '≥', '12', '站', '50'],
  ['', '', '展品件数', '=', '40', '件', '30'],
  ['满意度指标', '服务对象满意度指标', '观众满意度', '≥', '90', '%', '20'],
] as const;
const TOP = [
  ['项目名称', '流动科技馆巡展'],
  ['实施单位', '演示县科技馆'],
  ['年度总体目标', '巡展进乡镇。'],
];
const targetText = ([, , , sign, figure, unit]: (typeof ROWS)[number]): string => `${sign}${figure}${unit}`;

/** A table of these columns as a row of blanks, of tabs, or a cell a line. */
function tables(columns: readonly string[], cellsOf: (row: (typeof ROWS)[number]) => readonly string[]): string[] {
  const lines = [...TOP, columns, ...ROWS.map(cellsOf)];
  const filled = lines.map((cells) => cells.filter((cell) => cell !== ''));
  const title = '项目支出绩效目标表\n（2024年度）\n';
  return [
    title + filled.map((cells) => cells.join(' ')).join('\n'),
    title + lines.map((cells) => cells.join('\t')).join('\n'),
    title + filled.map((cells) => cells.join(' | ')).join(' |\n'),
    title + filled.flat().join('\n'),
  ];
}

test.each([
  ['实施周期指标值', '年度指标值'],
  ['实施期指标值', '年度指标值'],
  ['周期目标值', '年度目标值'],
])('%s beside %s is not the target of the year', async (term, year) => {
  const texts = tables(['一级指标', '二级指标', '三级指标', term, year], (row) => [
    ...row.slice(0, 3),
    targetText(row).replace(/\d+(?=站|件)/, (figure) => String(Number(figure) * 3)),
    targetText(row),
  ]);
  for (const text of texts)
    expect((await read(text)).indicators.map(({ level3, target }) => [level3, target.raw])).toEqual(
      ROWS.map((row) => [row[2], targetText(row)]),
    );
});

test.each(['年度目标', '绩效目标', '指标数值'])(
  'a column called %s holds the targets where no other does, and that is told',
  async (heading) => {
    const texts = tables(['一级指标', '二级指标', '三级指标', heading, '权重'], (row) => [
      ...row.slice(0, 3),
      targetText(row),
      row[6],
    ]);
    for (const text of texts) {
      const form = await read(text);
      expect(form.indicators.map(({ target, weight }) => [target.raw, weight])).toEqual(
        ROWS.map((row) => [targetText(row), Number(row[6])]),
      );
      expect(codesOf(form)).toContain('column-inferred');
    }
  },
);

test('a sign in a cell before the target belongs to it, whatever its column is called', async () => {
  const texts = tables(['一级指标', '二级指标', '三级指标', '绩效指标值类型', '绩效指标值', '计量单位'], (row) =>
    row.slice(0, 6),
  );
  for (const text of texts)
    expect((await read(text)).indicators.map(({ target }) => target.raw)).toEqual(ROWS.map((row) => targetText(row)));
});

test('a column that tells how an indicator is looked at is no part of its target', async () => {
  const texts = tables(['一级指标', '二级指标', '三级指标', '目标值', '核验方式'], (row) => [
    ...row.slice(0, 3),
    targetText(row),
    '查阅台账',
  ]);
  // A cell a line shows no rows: there the short text may be taken for the end of the target.
  for (const text of texts.slice(0, 3))
    expect((await read(text)).indicators.map(({ target }) => target.raw)).toEqual(ROWS.map((row) => targetText(row)));
});

test('a column of last year that is blank throughout takes no target', async () => {
  const texts = tables(['一级指标', '二级指标', '三级指标', '目标值', '上年完成情况'], (row) => [
    ...row.slice(0, 3),
    targetText(row),
    '',
  ]);
  for (const text of texts)
    expect((await read(text)).indicators.map(({ target }) => target.raw)).toEqual(ROWS.map((row) => targetText(row)));
});

test('a cell that holds a line break goes on to the bar that ends it', async () => {
  const form = await read(
    `项目支出绩效目标表 |\n（2024年度） |\n项目名称 |\n流动科技馆巡展 |\n实施单位 |\n演示县科技馆 |\n年度\n目标 |\n巡展进乡镇。 |\n绩\n效\n指\n标 |\n一级\n指标 |\n二级指标 |\n三级指标 |\n指标值 |\n产出指标 |\n数量指标 |\n流动科技馆\n巡展站次 |\n≥12站 |\n`,
  );
  expect(form.sections.年度总体目标).toBe('巡展进乡镇。');
  expect(rowsOf(form)).toEqual(['数量指标｜流动科技馆巡展站次｜≥12站']);
});

/** A form of a cell a line, each ended by its bar; `~` is the line break inside of a cell. */
const cellForm = (goal: readonly string[], rows: readonly string[] = ['产出指标', '数量指标', '巡展站次', '≥12站']): string =>
  [
    ...['项目支出绩效目标表', '（2024年度）', '项目名称', '流动科技馆巡展', '实施单位', '演示县科技馆', '年度总体目标', ...goal],
    ...['一级指标', '二级指标', '三级指标', '指标值', ...rows],
  ]
    .map((cell) => (cell.endsWith('~') ? cell.slice(0, -1) : `${cell} |`))
    .join('\n');

test.each(['二、绩效指标', '第2页 共3页', '- 2 -'])('between two cells “%s” begins none', async (line) => {
  const form = await read(cellForm(['巡展进乡镇。', `${line}~`]));
  expect(form.sections).toEqual({ 年度总体目标: '巡展进乡镇。' });
  expect(rowsOf(form)).toEqual(['数量指标｜巡展站次｜≥12站']);
});

test('a note above the total takes nothing from it', async () => {
  const form = await read(
    cellForm(['巡展进乡镇。'])
      .replace('目标表', '自评表')
      .replace('指标值 |', '年度指标值 |\n实际完成值 |\n分值 |\n得分 |')
      .concat(' |\n12站 |\n90 |\n90 |\n附注：得分由财务科复核\n总分 |\n90 |\n')
      .replace('| |', '|'),
  );
  expect(form).toMatchObject({ kind: 'self-evaluation', totalScore: 90 });
  expect(form.indicators).toHaveLength(1);
});

test('labels and names without their bar keep to themselves', async () => {
  const form = await read(
    cellForm([], ['产出指标~', '数量指标', '巡展站次~', '≥12站']).replace('年度总体目标 |', '年度总体目标\n巡展进乡镇。 |'),
  );
  expect(form.sections.年度总体目标).toBe('巡展进乡镇。');
  expect(rowsOf(form)).toEqual(['数量指标｜巡展站次｜≥12站']);
});

test('paragraphs of one cell keep their line breaks, pieces of a figure or a name are joined', async () => {
  const form = await read(
    cellForm(
      ['一是巡展进十二个乡镇中学。~', '二是培训讲解员。'],
      [
        '产出指标',
        '数量指标',
        '流动科技馆进乡镇中学巡展的~',
        '站次',
        '≥12站',
        '成本指标',
        '经济成本指标',
        '展品费用',
        '≤36~',
        '0000元',
      ],
    ),
  );
  expect(form.sections.年度总体目标).toBe('一是巡展进十二个乡镇中学。\n二是培训讲解员。');
  expect(rowsOf(form)).toEqual(['数量指标｜流动科技馆进乡镇中学巡展的站次｜≥12站', '经济成本指标｜展品费用｜≤360000元']);
});

test.each(['附件2-2024年度项目支出绩效目标申报表', '附表1—2024年项目支出绩效目标表', '枫桥区-2024年度项目支出绩效目标表'])(
  'the year of “%s” stands behind a dash that parts no years',
  async (title) => {
    expect((await read(HEAD.replace('项目支出绩效目标申报表 |\n（2024年度）', title) + TABLE)).year).toBe(2024);
  },
);

test('of 2023-2025年 in a title neither is the year of the form', async () => {
  const title = '2023-2025年项目支出绩效目标申报表';
  expect((await read(HEAD.replace('项目支出绩效目标申报表', title) + TABLE)).year).toBe(2024);
});

test('a name may begin with 考察 or 反映, what an indicator shows is doubted as a name', async () => {
  const form = await read(
    `${HEAD}一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 考察学习批次 | ≥4批 |\n产出指标 | 质量指标 | 反映问题办结率 | ≥95% |\n效益指标 | 社会效益指标 | 反映展品维护情况 | ≥95% |\n`,
  );
  expect(form.warnings.filter(({ code }) => code === 'row-doubtful').map(({ where }) => where)).toEqual([
    '第8行“反映展品维护情况”',
  ]);
});

test('全 as a target is doubted only in a row that lacks another cell', async () => {
  const head = `${HEAD.replace('申报表', '自评表')}一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n`;
  const whole = await read(`${head}产出指标 | 质量指标 | 展项开放 | 全 | 全 | 50 | 50 |\n`);
  expect(codesOf(whole)).not.toContain('row-doubtful');
  const lacking = await read(`${head}产出指标 | 质量指标 | 展项开放 | 全 | | 50 | 50 |\n`);
  expect(codesOf(lacking)).toContain('row-doubtful');
});

test('a sign below the heading of another year stays there', async () => {
  const form = await read(
    `${HEAD}一级指标 | 二级指标 | 三级指标 | 上年完成值 | 指标值 |\n产出指标 | 数量指标 | 巡展站次 | ＜ | 12站 |\n效益指标 | 社会效益指标 | 观众人次 | 2000人次 | 3000人次 |\n`
      .replaceAll(' |\n', '\n')
      .replaceAll(' | ', '\t'),
  );
  expect(form.indicators.map(({ target }) => target.comparator)).toEqual([null, null]);
});

test('a form with 承办机构 has a place for its unit', async () => {
  const form = await read(
    `${HEAD.replace('实施单位 | 演示县科技馆', '主管部门 | 演示县科技局').replace('年度总体', '承办机构 | 云溪工作室 |\n年度总体')}${TABLE}`,
  );
  expect(form.unit).toBeNull();
  expect(codesOf(form)).not.toContain('unit-inferred');
});

const MONITORED = ['年度指标值', '1-7月执行情况', '全年预计完成情况', '偏差原因分析', '整改措施', '完成目标可能性', '备注'];
const monitoringForm = (cells: readonly string[]): string =>
  `项目支出绩效目标执行监控表\n（2024年度）\n项目名称 | 流动科技馆巡展 | 实施单位 | 演示县科技馆 |\n一级指标 | 二级指标 | 三级指标 | ${MONITORED.join(' | ')} |\n产出指标 | 数量指标 | 巡展站次 | ${cells.join(' | ')} |\n`;

test('measures and remarks of a monitoring form shift no column', async () => {
  const form = await read(monitoringForm(['12站', '8站', '12站', '展车检修', '增加班次', '有可能', '8月复核']));
  expect(form.indicators.map(({ monitoring }) => monitoring)).toMatchObject([
    { soFar: { raw: '8站', unit: '站' }, expected: { raw: '12站', unit: '站' }, causeText: '展车检修', possibility: '有可能' },
  ]);
  expect(codesOf(form)).not.toContain('row-doubtful');
});

test('a figure of a monitoring form whose unit runs on is doubted', async () => {
  const form = await read(monitoringForm(['12站', '8站', '12站展车检修', '无', '无', '有可能', '无']));
  expect(form.indicators[0]?.monitoring?.expected?.raw).toBe('12站展车检修');
  expect(codesOf(form)).toContain('row-doubtful');
});

test('money that has arrived is told where it stands for the budget', async () => {
  const form = (budget: string): Promise<FormReading> =>
    read(
      `${HEAD.replace('申报表', '自评表')}项目资金（万元） | ${budget} | 全年执行数 | 分值 | 执行率 | 得分 |\n年度资金总额 | 60 | 57 | 10 | 95% | 9.5 |\n一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n产出指标 | 数量指标 | 巡展站次 | 12站 | 12站 | 90 | 90 |\n`,
    );
  const arrived = await form('资金到位数');
  expect(arrived.budget.adjustedYuan).toBe(600_000);
  expect(codesOf(arrived)).toContain('budget-inferred');
  expect(codesOf(await form('全年预算数'))).not.toContain('budget-inferred');
});
