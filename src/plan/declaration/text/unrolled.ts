import { type Hit, hitsIn, kindsOfWord, type WordKind } from '../words/known-words.ts';
import { bare } from '../words/labels.ts';
import { isLikelyHeading } from '../table/head-years.ts';
import { lineRow, type SourceRow, textOfRow } from '../files/source-rows.ts';

/** A line at least so long may hold a whole table. */
const LONG = 80;
/** So many words of a form run into their neighbours: the line lost its blanks. */
const FEWEST_GLUED = 4;
/** So many lines begin with a label that its value ran into: so does the whole form. */
const FEWEST_RAN_INTO = 4;
/** Words that no sentence has: where they touch their neighbours, the borders of cells are lost. */
const STRONG = /^.{2,}(?:指标|指标值|完成值|目标值|预算数|执行数)$|^(?:[一二三]级|产出|效果|影响力)目标$/;
/** The total of a table that ran together: 总分10099.56. */
const GLUED_TOTAL = /(总分|合计|总计)[ \u3000]{0,4}(100)(?:[ \u3000]{0,4}(\d{1,3}(?:\.\d{1,2})?))?(?![\d%.])/g;
/** A score alone beside the word of the total, with what stands below the table behind it: 总分88.5偏差大或…. */
const GLUED_SCORE =
  /(总分|合计|总计)[ \u3000]{0,4}(\d{1,3}(?:\.\d{1,2})?)(?=[ \u3000]{0,4}(?:偏差|其他(?:需要)?说明|评价结论|自评结论|存在问题|改进措施|填[表报]人|备注|注[:：]))/g;
/** The total of a table of money, between the figures of the row before and its own: …100%合计6363100%. */
const GLUED_MONEY_TOTAL = /(?<=[\d%％])(合计|总计)(?=\d[\d.,]*[%％])/g;
/** Labels that sentences use as well: they part a text that ran together only beside another known word. */
export const PROSE =
  /^(?:实施计划|实施方案|项目内容|预算资金|资金来源|主要用途|资金用途|财政拨款|财政资金|开始时间|完成时间|结束时间|预算金额|当年预算|项目预算|本年预算|年度预算|总预算|绩效目标|年度目标|单位名称|联系方式|可行性|项目可行性|完成情况|总体目标|基本情况|自有资金|其他资金|自筹资金|单位自筹|单位自筹资金|本级财政拨款|单位资金|上级财政资金|本级财政资金|县级资金|省级资金|市级资金|项目金额|改进措施|存在问题|保障措施|计划完成时间|计划开始时间)$/;
/** 转移支付（项目）名称 and its like: labels with a remark in their middle. */
const SPLIT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/(?:转移支付|转移|专项|政策)[（(](?:项目|政策|资金)[）)]名称/g, '项目名称'],
  [/项目[（(](?:专项|政策|资金)[）)]名称/g, '项目名称'],
  [/主管(?:部门[（(]单位[）)]|单位[（(]部门[）)])名称/g, '主管部门名称'],
  [/(?:预算)?(?:部门[（(]单位[）)]|单位[（(]部门[）)])名称/g, '预算单位名称'],
  [/实施[（(]主管[）)]单位/g, '实施单位'],
  // Where a year has several goals, each has its own table of indicators below it.
  [/年度绩效目标\s?\d{0,2}\s?[（(]\d{1,3}分[）)]/g, ' 年度绩效指标 '],
];
const TABLE_TITLE = /^(?:项目|专项|本)?(?:年度|中期|长期|实施期)绩效指标$/;
/** What makes a label the title of a form: 项目绩效目标 in 项目绩效目标申报表. */
const TITLE_END = /^(?:申报|自评|批复|公开|执行|监控|情况){0,3}表/;
/** The title of a form whose first label touches it: 绩效目标表（2025年度）项目名称…. */
const TITLE_RAN_INTO =
  /绩效(?:目标)?(?:自评价?|申报|批复|公开)?表(?:[（(]\s?(?:(?:19|20)\d{2})?\s?年度?\s?[）)])?(?=(?:项目(?:支出)?|专项(?:资金)?|(?:[省市区县]级)?(?:预算|填报|项目)?单位)名称\p{Script=Han})/u;
const LABEL_END = /^(?:[（(](?:万元|元)[）)])?[:：]/;
const FEWEST_HEADINGS = 3;
/** Inside of a numbered name only a level is a word of the form. */
const IN_NUMBERED = /指标\d{1,2}[:：.、][^\s\d]{0,30}$/;
/** What may stand behind a word of the form and belongs to it: points, the letter of a column, the unit of money. */
const POINTS = /^[（(](?:\d{1,3}(?:\.\d)?分?(?:[×*]执行率)?|[A-Z](?:[/÷][A-Z])?(?:[×*]100[%％]?)?|(?:单位[:：])?万?元)[）)]/;
const DATED = /^(?:19|20)\d{2}[-/.年]\d/;
/** Levels of the Shanghai layout, which a row begins with. */
const SHORT_LEVEL = /^(?:数量|质量|时效|成本)(?=\p{Script=Han}{4,30}(?:[≥≤><=＝]|\d))/u;

/**
 * Makes one line a row again where a converter did otherwise: words with blanks inside are closed up, words that ran together
 * are parted, a form on one line is broken up before its parts, and headings that stand one a line are put side by side.
 */
export function unrolled(rows: readonly SourceRow[]): SourceRow[] {
  const texts = rows.map((row) => (row.grid || row.cellLine ? '' : (row.cells[0]?.text ?? '')));
  const ranTogether =
    texts.reduce((sum, text) => sum + gluedIn(hitsIn(text)), 0) >= FEWEST_GLUED ||
    texts.filter((text) => labelRanInto(text) > 0).length >= FEWEST_RAN_INTO ||
    texts.some((text) => TITLE_RAN_INTO.test(text));
  const joined = texts.join('\n');
  const shortLevels = ranTogether && /产出目标/.test(joined) && !/[数质]量指标/.test(joined);
  return gathered(
    rows.flatMap((row, at) => {
      const text = texts[at] ?? '';
      if (row.grid || row.cellLine) return [row];
      const whole = withWholeWords(text, ranTogether);
      const parted = ranTogether ? withLabelApart(whole) : whole;
      const plain = shortLevels ? parted.replace(SHORT_LEVEL, '$& ') : parted;
      const pieces = plain.length >= LONG ? piecesOf(plain) : [plain];
      if (pieces.length === 1)
        return plain === text
          ? [row]
          : [{ ...lineRow(plain, row.where), cut: plain !== whole || (ranTogether && labelRanInto(text) > 0) }];
      return pieces.map((piece) => ({ ...lineRow(piece, row.where), cut: true }));
    }),
  );
}

/** Labels without the remark in their middle. */
export function withPlainLabels(text: string): string {
  return SPLIT_NAMES.reduce((all, [label, plain]) => all.replace(label, plain), text);
}

/** Closes up words that have blanks inside, and parts words that ran together if the whole line did. */
function withWholeWords(source: string, ranTogether: boolean): string {
  const named = withPlainLabels(source);
  const text = ranTogether
    ? named
        .replace(GLUED_TOTAL, (_, word: string, points: string, score = '') => ` ${word} ${points} ${score} `)
        .replace(GLUED_SCORE, ' $1 $2 ')
        .replace(GLUED_MONEY_TOTAL, ' $1 ')
    : named;
  const hits = withoutWordsOfRows(
    text,
    hitsIn(text)
      .map((hit) =>
        /^年/.test(hit.word) && /(?:19|20)\d{2}$/.test(text.slice(Math.max(hit.from - 4, 0), hit.from))
          ? { ...hit, from: hit.from - 4 }
          : hit,
      )
      .filter((hit) => !TITLE_END.test(text.slice(hit.to, hit.to + 8)) && !/[/／]/.test(text[hit.from - 1] ?? ''))
      .filter((hit) => hit.kinds.has('level') || !IN_NUMBERED.test(text.slice(Math.max(hit.from - 40, 0), hit.from))),
  );
  if (hits.length === 0) return text;
  const dense = ranTogether && hits.some((hit) => hit.gluedLeft || hit.gluedRight) && !isProse(text, hits);
  // A text put together piece by piece is copied whenever its end is looked at.
  const whole: string[] = [];
  let at = 0;
  let previous: Hit | null = null;
  for (const hit of hits) {
    if (hit.from < at) continue;
    // 成本指标成本控制率: a short word behind a level begins a name.
    const touches: boolean =
      previous !== null &&
      previous.to === hit.from &&
      (hit.word.length > 2 || !previous.word.endsWith('指标')) &&
      !previous.word.endsWith(hit.word);
    const written = text.slice(hit.from, hit.to);
    const spaced = /[ \u3000\u00a0]/.test(written);
    const free = !hit.gluedLeft && !hit.gluedRight;
    // A label with its colon begins a cell wherever it stands: 科普事业中心项目名称：…
    if (
      hit.from > 0 &&
      /\S/.test(text[hit.from - 1] ?? '') &&
      !touches &&
      hit.word.length >= 4 &&
      isLabel(hit) &&
      LABEL_END.test(text.slice(hit.to, hit.to + 12))
    ) {
      whole.push(`${text.slice(at, hit.from)} `);
      at = hit.from;
      previous = null;
      continue;
    }
    const due = isDue(text, hit);
    if (
      dense ? (hit.word.length >= 4 && (due || !PROSE.test(hit.word))) || touches || free : spaced && free && hit.word.length >= 3
    ) {
      const points = POINTS.exec(text.slice(hit.to))?.[0] ?? '';
      const before = text.slice(at, hit.from);
      if (before !== '') whole.push(dense && !/[\s（(]$/.test(before) ? `${before} ` : before);
      const closed = written.replace(/[ \u3000\u00a0]/g, '');
      whole.push(touches && dense && !/\s$/.test(whole.at(-1) ?? '') ? ` ${closed}` : closed);
      at = hit.to + points.length;
      whole.push(dense && /^[^\s:：（(）),，。、;；]/.test(text.slice(at, at + 1)) ? `${points} ` : points);
      previous = { ...hit, to: at };
    } else previous = null;
  }
  return whole.join('') + text.slice(at);
}

/** What stands beside a word that sentences use as well shows that it is a label: a date behind a time, a figure or colon before a goal. */
function isDue(text: string, { word, from, to }: Hit): boolean {
  if (word.endsWith('时间')) return DATED.test(text.slice(to));
  // …其他资金0总体目标开展…: behind a figure no sentence goes on.
  return /^(?:总体|年度)目标$/.test(word) && /[\d）)%:：]$/.test(text.slice(Math.max(from - 1, 0), from));
}

/** Parts the label that a line begins with from the sentences that ran into it: 预期目标全年开展科普服务。 */
function withLabelApart(text: string): string {
  const label = labelRanInto(text);
  const rest = text.slice(label);
  return label > 0 && /^\p{Script=Han}/u.test(rest) ? `${text.slice(0, label)} ${rest}` : text;
}

/** The length of the label that a line begins with and that its value ran into; 0 where there is none. */
function labelRanInto(text: string): number {
  const [first] = hitsIn(text);
  if (!first || first.from > 0 || first.word.length < 4 || !isLabel(first)) return 0;
  const rest = text.slice(first.to);
  if (!first.gluedRight && !/^[（(]万?元[）)]\d/.test(rest)) return 0;
  // 总体目标是… is a sentence.
  return /^[是为的已和与及将]/.test(rest) || TITLE_END.test(rest) ? 0 : first.to;
}

/** Behind the head of an indicator table only levels, totals and further heads are words of the form; 指标完成率 is the end of a name. */
function withoutWordsOfRows(text: string, hits: readonly Hit[]): Hit[] {
  let inRows = false;
  return hits.filter((hit, at) => {
    const next = (index: number): Hit | undefined => hits[index];
    const isHead = (one: Hit | undefined): boolean => one?.kinds.has('column') === true;
    const beside = (one: Hit | undefined, other: Hit | undefined): boolean =>
      one !== undefined && other !== undefined && /^[\p{Script=Han}（）()A-Z/\s]{0,9}$/u.test(text.slice(one.to, other.from));
    const inHead =
      isHead(hit) && ((isHead(next(at + 1)) && beside(hit, next(at + 1))) || (isHead(next(at - 1)) && beside(next(at - 1), hit)));
    if (/^[一二三]级(?:指标|目标)$/.test(hit.word) && inHead) inRows = true;
    if (hit.kinds.has('closing') || TABLE_TITLE.test(hit.word)) inRows = false;
    return !inRows || inHead || hit.kinds.has('level');
  });
}

function isLabel({ kinds }: Hit): boolean {
  return kinds.has('field') || kinds.has('section') || kinds.has('band');
}

/** A sentence uses words of the form, but hardly consists of them. */
function isProse(text: string, hits: readonly Hit[]): boolean {
  return gluedIn(hits) === 0 && /[。；;]/.test(text);
}

/** How many words that no sentence has touch their neighbours. */
function gluedIn(hits: readonly Hit[]): number {
  return hits.filter((hit) => STRONG.test(hit.word) && (hit.gluedLeft || hit.gluedRight)).length;
}

/** The parts of a form that stands on one line. */
function piecesOf(text: string): string[] {
  const tokens = text.split(/[\s\u3000]+/).filter(Boolean);
  const kinds = tokens.map((token) => kindsOfWord(token.replace(/[:：].*$/, '')));
  if (kinds.filter((known) => known.size > 0).length < 5) return [text];
  const pieces: string[][] = [[]];
  let inTable = false;
  let inHead = false;
  for (const [at, token] of tokens.entries()) {
    const known = kinds[at] as ReadonlySet<WordKind>;
    const heads = isHeading(known);
    const opensHead = heads && !inHead && headingsFrom(kinds, at) >= FEWEST_HEADINGS;
    const closesHead = inHead && !heads && !/^[（(]/.test(token);
    if (opensHead)
      inTable = kinds
        .slice(at, at + 14)
        .some((kind, index) => kind.has('column') && !kind.has('budgetColumn') && index < headingsFrom(kinds, at));
    const levels = !inTable && known.has('level') && (kinds[at + 1]?.has('level') ?? false);
    if (levels) inTable = true;
    // 说明 among headings is one of them.
    const inside = inHead && heads && !opensHead;
    const opensPart = !inside && (levels || opensPartAt(known, kinds[at - 1] ?? new Set(), token, inTable && !opensHead));
    if (opensHead || closesHead || opensPart) pieces.push([]);
    if (opensHead) inHead = true;
    else if (closesHead || opensPart) inHead = false;
    if (opensPart && (known.has('closing') || known.has('field'))) inTable = false;
    pieces.at(-1)?.push(token);
  }
  return pieces.map((piece) => piece.join(' ')).filter(Boolean);
}

function opensPartAt(known: ReadonlySet<WordKind>, before: ReadonlySet<WordKind>, token: string, inTable: boolean): boolean {
  if (/^(?:附?注|备注|说明|填报说明|填表说明|填写说明)\d?[:：]/.test(token)) return true;
  if (inTable)
    return (
      (known.has('closing') &&
        /^(?:总分|合计|总计|合计得分|得分合计|自评总分|自评得分合计|评价结论|填表人|填报人|其他(?:需要)?说明的问题|说明[:：]?$)/.test(
          token,
        )) ||
      TABLE_TITLE.test(bare(token))
    );
  if (TABLE_TITLE.test(bare(token))) return true;
  if (known.has('budgetRow') || known.has('band')) return !(known.has('band') && before.has('band'));
  return (known.has('section') && !before.has('section')) || (known.has('field') && !before.has('field'));
}

function isHeading(known: ReadonlySet<WordKind>): boolean {
  return known.has('column') || known.has('budgetColumn');
}

/** How many headings follow each other from here on. */
function headingsFrom(kinds: readonly ReadonlySet<WordKind>[], from: number): number {
  let count = 0;
  while (from + count < kinds.length && isHeading(kinds[from + count] as ReadonlySet<WordKind>)) count += 1;
  return count;
}

/** Where a converter left one cell a line, the headings of a table and the figures of a row of money are put on one line again. */
function gathered(rows: readonly SourceRow[]): SourceRow[] {
  const kept: SourceRow[] = [];
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] as SourceRow;
    const broken = brokenHead(rows, at);
    if (broken) {
      kept.push({ ...lineRow(broken.text, row.where), gathered: broken.lines > 4 });
      at += broken.lines;
      continue;
    }
    const text = textOfRow(row);
    // 指标 is a heading only at the head of others: elsewhere it is the rest of a level's name.
    const named = bare(text) === '指标' ? 1 : 0;
    let known = 0;
    const below = runOf(rows, at + named, (word) => {
      if (isHeading(kindsOfWord(word))) known += 1;
      else return /^[（(][AB\d分/]{1,6}[）)]$/.test(word) || (known >= FEWEST_HEADINGS && isLikelyHeading(word));
      return true;
    });
    const heads = named > 0 && below.length > 0 ? [row, ...below] : below;
    const isTotal = /^(?:总分|合计|总计)(?:[（(]\d{2,3}分[）)])?[:：]?$/.test(text) && !row.grid;
    const isMoney = isTotal || (kindsOfWord(text).has('budgetRow') && !row.grid);
    // A blank cell may end the row: what follows the figures of a whole row is another row.
    const figures = isMoney ? runOf(rows, at + 1, (word) => /^(?:[\d,]{1,20}(?:\.\d+)?(?:%|分|万?元)?|[-—/]+)$/.test(word)) : [];
    // 预算数： and its figure in the next cell.
    const next = rows[at + 1];
    const isPair =
      row.cellLine &&
      next?.cellLine &&
      /[:：]$/.test(text) &&
      kindsOfWord(text).has('budgetColumn') &&
      /^[\d,]{1,20}(?:\.\d+)?(?:万?元)?$/.test(textOfRow(next));
    // Figures that stand one a line below the head of the money, with no label before them.
    const last = kept.at(-1);
    const bareFigures =
      last?.gathered && isMoneyHead(last) ? runOf(rows, at, (word) => /^(?:[\d,]{1,20}(?:\.\d+)?[%分]?|[-—/]+)$/.test(word)) : [];
    const joined =
      bareFigures.length >= FEWEST_HEADINGS
        ? bareFigures
        : isPair
          ? [row, next]
          : heads.length >= FEWEST_HEADINGS
            ? heads
            : figures.length >= (isTotal ? 1 : FEWEST_HEADINGS)
              ? [row, ...figures]
              : [];
    if (joined.length === 0) {
      kept.push(row);
      at += 1;
    } else {
      kept.push({ ...lineRow(joined.map(textOfRow).join(' '), row.where), gathered: true });
      const last = joined.at(-1)?.where;
      at = rows.findIndex((other, index) => index >= at && other.where === last) + 1;
    }
  }
  return kept;
}

/** A line of headings of money: 年初预算数 全年执行数 执行率 …. */
function isMoneyHead(row: SourceRow): boolean {
  const words = textOfRow(row).split(/\s+/);
  return words.filter((word) => kindsOfWord(word).has('budgetColumn')).length >= FEWEST_HEADINGS;
}

const MOST_HEAD_LINES = 30;
const IN_HEAD: ReadonlySet<WordKind> = new Set(['column', 'budgetColumn', 'band']);

/** A head whose headings are broken over lines: joined, the lines from `at` on are headings and nothing else. */
function brokenHead(rows: readonly SourceRow[], at: number): { text: string; lines: number } | null {
  let text = '';
  let best: { text: string; lines: number } | null = null;
  for (let to = at; to < Math.min(at + MOST_HEAD_LINES, rows.length); to++) {
    const row = rows[to] as SourceRow;
    const line = textOfRow(row).trim();
    if (row.grid || row.cellLine || line.length > 90 || text.length > 200) break;
    text += text === '' ? line : `\n${line}`;
    const words = headingsOf(text);
    if (!words) break;
    if (to > at && words.whole && words.found.length >= 4) best = { text: words.found.join(' '), lines: to - at + 1 };
  }
  return best;
}

/** The headings that a text consists of; null when it cannot be a head, `whole` when nothing is left over. */
function headingsOf(text: string): { found: string[]; whole: boolean } | null {
  const found: string[] = [];
  let rest = text;
  while (rest !== '') {
    const hit = hitsIn(rest)[0];
    if (hit?.from !== 0 || ![...hit.kinds].some((kind) => IN_HEAD.has(kind)))
      return rest.length < 14 ? { found, whole: false } : null;
    const note = /^\s?[（(][A-Za-z\d分/÷万元×*％%]{1,8}[）)]/.exec(rest.slice(hit.to))?.[0] ?? '';
    found.push(rest.slice(0, hit.to).replace(/[ \u3000\u00a0\n]/g, '') + note.trim());
    rest = rest.slice(hit.to + note.length).trimStart();
  }
  return { found, whole: true };
}

/** The rows from `from` on that hold one word each, and one that fits; blank lines between them do not count. */
function runOf(rows: readonly SourceRow[], from: number, fits: (text: string) => boolean): SourceRow[] {
  const found: SourceRow[] = [];
  for (const row of rows.slice(from, from + 60)) {
    const written = textOfRow(row);
    // 半年（程） 指标值 in a cell of its own is one heading.
    const text = row.cellLine && kindsOfWord(written).has('column') ? written.replace(/\s+/g, '') : written;
    if (text === '' && row.cellLine && fits('—')) {
      found.push({ ...row, cells: [{ text: '—', column: 0, span: 1 }] });
      continue;
    }
    if (text === '') continue;
    if (row.grid || /\s/.test(text) || !fits(text)) break;
    found.push(text === written ? row : { ...row, cells: lineRow(text, row.where).cells });
  }
  return found;
}
