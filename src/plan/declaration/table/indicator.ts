import { readTarget } from '#src/kernel/target.ts';
import { type Explanation, type IndicatorReading, POSSIBILITIES } from '../declaration.contract.ts';
import type { FormDraft } from './form-draft.ts';
import { otherValueOf, type RawOtherValue } from './other-years.ts';
import { isBlank, plainNumber } from '../words/values.ts';

/** An indicator as its cells were found, still as text; null where the form has no such cell. */
export interface RawIndicator {
  level1: string | null;
  level2: string | null;
  level3: string;
  target: string;
  actual: string | null;
  weight: string | null;
  score: string | null;
  reason: string | null;
  where: string;
  /** What the row's cell says where units have a column of their own. */
  unit?: string;
  /** Of a monitoring form. */
  monitoring?: RawMonitoring;
  otherValues?: readonly RawOtherValue[];
  explanations?: readonly Explanation[];
  /** Only words that stand under the merged name of this indicator. */
  partOf?: RawIndicator;
}

interface RawMonitoring {
  soFar: string | null;
  expected: string | null;
  /** Headings of the causes that are ticked. */
  causes: readonly string[];
  causeText: string | null;
  possibility: string | null;
  remark: string | null;
}

/** A date that a spreadsheet gave away as the number of its day: 44,926 is 2022-12-31. */
function dayOfSerial(text: string): string | null {
  const serial = /^=?\s{0,3}(4[2-9]),?(\d{3})(?!\d)(?:\s{1,3}\1,?\2)?$/.exec(oneLine(text).trim());
  return serial ? new Date(Date.UTC(1899, 11, 30 + Number(`${serial[1]}${serial[2]}`))).toISOString().slice(0, 10) : null;
}

const POINTS_BEHIND = /^(.{2,}?)\s?[（(](\d{1,2}(?:\.\d)?)分[）)]$/su;

/** The indicator with its figures read; whatever stays in doubt becomes a warning that names the place. */
export function indicatorOf(raw: RawIndicator, draft: FormDraft): IndicatorReading {
  const { doubt, ...target } = readTarget(oneLine(raw.target));
  // 讲座场次（20分）: the points stand behind the name where they have no column.
  const [, plain, printed] = (isBlank(raw.weight ?? '') && POINTS_BEHIND.exec(raw.level3.trim())) || [];
  const named = oneLine(plain ?? raw.level3)
    .replace(
      /^(?:[…·.]{1,9}|指标\s?\d{1,2}\s?(?:[:：.、]\s?|(?=\p{Script=Han}{2}))|指标[一二三四五六七八九十][:：.、]\s?|[①-⑳]\s?|[（(]\d{1,2}[）)]\s?|\d{1,2}[.、．]\s?(?!\d)){1,4}/u,
      '',
    )
    .replace(/^[★▲*]+/, '');
  // A description that says no more than the name ran together with it.
  const level3 = named.replace(/^(\p{Script=Han}.{3,60})\1$/u, '$1');
  const where = level3 ? `${raw.where}“${level3.slice(0, 40)}”` : raw.where;
  if (level3 !== named) draft.warn('name-doubled', `“${level3}”连写了两遍，按一遍读入，请核对`, where);
  if (doubt) draft.warn(`target-${doubt.code}`, doubt.message, where);
  const strange = strangeCell(level3, target.raw, [raw.actual, raw.weight, raw.score]);
  if (strange)
    draft.warn(
      'row-doubtful',
      `“${strange.slice(0, 60)}”不像${strange === level3 ? '指标名称' : '目标值'}，可能是别栏的文字，请核对`,
      where,
    );
  const day = /时间|日期|期限/.test(level3) ? dayOfSerial(raw.target) : null;
  if (day) draft.warn('date-serial', `“${target.raw}”可能是电子表格里的日期 ${day}，按原样读入，请核对`, where);
  // Text recognition takes the stroke of a comma for a letter.
  if (level3.includes('丶'))
    draft.warn('name-likely-slip', `“${level3}”可能是“${level3.replaceAll('丶', '、')}”的误识别，请核对原表`, where);
  if (!level3) draft.warn('name-missing', `目标值“${target.raw}”没有指标名称`, where);
  const actual = actualOf(raw, draft, where);
  const unitOfColumn = actual !== null && actual.value !== null && actual.unit === null && SCALED.test(raw.unit ?? '');
  const otherValues = (raw.otherValues ?? []).flatMap((one) => otherValueOf(one, draft.formYear) ?? []);
  return {
    level1: raw.level1,
    level2: raw.level2,
    level3,
    target,
    actual,
    ...(unitOfColumn ? { unitOfColumn: oneLine(raw.unit ?? '') } : {}),
    weight: points(printed ?? raw.weight, '分值', draft, where),
    score: points(raw.score, '得分', draft, where),
    reason: reasonIn(raw.reason ?? '', draft, where),
    ...(otherValues.length > 0 ? { otherValues } : {}),
    ...(raw.explanations?.length ? { explanations: [...raw.explanations] } : {}),
    ...(raw.monitoring ? { monitoring: monitoringOf(raw.monitoring, target.unit, draft, where) } : {}),
  };
}

/** Units that count in ten thousands or more: a figure without one may be 10,000 times as much. */
const SCALED = /^[百千]?[万亿]\p{Script=Han}{0,4}(?:[/／]\p{Script=Han}{1,3})?$/u;

/** What other columns say: what an indicator shows, and whether it is counted. */
const NO_NAME =
  /^(?:反映|衡量|考察)\p{Script=Han}{1,40}(?:情况|程度|水平)[。.]?$|^定[量性](?:指标?)?$|^(?:确定能|有可能|(?:完全)?不可能)|目标\s?\d[:：]|^[\d.]+[%％]$|^[≥≤><=＞＜＝]|[≥≤]\s?\d[\d.]*[%％‰]?(?:$|\p{Script=Han}{2})|^\d[\d.]*(?:\p{Script=Han}{1,2}(?:[（(].{1,3}[）)])?|%)$/u;
const NO_TARGET = /定[量性]指标?$|^[≥≤><=]+\p{Script=Han}{1,2}\d|^(?:[一二三]级指标|服务对象满意度指标?)$|确定能|有可能$/u;
/** One letter is a target only where it is a grade or an answer. */
const LETTER = /^(?![优良中差是否有无好高低强大零全满])\p{Script=Han}$/u;
/** 全 and 满 are answers as well, or what is left of 全年 and 满意度: of a row that lost another cell. */
const ANSWER_OR_REST = /^[全满]$/;

/** A name or a target that is surely something else, where text without borders was parted wrongly; null where neither is. */
function strangeCell(level3: string, target: string, others: readonly (string | null)[]): string | null {
  if (NO_NAME.test(level3)) return level3;
  const lacks = others.some((cell) => cell !== null && isBlank(cell));
  return NO_TARGET.test(target) || LETTER.test(target) || (lacks && ANSWER_OR_REST.test(target)) ? target : null;
}

/** What Kepu prints where nobody can show how far an indicator has come. */
const NO_EVIDENCE = '暂无佐证';

/** Ticks that lost their columns. */
const TICKS = /[√✓✔☑](?:\s*[√✓✔☑])*/g;

function monitoringOf(raw: RawMonitoring, unit: string | null, draft: FormDraft, where: string): IndicatorReading['monitoring'] {
  const text = (cell: string | null): string | null =>
    cell && !isBlank(cell) && cell.trim() !== NO_EVIDENCE ? oneLine(cell) : null;
  const value = (cell: string | null): { raw: string; value: number | null; unit: string | null } | null => {
    const said = text(cell);
    if (said === null) return null;
    const read = readTarget(said);
    // 6处工期延误: the cell beside it ran into the figure.
    if (unit !== null && read.unit !== unit && read.unit?.startsWith(unit))
      draft.warn('row-doubtful', `“${said.slice(0, 60)}”里可能混入了别栏的文字，请核对`, where);
    return { raw: said, value: read.value2 === null ? read.value : null, unit: read.unit };
  };
  const possibility = text(raw.possibility);
  const known = POSSIBILITIES.find((one) => one === possibility?.replace(/^不可能$/, '完全不可能')) ?? null;
  if (possibility && !known) draft.warn('possibility-unread', `“${possibility}”看不出完成目标的可能性`, where);
  const loose = (raw.causeText ?? '').search(TICKS) >= 0;
  if (loose) draft.warn('tick-unread', '这一行的“√”看不出在哪一栏之下，偏差原因与完成目标的可能性未读入，请对照原表', where);
  return {
    soFar: value(raw.soFar),
    expected: value(raw.expected),
    causes: [...raw.causes],
    causeText: text(
      (raw.causeText ?? '')
        .replace(TICKS, ' ')
        .replace(/[ \t]+/g, ' ')
        .trim() || null,
    ),
    possibility: known,
    remark: text(raw.remark),
  };
}

/** A cell's text with its line breaks undone; Chinese needs no blank in their place. */
export function oneLine(text: string): string {
  return text.replace(/[ \t]*\n\s*/g, '').trim();
}

function actualOf(raw: RawIndicator, draft: FormDraft, where: string): IndicatorReading['actual'] {
  if (raw.actual === null) return null;
  const text = oneLine(raw.actual);
  if (isBlank(text)) {
    if (draft.layout.kind === 'self-evaluation') draft.warn('actual-blank', '实际完成值空白', where);
    return null;
  }
  const { value, value2, unit, doubt } = readTarget(text);
  if (doubt) draft.warn(`actual-${doubt.code}`, doubt.message, where);
  return value2 === null ? { raw: text, value, unit } : { raw: text, value: null, unit };
}

/** A figure alone is no reason: it stood in the column of another. */
function reasonIn(text: string, draft: FormDraft, where: string): string | null {
  const reason = oneLine(text);
  if (isBlank(reason)) return null;
  if (!/^\d+(?:\.\d+)?[%％分]?$/.test(reason)) return reason;
  draft.warn('reason-figure', `偏差原因一栏只有数字“${reason}”，可能是得分等别栏的数字，未作为原因读入，请核对`, where);
  return null;
}

function points(text: string | null, what: string, draft: FormDraft, where: string): number | null {
  if (text === null || isBlank(text)) return null;
  // 9. over 88 is one figure in a narrow cell; 5 over 5 may be two.
  const printed = /\d\s*\n\s*\d/.test(text) ? text : oneLine(text);
  const value = plainNumber(printed.replace(what === '分值' ? /(?:分|[%％])$/ : /分$/, ''));
  if (value !== null && /[%％]$/.test(printed))
    draft.warn('points-share', `${what}写作“${printed}”，按总分 100 分中的 ${value} 分读入，请核对`, where);
  if (value === null) draft.warn('points-unread', `${what}“${text.replace(/\s+/g, ' ')}”不是数字`, where);
  return value;
}
