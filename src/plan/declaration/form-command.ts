import { ok, type Result } from '#src/kernel/result.ts';
import { lintPackNames } from '#src/kernel/rule-pack-names.ts';
import { readTarget, type Target } from '#src/kernel/target.ts';
import {
  chooseLintPack,
  type Finding,
  lintForm,
  saidOnce,
  type LintPackCode,
  type ToldFinding,
  toldFinding,
} from '#src/plan/lint/index.ts';
import { type Asked, type FormReading, type IndicatorReading, lackingOf } from './declaration.contract.ts';
import { readDeclarationApart, readFormApart } from './read-apart.ts';
import type { FormFile } from './files/text-of-file.ts';
import { textTable } from './text-table.ts';

/** What a command prints: `text` for people, `json` with `--json`. */
export interface FormCommandOutput<Json> {
  text: string;
  json: Json;
}

/** `kepu form read FILE`. Refuses as `readForm` does. */
export async function formRead(file: FormFile): Promise<Result<FormCommandOutput<FormReading>>> {
  const reading = await readFormApart(file);
  return reading.ok ? ok({ text: readingText(reading.value), json: reading.value }) : reading;
}

/** `kepu form target EXPRESSION…`: each expression as it is read. */
export function formTarget(expressions: readonly string[]): FormCommandOutput<Target[]> {
  const readings = expressions.map(readTarget);
  const rows = readings.map((target) => [
    target.raw,
    target.comparator ?? '未写',
    valueText(target),
    target.unit ?? '未写',
    KINDS[target.kind],
    target.doubt?.message ?? '',
  ]);
  return {
    text: textTable(['目标值', '符号', '数值', '单位', '类型', '疑问'], rows),
    json: readings.map(({ doubt: _doubt, ...target }) => target),
  };
}

/** `kepu form lint FILE [--pack …]`; without a pack by the rules of the form's layout and year. Refuses as `readForm` does. */
export async function formLint(file: FormFile, pack?: LintPackCode): Promise<Result<FormCommandOutput<ToldFinding[]>>> {
  const reading = await readDeclarationApart(file);
  if (!reading.ok) return reading;
  const applied = pack ?? chooseLintPack(reading.value);
  const findings = lintForm(reading.value, applied).map(toldFinding);
  return ok({ text: findingsText(findings, applied), json: findings });
}

const KINDS: Record<Target['kind'], string> = { quantitative: '定量', qualitative: '定性', date: '日期', range: '区间' };
const SEVERITIES: Record<Finding['severity'], string> = { error: '错误', warning: '警告', info: '提示' };

function valueText(target: Target): string {
  if (target.value === null) return '—';
  const value = target.value.toLocaleString('en-US');
  return target.value2 === null ? value : `${value} 至 ${target.value2.toLocaleString('en-US')}`;
}

/** As the console calls what a programme must have. */
const ASKED: Record<Asked, string> = {
  project: '项目名称',
  unit: '申报单位',
  year: '年度',
  start: '开始日期',
  end: '完成日期',
  totalYuan: '总预算',
  currentYearYuan: '当年预算',
};

function readingText(reading: FormReading): string {
  const amount = (yuan: number | null): string => (yuan === null ? '未填' : `${yuan.toLocaleString('en-US')} 元`);
  const head = [
    ['年度', reading.year === null ? '未填' : String(reading.year)],
    ['单位', reading.unit ?? '未填'],
    ['项目', reading.project ?? '未填'],
    ['类别', reading.category ?? '未填'],
    ['起止', `${reading.start ?? '未填'} 至 ${reading.end ?? '未填'}`],
    ...(reading.kind === 'target'
      ? [
          ['总预算', amount(reading.budget.totalYuan)],
          ['当年预算', amount(reading.budget.currentYearYuan)],
          ...monitoredMoney(reading, amount),
        ]
      : [
          ['年初预算', amount(reading.budget.initialYuan)],
          ['全年预算', amount(reading.budget.adjustedYuan)],
          ['全年执行', amount(reading.budget.executedYuan)],
        ]),
    ...Object.entries(reading.sections).map(([name, text]) => [name, text ? `${[...text].length} 字` : '空']),
  ];
  const warnings = reading.warnings.map((warning) => `! ${warning.where}：${warning.message}`);
  const unread = reading.kind === 'target' ? lackingOf(reading).map((field) => ASKED[field]) : [];
  const lacking = unread.length > 0 ? [`! 表中没有读到：${unread.join('、')}`] : [];
  const parts = [
    reading.kind === 'target' ? '绩效目标表' : '绩效自评表',
    textTable(['栏目', '内容'], head),
    indicatorTable(reading),
    ...(reading.totalScore === null ? [] : [`总分 ${reading.totalScore}`]),
    warnings.length + lacking.length > 0 ? [...warnings, ...lacking].join('\n') : '没有读不出的内容。',
  ];
  return parts.join('\n\n');
}

/** What a monitoring form says of the money beside the budget. */
function monitoredMoney({ budget, monitoring }: FormReading, amount: (yuan: number | null) => string): [string, string][] {
  if (!monitoring) return [];
  return [
    ...(budget.adjustedYuan === null ? [] : ([['调整后预算', amount(budget.adjustedYuan)]] as [string, string][])),
    [`${monitoring.window ?? '至今'}执行`, amount(budget.executedYuan)],
    ['全年预计执行', amount(monitoring.expectedYuan)],
  ];
}

const MONITORED = ['全年预计', '可能性', '偏差原因'];

function monitoredCells({ monitoring }: IndicatorReading): string[] {
  const { soFar, expected, possibility, causes = [], causeText } = monitoring ?? {};
  const because = [...causes, causeText ?? ''].filter(Boolean).join('；');
  return [soFar?.raw || '未填', expected?.raw || '未填', possibility ?? '未填', because];
}

function indicatorTable(reading: FormReading): string {
  const evaluated = reading.kind === 'self-evaluation';
  const { monitoring } = reading;
  const cells = (row: IndicatorReading): string[] => [
    row.level1 ?? '',
    row.level2 ?? '',
    row.level3,
    row.target.raw,
    ...(monitoring ? monitoredCells(row) : []),
    ...(evaluated
      ? [row.actual?.raw ?? '未填', row.weight === null ? '—' : String(row.weight), row.score === null ? '—' : String(row.score)]
      : []),
  ];
  const watched = monitoring ? [`${monitoring.window ?? '至今'}执行`, ...MONITORED] : [];
  return textTable(
    ['一级', '二级', '三级', '目标值', ...watched, ...(evaluated ? ['实际完成', '分值', '得分'] : [])],
    reading.indicators.map(cells),
  );
}

function findingsText(findings: readonly ToldFinding[], pack: LintPackCode): string {
  // As the console calls them, and the code that `--pack` takes.
  const title = `指标体检（按“${lintPackNames.zh[pack]}”，${pack}）`;
  if (findings.length === 0) return `${title}：没有发现问题。`;
  const said = saidOnce(findings);
  const count = (severity: Finding['severity']): number => said.filter((finding) => finding.severity === severity).length;
  const lines = said.map((finding) => {
    const about = finding.indicator ? `［${finding.indicator}］` : '';
    const mend = finding.suggestion ? `\n    建议：${finding.suggestion}` : '';
    const others = findings.filter((one) => one.row === finding.row && one.sameAs === finding.rule);
    const also = others.length > 0 ? `（${others.map((one) => one.rule).join('、')} 说的也是它）` : '';
    return `${finding.rule} ${SEVERITIES[finding.severity]} ${about}${finding.message}${also}${mend}\n    依据：${finding.source}`;
  });
  return `${title}：错误 ${count('error')} 项，警告 ${count('warning')} 项，提示 ${count('info')} 项。\n\n${lines.join('\n')}`;
}
