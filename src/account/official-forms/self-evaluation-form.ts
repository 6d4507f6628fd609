import { wanYuanText } from '#src/kernel/money.ts';
import { sealArea } from '#src/platform/documents/sheet.ts';
import type { Cell, Row, Sheet } from '#src/platform/documents/sheet.ts';
import { indicatorRows, label, numberCell, stampLines } from './official-form.ts';
import type { BudgetRow, SelfEvaluationForm, SelfEvaluationIndicator } from './official-form.ts';

/** 绩效指标 … 偏差原因, in mm; the first two hold two characters a line, as the offices' own form does. */
const columns = [11, 12.5, 18, 26, 22, 31, 11, 15.5, 31];

const standardLines = ['年度资金总额', '其中：当年财政拨款', '上年结转资金', '其他资金'];
const dash = '—';
const noEvidence = '暂无佐证';

const points = (value: number | null, missing: string): Cell => numberCell(value, value === null ? missing : String(value));
const scoreOf = (row: { weight: number | null; score: number | null }): Cell =>
  points(row.score, row.weight === null ? dash : '未计分');
const wanYuan = (amount: number | null): Cell =>
  numberCell(amount === null ? null : amount / 1_000_000, amount === null ? '' : wanYuanText(amount));
const rateCell = (rate: number | null): Cell => numberCell(rate, rate === null ? dash : `${Number((rate * 100).toFixed(2))}%`);

function budgetLines(budget: readonly BudgetRow[]): BudgetRow[] {
  const blank = (name: string): BudgetRow => ({
    label: name,
    initialFen: null,
    adjustedFen: null,
    executedFen: null,
    weight: null,
    score: null,
    rate: null,
  });
  const others = budget.filter((row) => !standardLines.includes(row.label));
  return [...standardLines.map((name) => budget.find((row) => row.label === name) ?? blank(name)), ...others];
}

function budgetRows(budget: readonly BudgetRow[]): Row[] {
  const lines = budgetLines(budget);
  const names = ['', '年初预算数', '全年预算数(A)', '全年执行数(B)', '分值', '执行率(B/A)', '得分'];
  const head = names.map((text, at) => label(text, at === 0 ? { span: 2 } : {}));
  return [
    { cells: [label('项目资金（万元）', { rows: lines.length + 1 }), ...head] },
    ...lines.map((line, at) => ({
      cells: [
        { text: line.label, span: 2, align: at === 0 ? ('center' as const) : ('left' as const) },
        wanYuan(line.initialFen),
        wanYuan(line.adjustedFen),
        wanYuan(line.executedFen),
        points(line.weight, dash),
        rateCell(line.rate),
        scoreOf(line),
      ],
    })),
  ];
}

/** A figure and the bracket behind it never part by themselves, and would run over the cell: `97.2%（832/856）` gets two lines. */
function breakable(text: string): string {
  return text.length > 8 ? text.replace(/(?<=[\d%‰])（/g, '\n（') : text;
}

/** A goal a line stands flush; prose has its first line indented. */
const goals = (text: string): Cell => ({ text, span: 4, indent: !text.includes('\n'), valign: 'top' });

function indicatorCells(one: SelfEvaluationIndicator): Cell[] {
  return [
    { text: one.level3 },
    { text: one.target, align: 'center' },
    { text: breakable(one.actual ?? noEvidence), align: 'center' },
    points(one.weight, dash),
    scoreOf(one),
    { text: one.reason ?? '' },
  ];
}

/** The points that the form gives out in all, or null where some indicator has none yet. */
function allPoints(form: SelfEvaluationForm): number | null {
  const fromBudget = form.budget.reduce((sum, row) => sum + (row.weight ?? 0), 0);
  if (form.indicators.some((one) => one.weight === null)) return null;
  const sum = form.indicators.reduce((total, one) => total + (one.weight ?? 0), fromBudget);
  return Math.round(sum * 100) / 100;
}

const targetHeadings = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值(A)',
  '实际完成值(B)',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
];

/** 绩效指标 stands in the head, so that each page repeats it, and its cell is open towards the column below. */
function targetTable(form: SelfEvaluationForm): { head: Row[]; rows: Row[] } {
  const rows = indicatorRows(form.indicators, indicatorCells);
  const column: Cell = { text: '', rows: rows.length, open: 'above' };
  return {
    head: [{ cells: [label('绩效指标', { open: 'below' }), ...targetHeadings.map((text) => label(text))] }],
    rows: [
      ...rows.map((row, at) => (at === 0 ? { cells: [column, ...row.cells] } : row)),
      { cells: [label('总分', { span: 6 }), points(allPoints(form), dash), points(form.total, '未计分'), { text: '' }] },
    ],
  };
}

/** 项目支出绩效自评表: A4 upright, nine columns, amounts in 万元, as data for any renderer. Scores are printed as given. */
export function selfEvaluationSheet(form: SelfEvaluationForm): Sheet {
  return {
    page: { orientation: 'portrait', marginMm: { top: 22, right: 16, bottom: 22, left: 16 } },
    sizePt: 10,
    title: ['项目支出绩效自评表', `（${form.year}年度）`],
    ...(form.demo ? { mark: '演示数据' } : {}),
    foot: stampLines(form),
    blocks: [
      {
        kind: 'grid',
        columns,
        rows: [
          { cells: [label('项目名称'), { text: form.project, span: 8, align: 'center' }] },
          {
            cells: [
              label('主管部门'),
              { text: form.department, span: 3, align: 'center' },
              label('实施单位'),
              { text: form.applicant, span: 4, align: 'center' },
            ],
          },
          ...budgetRows(form.budget),
          {
            cells: [label('年度总体目标', { rows: 2 }), label('预期目标', { span: 4 }), label('实际完成情况', { span: 4 })],
          },
          {
            cells: [goals(form.expected), goals(form.achieved)],
            heightMm: 20,
          },
        ],
      },
      { kind: 'grid', columns, ...targetTable(form) },
      ...(form.contact === undefined ? [] : [{ kind: 'text' as const, text: `联系人：${form.contact}`, gapMm: 3 }]),
      sealArea(['实施单位（盖章）：', '负责人（签字）：', '填报人（签字）：'], '填报日期：　　　　年　　月　　日'),
    ],
  };
}
