import { startsWithUnit } from '#src/kernel/target-units.ts';
import { closedUpText } from './broken-lines.ts';
import { isOffice } from './block-parts.ts';
import type { BlockCell } from './text-blocks.ts';
import { isPageFurniture } from '../words/narrative.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import { withWholeFigures } from '../words/row-words.ts';
import { type SourceRow, textOfRow } from '../files/source-rows.ts';

/** What stands between two blanks of a line: a cell, or the part of one that fits into its width. */
export interface Piece extends BlockCell {
  /** The line it stands on, blank ones not counted. */
  line: number;
  /** The block of lines, as blank ones part them. */
  block: number;
}

/** No form has more. */
const MOST_PIECES = 2500;
/** The rest of a broken word stands so near behind its head: the cells beside it come between. */
const NEAR = 9;
/** So many short pieces follow each other only in a head of upright columns. */
const FEWEST_UPRIGHT = 4;
const SHORTEST_HEAD = 2;
const SHORTEST_PROSE = 14;
/** The pieces of one date that a narrow cell broke: 2021 年 11 / 月 30 日前. */
const DATE_PIECE = /^(?:\d{4}年)?(?:\d{0,2}月)?(?:\d{0,2}日?)[底末]?前?$/;
const PAGE = /^(?:第\s?\d{1,3}\s?页?|共\s?\d{1,3}\s?页?|页)$/;

/** The pieces of a text without cells, words of the form put together again; null where a cell of it is known. */
export function piecesOfText(rows: readonly SourceRow[], vocabulary: Vocabulary): Piece[] | null {
  if (rows.some((row) => row.grid || row.cellLine)) return null;
  const pieces: Piece[] = [];
  let line = 0;
  let block = 0;
  for (const row of rows) {
    const text = textOfRow(row);
    if (text === '') block += 1;
    if (text === '' || isPageFurniture(text)) continue;
    line += 1;
    for (const piece of piecesOfLine(text)) if (!PAGE.test(piece)) pieces.push({ text: piece, where: row.where, line, block });
    if (pieces.length > MOST_PIECES) return null;
  }
  const whole = withWholeOffices(withWholeWords(pieces, vocabulary), vocabulary);
  return withWholeUnits(isMonitored(vocabulary) ? withoutUprightHeads(whole, vocabulary) : whole);
}

/** How many words of the form stand broken in a text. */
export function wordsBroken(rows: readonly SourceRow[], vocabulary: Vocabulary): number {
  const pieces = rows.flatMap((row, line) =>
    piecesOfLine(textOfRow(row)).map((text): Piece => ({ text, where: row.where, line, block: 0 })),
  );
  return pieces.length > MOST_PIECES ? 0 : pieces.length - withWholeWords(pieces, vocabulary).length;
}

/** Whether the form has columns of ticks. */
export function isMonitored({ columns }: Vocabulary): boolean {
  return [...columns.values()].includes('possibility');
}

/** 水质达到 III 类标准: a numeral of a class stands inside a name, with the blanks of set type around it. */
const CLASS_NUMERAL = /(?<=\p{Script=Han})[\s\u3000]([IVXⅠ-Ⅻ]{1,4})[\s\u3000](?=[类级型期])/gu;

/** 收到申请后 15 个工作日内: a span of time within words. */
const SPAN_INSIDE =
  /(?<=\p{Script=Han}{2})[\s\u3000](\d{1,3})[\s\u3000]?(?=(?:个?工作日|日|天|小时|分钟|个月)(?:以|之)?(?:内|$)|个工作?$)/gu;
/** 12 个工作日 and ≤450 元/人·天: a figure and what it counts, alone on their line. */
const COUNTED = /^(\S*\d)[\s\u3000](\p{Script=Han}\S*)$/u;
/** 12345 热线办理量: a number that is a name, alone on its line. */
const NUMBER_NAMED = /^(\d{3,})[\s\u3000](?=\p{Script=Han}{2,}$)/u;

/** 65 岁及以上老年人: the name of an indicator. */
const AGED = /^周?岁/;

/** 5.6 万人: what stands behind a figure is its unit where another figure of the text has it. */
function withWholeUnits(pieces: readonly Piece[]): Piece[] {
  const units = new Set(pieces.flatMap(({ text }) => (/^[≥≤><=]/.test(text) ? (/\d(\D+)$/.exec(text)?.[1] ?? []) : [])));
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last?.line === piece.line && (units.has(piece.text) || AGED.test(piece.text)) && /\d$/.test(last.text))
      last.text += piece.text;
    else whole.push({ ...piece });
  }
  return whole;
}

const UPRIGHT = /^\p{Script=Han}{1,2}$/u;

/** Without the headings of narrow columns, which stand a letter or two on a line: 经 / 费 / 保 / 障. */
function withoutUprightHeads(pieces: readonly Piece[], { columns, labels, level1, level2 }: Vocabulary): Piece[] {
  const isUpright = ({ text }: Piece): boolean =>
    UPRIGHT.test(text) && ![columns, labels, level1, level2].some((known) => known.has(text));
  let from = 0;
  return pieces.filter((piece, at) => {
    if (!isUpright(piece)) return true;
    if (at === 0 || !isUpright(pieces[at - 1] as Piece)) from = at;
    const length = pieces.slice(from).findIndex((other) => !isUpright(other));
    return (length < 0 ? pieces.length - from : length) < FEWEST_UPRIGHT;
  });
}

function piecesOfLine(text: string): string[] {
  const closed = text.replace(/[\s\u3000]+/g, '');
  if (/[年月日]/.test(closed) && DATE_PIECE.test(closed)) return [closed];
  if (text.length >= SHORTEST_PROSE && /[。；，]/.test(text)) return [text];
  const [, figure = '', counted = ''] = COUNTED.exec(text) ?? [];
  if (counted !== '' && startsWithUnit(counted)) return [figure + counted];
  return withWholeFigures(closedUpText(text.replace(CLASS_NUMERAL, '$1').replace(SPAN_INSIDE, '$1').replace(NUMBER_NAMED, '$1')))
    .split(/[\s\u3000]+/)
    .filter(Boolean);
}

/** Levels, headings and labels that narrow cells broke; the pieces of the cells beside them stand in between, save where each line has one letter: 分 / 值. */
function withWholeWords(pieces: readonly Piece[], { columns, labels, level1, level2 }: Vocabulary): Piece[] {
  const words = [...new Set([...level1, ...level2, ...columns.keys(), ...labels.keys()])].filter((word) => word.length >= 4);
  const known = new Set(words);
  const byHead = Map.groupBy(words, (word) => word.slice(0, SHORTEST_HEAD));
  const taken = new Set<number>();
  const whole = pieces.map((piece) => ({ ...piece }));
  for (const [at, piece] of whole.entries()) {
    if (taken.has(at)) continue;
    const below = whole[at + 1];
    if (below && piece.text.length === 1 && below.text.length === 1 && columns.has(piece.text + below.text)) {
      piece.text += below.text;
      taken.add(at + 1);
    }
    if (piece.text.length < SHORTEST_HEAD) continue;
    // 服务对象满意度 is a level as it stands, and the head of one before 指标.
    const isWhole = known.has(bare(piece.text));
    const ways = (byHead.get(piece.text.slice(0, SHORTEST_HEAD)) ?? [])
      .filter((word) => word.startsWith(piece.text) && (isWhole ? word === `${piece.text}指标` : word !== piece.text))
      .flatMap((word) => {
        const rests = restsOf(word.slice(piece.text.length), at + 1, whole, taken, known);
        return rests ? [{ word, rests, span: (rests.at(-1) ?? at) - at }] : [];
      });
    const [nearest] = ways.sort((one, other) => one.span - other.span || other.word.length - one.word.length);
    if (!nearest) continue;
    piece.text = nearest.word;
    for (const rest of nearest.rests) taken.add(rest);
  }
  return whole.filter((_, at) => !taken.has(at));
}

/** The first line of an office: it begins with its place. */
const OF_PLACE = /^\p{Script=Han}{1,4}(?:省|市|县|区|旗|州|盟|镇|乡)\p{Script=Han}*$/u;
const LONGEST_OFFICE_REST = 9;
const MOST_OFFICE_LINES = 3;

/** An office whose narrow cell broke it over lines; the label of the cell beside it may stand in between. */
function withWholeOffices(pieces: readonly Piece[], { labels, columns, level1, level2 }: Vocabulary): Piece[] {
  const isWord = ({ text }: Piece): boolean => [labels, columns, level1, level2].some((words) => words.has(bare(text)));
  const whole: Piece[] = [];
  const taken = new Set<number>();
  for (const [at, piece] of pieces.entries()) {
    if (taken.has(at)) continue;
    whole.push(piece);
    if (!OF_PLACE.test(piece.text) || isOffice(piece.text) || isWord(piece)) continue;
    let text = piece.text;
    const rests: number[] = [];
    for (let next = at + 1; next < pieces.length && rests.length < MOST_OFFICE_LINES && next - at <= MOST_OFFICE_LINES; next++) {
      const rest = pieces[next] as Piece;
      if (isWord(rest)) continue;
      if (!/^\p{Script=Han}+$/u.test(rest.text) || rest.text.length > LONGEST_OFFICE_REST) break;
      text += rest.text;
      rests.push(next);
      if (!isOffice(text)) continue;
      whole[whole.length - 1] = { ...piece, text };
      for (const other of rests) taken.add(other);
      break;
    }
  }
  return whole;
}

/** The places of the pieces that make up `rest`, each behind the one before. */
function restsOf(
  rest: string,
  from: number,
  pieces: readonly Piece[],
  taken: ReadonlySet<number>,
  known: ReadonlySet<string>,
): number[] | null {
  for (let at = from; at < Math.min(from + NEAR, pieces.length); at++) {
    const text = pieces[at]?.text ?? '';
    if (taken.has(at) || !rest.startsWith(text) || known.has(text)) continue;
    if (text === rest) return [at];
    const further = restsOf(rest.slice(text.length), at + 1, pieces, taken, known);
    if (further) return [at, ...further];
  }
  return null;
}
