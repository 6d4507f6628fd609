import type { getDocumentProxy } from 'unpdf';
import { withOrdinaryLetters } from './ordinary-letters.ts';
import type { PageParts, PlacedText, Rule } from './pdf-grid.ts';

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;
type Matrix = readonly [number, number, number, number, number, number];
/** Numbers of the drawing operators of pdf.js. */
export type Operators = Record<string, number>;

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Texts of one page with their places, and the straight lines that are drawn on it. */
export async function partsOfPage(page: Page, operators: Operators): Promise<PageParts> {
  const content = await page.getTextContent();
  const texts: PlacedText[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    texts.push({ text: withOrdinaryLetters(item.str), x, y, width: item.width, size: Math.hypot(c, d) || item.height || 10 });
  }
  const list = await page.getOperatorList();
  return { texts, ...rulesOf(list.fnArray, list.argsArray as unknown[][], operators) };
}

function rulesOf(
  functions: readonly number[],
  args: readonly unknown[][],
  operators: Operators,
): { horizontal: Rule[]; vertical: Rule[] } {
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  let matrix: Matrix = IDENTITY;
  const saved: Matrix[] = [];
  for (const [index, operator] of functions.entries()) {
    const argument = args[index] ?? [];
    if (operator === operators.save) saved.push(matrix);
    else if (operator === operators.restore || operator === operators.paintFormXObjectEnd) matrix = saved.pop() ?? IDENTITY;
    else if (operator === operators.transform) matrix = times(matrix, argument as unknown as Matrix);
    else if (operator === operators.paintFormXObjectBegin) {
      saved.push(matrix);
      if (Array.isArray(argument[0])) matrix = times(matrix, argument[0] as unknown as Matrix);
    } else if (operator === operators.constructPath && argument[0] !== operators.endPath) {
      const path = (argument[1] as [ArrayLike<number> | null] | undefined)?.[0];
      if (path) addRules(path, matrix, horizontal, vertical);
    }
  }
  return { horizontal, vertical };
}

function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Coordinates that follow each drawing step of a pdf.js path: move, line, curve, quadratic curve, close. */
const COORDINATES = [2, 2, 6, 4, 0];
const SHORTEST = 4;

function addRules(path: ArrayLike<number>, matrix: Matrix, horizontal: Rule[], vertical: Rule[]): void {
  let from: readonly [number, number] | null = null;
  let start: readonly [number, number] | null = null;
  const add = (to: readonly [number, number]): void => {
    if (!from) return;
    const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
    if (height < 1.5 && width > SHORTEST)
      horizontal.push({ at: (from[1] + to[1]) / 2, from: Math.min(from[0], to[0]), to: Math.max(from[0], to[0]) });
    else if (width < 1.5 && height > SHORTEST)
      vertical.push({ at: (from[0] + to[0]) / 2, from: Math.min(from[1], to[1]), to: Math.max(from[1], to[1]) });
  };
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? 0;
    const count = COORDINATES[step];
    if (count === undefined) return;
    const x = path[at + count - 1] ?? 0;
    const y = path[at + count] ?? 0;
    const point: readonly [number, number] = [
      matrix[0] * x + matrix[2] * y + matrix[4],
      matrix[1] * x + matrix[3] * y + matrix[5],
    ];
    if (step === 0) start = point;
    else if (step === 1) add(point);
    else if (step === 4 && start) add(start);
    from = step === 4 ? start : point;
    at += count + 1;
  }
}
