import { yuanText } from '#src/kernel/money.ts';
import { band, sealArea, section } from '#src/platform/documents/sheet.ts';
import type { Cell, Row, Sheet } from '#src/platform/documents/sheet.ts';
import { declarationSections, indicatorRows, label, numberCell, stampLines } from './official-form.ts';
import type { DeclarationForm } from './official-form.ts';

const pairColumns = [40, 47, 40, 47];
const targetColumns = [32, 28, 67, 47];

const yuan = (amount: number | null): Cell => ({
  ...numberCell(amount === null ? null : amount / 100, amount === null ? '' : yuanText(amount, amount % 100 === 0 ? 0 : 2)),
  align: 'right',
});

const pair = (left: string, leftValue: Cell, right: string, rightValue: Cell): Row => ({
  cells: [label(left), leftValue, label(right), rightValue],
});

const yesNo = (answer: boolean | null): string => (answer === null ? '' : answer ? '是' : '否');

/** Under which names a section may have come in: the form's own, and the short one that readings of any layout share. */
const shortNames: Partial<Record<string, string>> = {
  项目概况: '概况',
  项目设立的必要性: '必要性',
  '保证项目实施的制度、措施': '制度措施',
  项目实施计划: '实施计划',
};

function sectionRows(sections: Record<string, string>): Row[] {
  const known = declarationSections.map((name): Row => {
    const text = sections[name] ?? sections[shortNames[name] ?? ''] ?? '';
    return section(`${name}：`, text, pairColumns.length);
  });
  const names = new Set<string>([...declarationSections, ...Object.values(shortNames).map(String)]);
  const others = Object.entries(sections)
    .filter(([name]) => !names.has(name))
    .map(([name, text]) => section(`${name}：`, text, pairColumns.length));
  return [...known, ...others];
}

/**
 * 财政项目支出绩效目标表 in the layout that Shanghai used in 2020 (order of the rows as on the form of 2020), as data for any renderer.
 * Amounts in 元 with thousands commas.
 */
export function declarationSheet(form: DeclarationForm): Sheet {
  const { budget } = form;
  return {
    page: { orientation: 'portrait', marginMm: { top: 22, right: 18, bottom: 22, left: 18 } },
    title: ['财政项目支出绩效目标表', `（${form.year}年度）`],
    ...(form.demo ? { mark: '演示数据' } : {}),
    foot: stampLines(form),
    blocks: [
      { kind: 'grid', frame: 'none', columns: [1], rows: [{ cells: [{ text: `申报单位名称：${form.applicant}` }] }] },
      {
        kind: 'grid',
        columns: pairColumns,
        rows: [
          pair('项目名称', { text: form.project }, '项目类别', { text: form.category }),
          pair('计划开始日期', { text: form.start }, '计划完成日期', { text: form.end }),
          pair('是否含有政府购买服务', { text: yesNo(form.governmentPurchase) }, '绩效类型', { text: form.performanceType }),
          ...sectionRows(form.sections),
          band('本项目上年度市级财政资金使用情况', pairColumns.length),
          pair('项目总预算（元）', yuan(budget.totalFen), '项目当年预算（元）', yuan(budget.currentYearFen)),
          pair(
            '同名项目上年预算额（元）',
            yuan(budget.previousBudgetFen),
            '同名项目上年预算执行数（元）',
            yuan(budget.previousExecutedFen),
          ),
        ],
      },
      {
        kind: 'grid',
        columns: targetColumns,
        head: [
          band(`${form.year}年绩效目标`, targetColumns.length),
          { cells: ['一级目标', '二级目标', '三级目标', '指标目标值'].map((text) => label(text)) },
        ],
        rows: indicatorRows(form.indicators, (one) => [
          { text: one.level3, align: 'center' },
          { text: one.target, align: 'center' },
        ]),
      },
      sealArea(['申报单位（盖章）：', '负责人（签字）：', '填报人（签字）：'], '填报日期：　　　　年　　月　　日'),
    ],
  };
}
