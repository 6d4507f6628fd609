import fc from 'fast-check';

/** A row of an indicator table as it was meant; every cell is text as offices write it. */
export interface GeneratedRow {
  level1: string;
  level2: string;
  name: string;
  target: string;
  actual: string;
  weight: string;
  score: string;
}

export interface GeneratedForm {
  kind: 'target' | 'self-evaluation';
  year: number;
  project: string;
  department: string;
  unit: string;
  goal: string;
  outcome: string;
  rows: readonly GeneratedRow[];
}

const NAMES: Record<string, readonly (readonly [name: string, unit: string])[]> = {
  '产出指标/数量指标': [
    ['流动科普展开放站次', '站'],
    ['社区科学课开课节数', '节'],
    ['科普挂图更新数量', '幅'],
    ['志愿讲解员培训人次', '人次'],
  ],
  '产出指标/质量指标': [
    ['课程审核通过率', '%'],
    ['展品完好率', '%'],
  ],
  '产出指标/时效指标': [['全年任务完成时间', '日']],
  '产出指标/成本指标': [
    ['单场活动平均费用', '元/场'],
    ['项目总支出', '万元'],
  ],
  '效益指标/社会效益指标': [
    ['受益居民人次', '万人次'],
    ['科普阵地覆盖街镇数', '个'],
  ],
  '效益指标/可持续影响指标': [['科普网络长效运行程度', '词']],
  '满意度指标/服务对象满意度指标': [['参加居民满意度', '%']],
};
const WORDS = ['持续提升', '明显改善', '显著提高'];

function rowOf(levels: string, [name, unit]: readonly [string, string], figure: number, weight: number): GeneratedRow {
  const [level1 = '', level2 = ''] = levels.split('/');
  const share = 80 + (figure % 19);
  const least = /成本/.test(level2);
  const target =
    unit === '%'
      ? `≥${share}%`
      : unit === '日'
        ? `2022年${(figure % 12) + 1}月底前`
        : unit === '词'
          ? (WORDS[figure % 3] ?? '')
          : `${least ? '≤' : '≥'}${figure}${unit}`;
  const actual =
    unit === '%'
      ? `${share + 1}%`
      : unit === '日'
        ? `2022年${(figure % 12) + 1}月8日`
        : unit === '词'
          ? '达成预期指标'
          : `${figure + (least ? -1 : 1)}${unit}`;
  return {
    level1,
    level2,
    name,
    target,
    actual,
    weight: String(weight),
    score: figure % 4 === 0 ? String(weight - 0.5) : String(weight),
  };
}

/** Forms with every national level, one or two indicators below each. */
export const generatedForm: fc.Arbitrary<GeneratedForm> = fc
  .record({
    kind: fc.constantFrom('target' as const, 'self-evaluation' as const),
    pick: fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }),
    figures: fc.array(fc.integer({ min: 12, max: 390 }), { minLength: 14, maxLength: 14 }),
    project: fc.constantFrom('乡镇流动科普展', '社区科学课堂', '科普志愿者培训'),
  })
  .map(({ kind, pick, figures, project }) => {
    const rows = Object.entries(NAMES).flatMap(([levels, names], at) => {
      const count = names.length > 1 && pick[at] === 3 ? 2 : 1;
      const first = (pick[at] ?? 0) % names.length;
      return [...names.slice(first), ...names]
        .slice(0, count)
        .map((name, index) => rowOf(levels, name, figures[at * 2 + index] ?? 20, 10 + (((pick[at] ?? 0) + index) % 3) * 5));
    });
    return {
      kind,
      year: 2022,
      project,
      department: '云溪县科学技术协会',
      unit: '云溪县科普服务中心',
      goal: '全年在各乡镇开展科普服务，居民科学素质得到提升。',
      outcome: '各项任务已经完成，展览走遍全部乡镇。',
      rows,
    };
  });

/** Rows as merged cells leave them: a level only where it changes. */
function printed(form: GeneratedForm): string[][] {
  let last = ['', ''];
  return form.rows.map((row) => {
    const levels = [row.level1 === last[0] ? '' : row.level1, row.level2 === last[1] && row.level1 === last[0] ? '' : row.level2];
    last = [row.level1, row.level2];
    return [...levels, row.name, row.target, ...(form.kind === 'target' ? [] : [row.actual, row.weight, row.score])];
  });
}

function headOf({ kind }: GeneratedForm): string[] {
  const shared = ['一级指标', '二级指标', '三级指标'];
  return kind === 'target' ? [...shared, '指标值'] : [...shared, '年度指标值', '实际完成值', '分值', '得分'];
}

function titleOf({ kind, year }: GeneratedForm): string[] {
  return [kind === 'target' ? '项目支出绩效目标表' : '项目支出绩效自评表', `（${year}年度）`];
}

function topOf({ project, department, unit, goal, outcome, kind }: GeneratedForm): string[][] {
  return [
    ['项目名称', project],
    ['主管部门', department, '实施单位', unit],
    ...(kind === 'target'
      ? [['年度总体目标', goal]]
      : [
          ['预期目标', goal],
          ['实际完成情况', outcome],
        ]),
  ];
}

const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell !== '');

/** The same form as converters leave it. */
export const textShapes: Record<string, (form: GeneratedForm) => string> = {
  'a row a line': (form) => lines(form, (cells) => filled(cells).join(' ')),
  'a row a line, wide gaps': (form) => lines(form, (cells) => filled(cells).join('    ')),
  'cells parted by tabs': (form) => lines(form, (cells) => cells.join('\t')),
  'cells parted by bars': (form) => lines(form, (cells) => `| ${cells.join(' | ')} |`),
  'bars, merged cells gone': (form) => lines(form, (cells) => `${filled(cells).join(' | ')} |`),
  'a cell a line': (form) => lines(form, (cells) => filled(cells).join('\n')),
  'all on one line': (form) => lines(form, (cells) => filled(cells).join(' ')).replaceAll('\n', ' '),
  'rows that ran together': (form) => lines(form, (cells) => filled(cells).join('')),
  'all of it run together': (form) => lines(form, (cells) => filled(cells).join('')).replaceAll('\n', ''),
  commas: (form) => lines(form, (cells) => [...cells, '', '', '', '', '', '', ''].slice(0, 8).join(',')),
  'columns in turn': (form) =>
    [
      ...titleOf(form),
      ...topOf(form).flat(),
      ...headOf(form).flatMap((heading, column) => [heading, ...filled(columnOf(form, column))]),
    ].join('\n'),
};

function columnOf(form: GeneratedForm, column: number): string[] {
  return printed(form).map((cells) => cells[column] ?? '');
}

/** Targets, actuals, points and scores in one stretch, names and levels in others, values before their labels. */
export function scattered(form: GeneratedForm): string {
  const [title = '', year = ''] = titleOf(form);
  const figures = form.rows.map((row) => `${row.target} ${row.actual} ${row.weight} ${row.score}`);
  const sum = (of: (row: GeneratedRow) => string): number => form.rows.reduce((total, row) => total + Number(of(row)), 0);
  return [
    title,
    year,
    form.project,
    '项目名称 主管部门',
    form.department,
    '年初预算数 全年预算数 全年执行数 分值 执行率 得分 30.00 28.00 25.2 10 9 28.00 28.00 25.2 — 年度资金总额 项目资金 （万元）',
    form.unit,
    '实施单位 其中：当年财政拨款 预期目标',
    form.goal,
    '年度 总体 目标 90% 实际完成情况',
    form.outcome,
    '一级指标 二级指标 三级指标 年度 指标值 实际 完成值 分值 得分',
    ...figures,
    `${sum((row) => row.weight) + 10} ${sum((row) => row.score) + 9}`,
    '产出指标 绩 效 指 标 效益指标 满意度指标',
    ...form.rows.flatMap((row) => [row.level2, row.name]),
    '总分 -1- 偏差原因分析及 改进措施',
  ].join(' ');
}

function lines(form: GeneratedForm, line: (cells: readonly string[]) => string): string {
  return [...titleOf(form).map((text) => line([text])), ...[...topOf(form), headOf(form), ...printed(form)].map(line)].join('\n');
}

const NARROWEST = 9;
/** Labels of the form are broken in narrow cells too. */
const BROKEN: Record<string, string> = { 满意度指标: '满意度指\n标', 服务对象满意度指标: '服务对象满意度指\n标' };

function brokenCell(text: string): string {
  if (BROKEN[text]) return BROKEN[text];
  const date = /^(\d{4})年(\d{1,2})月(.*)$/.exec(text);
  if (date) return `${date[1]} 年 ${date[2]} 月\n${(date[3] ?? '').replace(/(\d)日/, '$1 日')}`;
  return text.length > NARROWEST && !/\d/.test(text) ? `${text.slice(0, NARROWEST)}\n${text.slice(NARROWEST)}` : spaced(text);
}

const spaced = (text: string): string => text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ');

/** Text taken out of a PDF cell by cell: cells of one line stand on one line, a broken cell on lines of its own. */
export function inReadingOrder(form: GeneratedForm): string {
  const rowsOf = (cells: readonly string[]): string => {
    const parts = filled(cells).map(brokenCell);
    return parts
      .map((part, at) => (at === 0 ? part : `${part.includes('\n') || parts[at - 1]?.includes('\n') ? '\n' : ' '}${part}`))
      .join('');
  };
  const [title = '', year = ''] = titleOf(form);
  const evaluated = form.kind === 'self-evaluation';
  return [
    title,
    spaced(year),
    `项目名称 ${form.project}`,
    `主管部门 ${form.department} 实施单位 ${form.unit}`,
    '项目资金\n（万\n元）',
    ...(evaluated
      ? ['年初预算数\n全年预算数\n（A）\n全年执行数\n（B）\n分值\n执行率\n（B/A\n）\n得分', '年度资金总额 30 28 25.2 10 90.00% 9']
      : ['年度资金总额 30']),
    '年度总体目\n标',
    ...(evaluated ? ['预期目标 实际完成情况'] : []),
    ...[form.goal, ...(evaluated ? [form.outcome] : [])].map((text) => `${text.slice(0, 14)}\n${text.slice(14)}`),
    '绩效指\n标',
    ...(evaluated
      ? ['一级指标 二级指标 三级指标', '年度指标值', '（A）', '实际完成值', '（B）', '分值 得分']
      : ['一级指标 二级指标 三级指标 指标值']),
    ...printed(form).map(rowsOf),
  ].join('\n');
}

/**
 * Text in blocks that blank lines part: rows follow each other, but levels of several rows, first levels, half of the head and the last
 * row's target stand apart, and so do the unit and the outcome.
 */
export function inBlocks(form: GeneratedForm): string {
  const evaluated = form.kind === 'self-evaluation';
  const many = (row: GeneratedRow): boolean => form.rows.filter(({ level2 }) => level2 === row.level2).length > 1;
  const apart = [...new Set(form.rows.filter(many).map(({ level2 }) => level2))];
  const [title = '', year = ''] = titleOf(form);
  const rows = form.rows.flatMap((row, at) => [
    ...(many(row) ? [] : [row.level2]),
    row.name.length > NARROWEST ? `${row.name.slice(0, NARROWEST)}\n${row.name.slice(NARROWEST)}` : row.name,
    ...(at === form.rows.length - 1 ? [] : [spaced(row.target)]),
    ...(evaluated ? [spaced(row.actual), row.weight, row.score] : []),
  ]);
  return [
    `${title}\n${spaced(year)}`,
    '项目名称',
    form.project,
    '主管部门',
    form.department,
    ...(evaluated
      ? [
          '年初预算数',
          '全年预算数\n（A）',
          '全年执行数\n（B）',
          '分值',
          '执行率',
          '得分\n（B/A）',
          '30',
          '28',
          '25.2',
          '10',
          '90.00% 9',
        ]
      : ['年度资金总额', '30']),
    ...(evaluated ? ['预期目标'] : []),
    '年度总体目标',
    form.goal,
    ['一级指标', '二级指标', '产出指标\n绩效指标', '效益指标', ...apart].join('\n\n'),
    '三级指标',
    evaluated ? '年度指标值\n（A）' : '指标值',
    ...(evaluated ? ['实际完成值\n（B）', '分值 得分', '偏差原因分析\n及改进措施'] : []),
    ...rows,
    '满意度指标',
    ...(evaluated ? [form.outcome, '实际完成情况'] : []),
    '实施单位',
    '项目资金\n（万元）',
    form.unit,
    spaced(form.rows.at(-1)?.target ?? ''),
  ].join('\n\n');
}

const PLACES = [6, 16, 28, 40, 58, 74, 80];
const NARROW = 8;

/** The page as it looks: blanks between the cells, long names over three lines, merged levels on the middle of their rows. */
export function laidOut(form: GeneratedForm): string {
  const at = new Map<number, [place: number, text: string][]>();
  const put = (line: number, column: number, text: string): void => {
    at.set(line, [...(at.get(line) ?? []), [PLACES[column] ?? 0, text]]);
  };
  let line = 0;
  const middles: { first: number; last: number }[] = [];
  for (const row of form.rows) {
    const tall = row.name.length > NARROW;
    const middle = tall ? line + 1 : line;
    if (tall) {
      put(line, 2, row.name.slice(0, NARROW));
      put(line + 2, 2, row.name.slice(NARROW));
    } else put(line, 2, row.name);
    const rest = form.kind === 'target' ? [row.target] : [row.target, row.actual, row.weight, row.score];
    for (const [index, text] of rest.entries()) put(middle, index + 3, text);
    middles.push({ first: line, last: tall ? line + 2 : line });
    line += tall ? 3 : 1;
  }
  for (const [column, of] of [
    (row: GeneratedRow) => row.level1,
    (row: GeneratedRow) => `${row.level1}/${row.level2}`,
  ].entries()) {
    for (let from = 0; from < form.rows.length; ) {
      let to = from;
      while (to + 1 < form.rows.length && of(form.rows[to + 1] as GeneratedRow) === of(form.rows[from] as GeneratedRow)) to += 1;
      const middle = ((middles[from]?.first ?? 0) + (middles[to]?.last ?? 0)) / 2;
      put(
        middle,
        column,
        (of(form.rows[from] as GeneratedRow)
          .split('/')
          .at(-1) as string) ?? '',
      );
      from = to + 1;
    }
  }
  const body = [...at.keys()]
    .sort((one, other) => one - other)
    .map((key) => placed((at.get(key) ?? []).sort(([one], [other]) => one - other)));
  const [title = '', year = ''] = titleOf(form);
  const head = placed(headOf(form).map((text, column) => [PLACES[column] ?? 0, text]));
  const top = topOf(form).map((cells) => placed(cells.map((text, column) => [column * 20, text])));
  return [`                    ${title}`, `                    ${year}`, ...top, head, ...body].join('\n');
}

function placed(cells: readonly (readonly [place: number, text: string])[]): string {
  return cells.reduce((text, [place, cell]) => `${text.length < place ? text.padEnd(place) : `${text} `}${cell}`, '');
}
