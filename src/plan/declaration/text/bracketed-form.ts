import { kindsOfWord } from '../words/known-words.ts';
import { plainNumber } from '../words/values.ts';
import { gridRow, lineRow, type SourceRow, textOfRow } from '../files/source-rows.ts';

/** 【产出指标-数量指标】 above its indicators. */
const LEVELS = /^【([^【】]{2,16})[-—–]([^【】]{2,16})】$/;
/** 【项目概况】：… and its like, with the text beside it or below. */
const PART = /^【([^【】]{2,12})】[:：]?\s*(.*)$/;
/** 指标1：讲座场次（≥20场）. */
const INDICATOR = /^(?:指标\s?\d{1,2}\s?[:：])?\s*(.+?)[（(]([^（）()]{1,60})[）)]$/;
const FEWEST_LEVELS = 3;
const TITLE = /^(\p{Script=Han}{3,30}?)((?:19|20)\d{2})年(?:度)?.{0,12}绩效目标/u;
const GOALS: Readonly<Record<string, string>> = { 总体目标: '年度总体目标', 年度目标: '年度总体目标' };

/**
 * A list of projects in which brackets name the parts and levels, as some budget systems publish it: 【产出指标-数量指标】 / 指标1：讲座场次（≥20场）.
 * As rows of a form; further projects follow under their names. Null where the text is none of that kind.
 */
export function bracketedForm(rows: readonly SourceRow[]): SourceRow[] | null {
  const lines = rows.map((row) => ({ text: textOfRow(row), where: row.where })).filter(({ text }) => text !== '');
  const levels = lines.filter(({ text }) => kindsOfWord(LEVELS.exec(text)?.[1] ?? '').has('level'));
  if (levels.length < FEWEST_LEVELS) return null;
  const firsts = lines.flatMap(({ text }, at) => (/^【项目概况】/.test(text) ? [at] : []));
  const start = firsts[0] ?? lines.findIndex(({ text }) => PART.test(text));
  const title = lines.map(({ text }) => TITLE.exec(text)).find((found) => found !== null);
  const where = lines[0]?.where ?? '';
  return [
    lineRow(`项目支出绩效目标表${title ? `（${title[2]}年度）` : ''}`, where),
    ...(title ? [gridRow(['实施单位', title[1] ?? ''], where)] : []),
    ...[start, ...firsts.slice(1)].flatMap((from, at, all) => projectRows(lines, from, at, all[at + 1])),
  ];
}

interface Line {
  text: string;
  where: string;
}

/** What stands above a project is its name and then its money. */
function projectRows(lines: readonly Line[], from: number, at: number, next: number | undefined): SourceRow[] {
  const [name, money] = [lines[from - 2], lines[from - 1]];
  const named = name && money && plainNumber(money.text) !== null;
  const head = named ? [gridRow(['项目名称', name.text], name.where), gridRow(['年度预算', money.text], money.where)] : [];
  if (at > 0) return head.slice(0, 1);
  // Above the name of the next project stands the code of its unit.
  const body = lines.slice(from, next === undefined ? undefined : next - 2).filter(({ text }) => !/^\d{3,9}$/.test(text));
  const rows: SourceRow[] = [];
  let levels: string[] | null = null;
  for (const { text, where } of body) {
    const level = LEVELS.exec(text);
    const part = level ? null : PART.exec(text);
    const indicator = levels ? INDICATOR.exec(text) : null;
    if (level) {
      if (!levels) rows.push(gridRow(['一级指标', '二级指标', '三级指标', '指标值'], where));
      levels = [level[1] ?? '', level[2] ?? ''];
    } else if (part) rows.push(gridRow([GOALS[part[1] ?? ''] ?? part[1] ?? '', part[2] ?? ''], where));
    else if (indicator && levels) rows.push(gridRow([...levels, indicator[1] ?? '', indicator[2] ?? ''], where));
    else rows.push(lineRow(text, where));
  }
  return [...head, ...rows];
}
