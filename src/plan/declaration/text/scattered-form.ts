import { readTarget } from '#src/kernel/target.ts';
import type { FormWarning } from '../declaration.contract.ts';
import { agree, type MoneyFigures } from '../words/glued-figures.ts';
import { kindsOfWord } from '../words/known-words.ts';
import { bare } from '../words/labels.ts';
import { layouts } from '../layouts/layouts.ts';
import { lineRow, type SourceRow, textOfRow } from '../files/source-rows.ts';
import { plainNumber } from '../words/values.ts';

/** Target, actual, points, score. */
type Quad = readonly [string, string, string, string];

const FEWEST_ROWS = 3;
const MOST_TOKENS = 4000;
/** Figures of a table of money that stand loose: from more of them chance would find sums that agree. */
const MOST_FIGURES = 30;
/** Rows and words of one table of indicators; no form that people print has more. */
const MOST_ROWS = 250;
const MOST_NAMES = 600;
/** Offices round rates up and down as they please. */
const SLACK = 2.5;
const TITLE = /^(?:财政)?(?:项目|部门|预算|支出)[^\d≥≤]{0,14}绩效(?:目标)?自评(?:价)?表$/;
/** Pieces of headings that stand in narrow cells, and marks of pages. */
const HEADING_PIECE =
  /^(?:年度|总体|目标|指标值|实际|完成值|偏差原因|偏差原因分析|偏差原因分析及|改进措施|及改进措施|原因分析|绩|效|指|标|绩效|绩效指标|指标|总分|合计|[-—–]\s?\d{1,3}\s?[-—–]|第\d+页|[（(][A-Z][）)])$/;
const NAME_END = /(?:率|数|数量|次数|量|度|性|额|情况|时间|成本|效益|影响|场次|人次|面积|比例|能力|水平|质量|完成|进度)$/;

/**
 * A self-evaluation whose PDF gave its cells away column by column: all targets, actuals, points and scores stand in one run, the names of
 * the indicators elsewhere, and values before their labels. Put into the order of the form again as far as counts and sums agree;
 * null where the rows of the text are those of the form.
 */
export function gatheredForm(rows: readonly SourceRow[]): { rows: SourceRow[]; warnings: FormWarning[] } | null {
  if (rows.some((row) => row.grid || row.cellLine)) return null;
  const tokens = rows.flatMap((row) => textOfRow(row).split(/[\s\u3000]+/)).filter(Boolean);
  if (tokens.length > MOST_TOKENS) return null;
  const table = tokens.findIndex((token) => bare(token) === '一级指标');
  if (table < 0) return null;
  const next = tokens.findIndex((token, at) => at > table && TITLE.test(token));
  const zone = tokens.slice(table, next < 0 ? tokens.length : next);
  const run = longestRun(zone);
  if (run.quads.length < FEWEST_ROWS) return null;
  return new ScatteredForm(tokens.slice(0, table), zone, run, next < 0 ? [] : tokens.slice(next), rows[0]?.where ?? '').put();
}

interface Run {
  quads: Quad[];
  /** The places of their words, and what follows the last. */
  places: ReadonlySet<number>;
  behind: readonly string[];
}

/** The longest stretch of whole rows of figures with no name between them. */
function longestRun(zone: readonly string[]): Run {
  const quadAt = (at: number): Quad => [zone[at] ?? '', zone[at + 1] ?? '', zone[at + 2] ?? '', zone[at + 3] ?? ''];
  /** Whole rows that follow each other from each place on. */
  const lengths = zone.map(() => 0);
  let first = 0;
  for (let at = zone.length - 4; at >= 0; at--) {
    lengths[at] = isQuad(...quadAt(at)) ? (lengths[at + 4] ?? 0) + 1 : 0;
    if ((lengths[at] ?? 0) >= (lengths[first] ?? 0)) first = at;
  }
  const best = Array.from({ length: lengths[first] ?? 0 }, (_, row) => quadAt(first + row * 4));
  if (best.length < FEWEST_ROWS) return inPairs(zone);
  const end = first + best.length * 4;
  const places = new Set(best.flatMap((_, row) => [0, 1, 2, 3].map((cell) => first + row * 4 + cell)));
  return { quads: best, places, behind: zone.slice(end, end + 2) };
}

/** All targets and actuals in one stretch, all points and scores, and their sum, in another. */
function inPairs(zone: readonly string[]): Run {
  const words = zone.flatMap((text, at) => (isHeading(text) ? [] : [{ text, at }]));
  const none: Run = { quads: [], places: new Set(), behind: [] };
  const figures = words.map(({ text }) => plainNumber(text));
  let last = -1;
  for (let from = 0; from < words.length; from++) {
    if (last < from) {
      last = from;
      while (figures[last] !== null && last < words.length) last += 1;
    }
    const rows = (last - from) / 2 - 1;
    const [points, total] = [figures[last - 2], figures[last - 1]];
    const isTable =
      Number.isInteger(rows) &&
      rows >= FEWEST_ROWS &&
      rows <= MOST_ROWS &&
      points === 100 &&
      (total ?? 101) <= 100 &&
      from >= rows * 2;
    if (!isTable) continue;
    const values = words.slice(from - rows * 2, from);
    const quads = Array.from(
      { length: rows },
      (_, row): Quad => [
        values[row * 2]?.text ?? '',
        values[row * 2 + 1]?.text ?? '',
        words[from + row * 2]?.text ?? '',
        words[from + row * 2 + 1]?.text ?? '',
      ],
    );
    if (!quads.every((quad) => isQuad(...quad)) || !values.every(({ text }) => isValue(text))) continue;
    const end = from + rows * 2;
    const places = new Set(words.slice(from - rows * 2, end + 2).map((word) => word.at));
    return { quads, places, behind: words.slice(end, end + 2).map((word) => word.text) };
  }
  return none;
}

function isHeading(text: string): boolean {
  return kindsOfWord(text).size > 0 || HEADING_PIECE.test(text);
}

/** A figure, a date, or a short word that says a state. */
function isValue(text: string): boolean {
  const { value, kind } = readTarget(text);
  return value !== null || kind === 'date' || text.length <= 6;
}

function isQuad(target: string, actual: string, weight: string, score: string): boolean {
  const [points, got] = [plainNumber(weight), plainNumber(score)];
  if (points === null || got === null || points > 60 || got > points) return false;
  return [target, actual].every(
    (text) => text !== '' && kindsOfWord(text).size === 0 && !HEADING_PIECE.test(text) && text.length <= 24,
  );
}

class ScatteredForm {
  readonly #head: readonly string[];
  readonly #zone: readonly string[];
  readonly #run: Run;
  readonly #further: readonly string[];
  readonly #where: string;
  readonly #warnings: FormWarning[] = [];

  constructor(head: readonly string[], zone: readonly string[], run: Run, further: readonly string[], where: string) {
    this.#head = head;
    this.#zone = zone;
    this.#run = run;
    this.#further = further;
    this.#where = where;
  }

  put(): { rows: SourceRow[]; warnings: FormWarning[] } {
    const title = this.#head.findIndex((token) => TITLE.test(bare(token)));
    const rows = [
      ...this.#head.slice(0, title + 1).map((token) => lineRow(token, this.#where)),
      lineRow(this.#year(), this.#where),
      this.#row('项目名称', besideLabel(this.#head, '项目名称')),
      this.#row('主管部门', besideLabel(this.#head, '主管部门'), '实施单位', besideLabel(this.#head, '实施单位')),
      ...this.#money(),
      ...this.#goals(),
      ...this.#indicators(),
    ];
    if (this.#further.length > 0) rows.push(this.#row('项目名称', besideLabel(this.#further, '项目名称')));
    return { rows, warnings: this.#warnings };
  }

  #row(...cells: string[]): SourceRow {
    return { cells: cells.map((text, column) => ({ text, column, span: 1 })), grid: true, where: this.#where };
  }

  #warn(code: string, message: string): void {
    this.#warnings.push({ code, message, where: this.#where });
  }

  #year(): string {
    return /[（(]?\s?(?:19|20)\d{2}\s?年度?\s?[）)]?/.exec(this.#head.slice(0, 12).join(' '))?.[0].replace(/\s/g, '') ?? '';
  }

  /** The one choice of figures in which spent ÷ budget is the rate and points × rate the score. */
  #money(): SourceRow[] {
    const at = this.#head.findIndex((token) => /^(?:年初)?预算数$/.test(token));
    if (at < 0) return [];
    const figures = this.#head.slice(at).filter((token) => /^[\d,]+(?:\.\d+)?%?$/.test(token));
    const rates = figures.filter((token) => token.endsWith('%'));
    const plain = figures.filter((token) => !token.endsWith('%'));
    const [initialYuan = '', adjustedYuan = '', ...rest] = plain;
    const ways = new Map<string, MoneyFigures>();
    for (const rate of figures.length > MOST_FIGURES ? [] : rates)
      for (const executedYuan of rest)
        for (const weight of rest)
          for (const score of rest) {
            const way = { initialYuan, adjustedYuan, executedYuan, weight, rate, score };
            if (agree(way, SLACK))
              ways.set([executedYuan, weight, score].map((figure) => Number(figure.replaceAll(',', ''))).join(), way);
          }
    const unit = /[（(]\s?(万元|元)\s?[）)]/.exec(this.#head.join(''))?.[0] ?? '';
    const [way] = ways.values();
    if (ways.size !== 1 || !way) {
      if (figures.length > 0)
        this.#warn('budget-unread', `资金表的数字“${figures.join(' ').slice(0, 120)}”散在各处，未能对上，未读入`);
      return [];
    }
    this.#warn('figures-scattered', `资金表的数字散在各处，按执行率和得分验算后读入：${Object.values(way).join('、')}，请核对`);
    return [
      this.#row(`项目资金${unit}`, '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'),
      this.#row('', '年度资金总额', initialYuan, adjustedYuan, way.executedYuan, way.weight, way.rate, way.score),
    ];
  }

  #goals(): SourceRow[] {
    const [expected, outcome] = [this.#head.indexOf('预期目标'), this.#head.indexOf('实际完成情况')];
    if (expected < 0 || outcome < 0) return [];
    const text = (tokens: readonly string[]): string =>
      tokens
        .filter((token) => !HEADING_PIECE.test(token) && !/^[\d,.]+%?$/.test(token) && kindsOfWord(token).size === 0)
        .join('');
    const [goal, done] = [text(this.#head.slice(expected + 1, outcome)), text(this.#head.slice(outcome + 1))];
    if (goal === '' && done !== '') this.#warn('columns-mixed', '“预期目标”没有文字，可能混在“实际完成情况”里，请核对');
    return [this.#row('预期目标', goal), this.#row('实际完成情况', done)];
  }

  #indicators(): SourceRow[] {
    const { quads, places, behind } = this.#run;
    const last = Math.max(...places);
    const all = this.#zone.flatMap((text, at) => (places.has(at) ? [] : [{ text, late: at > last }]));
    // Behind the last heading stand the reasons, if any.
    const end = all.findIndex(({ text, late }) => late && /改进措施$/.test(text));
    const outside = all.slice(0, end < 0 ? all.length : end + 1).map(({ text }) => text);
    const rest = all.slice(outside.length).flatMap(({ text }) => (isHeading(text) ? [] : [text]));
    if (rest.length > 0) this.#warn('text-unread', `“${rest.join(' ').slice(0, 80)}”看不出属于哪一行，未读入`);
    const levels = levelsIn(outside);
    const figures = behind.map(plainNumber);
    const names = namesIn(outside, quads.length);
    const paired = names.length === quads.length;
    const levelled = levels.second.length === quads.length;
    if (paired) {
      const without = levelled ? '' : `，“${names.join('”“').slice(0, 400)}”的一级、二级指标未读入`;
      this.#warn('columns-paired', `${quads.length} 个指标名称与各行数值分在几处，按先后次序配对${without}，请逐行核对`);
    } else
      this.#warn(
        'columns-apart',
        `有 ${quads.length} 行数值、${names.length} 个指标名称（${names.join('、').slice(0, 200)}），无法配对，名称未读入`,
      );
    const rows = quads.map((quad, at) => {
      const second = levelled ? (levels.second[at] ?? '') : '';
      return this.#row(levelled ? parentOf(second, levels.first) : '', second, paired ? (names[at] ?? '') : '', ...quad, '');
    });
    const [points, total] = figures;
    const sums = typeof points === 'number' && typeof total === 'number' && total <= points;
    return [
      this.#row('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'),
      ...rows,
      ...(sums ? [this.#row('总分', '', '', '', '', String(points), String(total), '')] : []),
    ];
  }
}

/** What stands beside a label: behind it, or, where another label or a figure follows, before it. */
function besideLabel(tokens: readonly string[], label: string): string {
  const at = tokens.indexOf(label);
  if (at < 0) return '';
  const isValue = (token: string | undefined): token is string =>
    token !== undefined &&
    kindsOfWord(token).size === 0 &&
    !/^[\d,.]+%?$|^[（(]|年度?[）)]$|^[-—]+$/.test(token) &&
    !TITLE.test(token) &&
    !HEADING_PIECE.test(token);
  const take = (from: number, step: 1 | -1): string => {
    const found: string[] = [];
    for (let index = from; isValue(tokens[index]); index += step) found.push(tokens[index] as string);
    return (step === 1 ? found : found.reverse()).join('');
  };
  return take(at + 1, 1) || take(at - 1, -1);
}

function levelsIn(tokens: readonly string[]): { first: string[]; second: string[] } {
  const own = layouts.filter((layout) => layout.kind === 'self-evaluation');
  const first = new Set(own.flatMap((layout) => Object.keys(layout.levels)));
  const second = new Set(own.flatMap((layout) => Object.values(layout.levels).flat()));
  // Where the form writes 数量指标, 满意度 alone is a name.
  const known = tokens.map(bare).filter((token) => token.length >= 4);
  const firsts = [...new Set(known.filter((token) => first.has(token) && (!second.has(token) || token === '满意度指标')))];
  return { first: firsts, second: known.filter((token) => second.has(token) && !firsts.includes(token)) };
}

function parentOf(second: string, firsts: readonly string[]): string {
  const parents = firsts.filter((name) =>
    layouts.some((layout) => layout.kind === 'self-evaluation' && layout.levels[name]?.includes(second)),
  );
  // 服务对象满意度指标 is named below 效益指标 only where there is no 满意度指标.
  return (second.includes('满意度') ? parents.find((name) => name.includes('满意度')) : undefined) ?? parents[0] ?? '';
}

/** Names in their order; the rest of a name that its narrow cell broke is joined to it while there are too many. */
function namesIn(tokens: readonly string[], count: number): string[] {
  const names = tokens.filter(
    (token) =>
      /\p{Script=Han}/u.test(token) && (!isHeading(token) || /^(?:满意度|数量|质量)$/.test(token)) && !TITLE.test(bare(token)),
  );
  while (names.length > count && names.length <= MOST_NAMES) {
    const rests = names.flatMap((name, at) => (at > 0 && name.length <= 6 && !NAME_END.test(names[at - 1] ?? '') ? [at] : []));
    const short = names.flatMap((name, at) => (at > 0 && name.length <= 2 ? [at] : []));
    const [rest] = short.length > 0 ? short : rests;
    if (rest === undefined) break;
    names.splice(rest - 1, 2, `${names[rest - 1]}${names[rest]}`);
  }
  return names;
}
