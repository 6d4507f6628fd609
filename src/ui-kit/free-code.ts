/**
 * The code proposed for a new line or sub-programme: the next in the pattern that most of the others have (`08-1` after `01-1` … `07-1`), or
 * else of the stem (`sub-3`). One more than the highest number in use, so that one removed in between is not taken again.
 */
export function freeCode(stem: string, taken: readonly { code: string }[]): string {
  const shaped = mostShaped(taken.map(({ code }) => code));
  const patterned = shaped && nextOf(shaped);
  if (patterned && !taken.some(({ code }) => code === patterned)) return patterned;
  const numbers = taken.map(({ code }) => (code.startsWith(`${stem}-`) ? Number(code.slice(stem.length + 1)) : 0));
  return `${stem}-${Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1}`;
}

/** The codes of the shape that more than half of all have, digits aside; null where none with digits has. */
function mostShaped(codes: readonly string[]): string[] | null {
  const shapeOf = (code: string): string => code.replaceAll(/\d+/g, '#');
  const byShape = Map.groupBy(codes, shapeOf);
  const [shape, most] = [...byShape].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [];
  return shape?.includes('#') && most && most.length * 2 > codes.length ? most : null;
}

/** The first number that tells codes of one shape apart goes up by one, as wide as it was; what stands behind it is that of the first of them. */
function nextOf(codes: readonly string[]): string | null {
  const runs = codes.map((code) => code.match(/\d+/g) ?? []);
  const [first] = runs;
  const told = Math.max(
    0,
    first!.findIndex((run, at) => runs.some((one) => one[at] !== run)),
  );
  const width = Math.max(...runs.map((one) => one[told]!.length));
  const highest = Math.max(...runs.map((one) => Number(one[told])));
  if (!Number.isSafeInteger(highest)) return null;
  const next = String(highest + 1).padStart(width, '0');
  let at = 0;
  return codes[0]!.replaceAll(/\d+/g, (run) => (at++ === told ? next : run));
}
