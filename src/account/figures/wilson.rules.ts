/** The 97.5 % point of the normal distribution. */
const z95 = 1.959963984540054;

/**
 * The Wilson score interval of a share, 95 % unless `z` says otherwise: its low and high end, 0–1. Holds for small samples and for shares near 0 and 1
 * (E. B. Wilson, JASA 22, 1927). `n` must be above 0.
 */
export function wilson(hits: number, n: number, z = z95): [number, number] {
  const share = hits / n;
  const scale = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / scale;
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
