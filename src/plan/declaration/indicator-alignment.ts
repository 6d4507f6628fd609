import { readTarget } from '#src/kernel/target.ts';
import type { ColumnRole } from './layouts/layout.ts';
import { plainNumber } from './values.ts';

export type RowRole = 'target' | 'actual' | 'weight' | 'score' | 'reason';

export interface Alignment {
  level3: string;
  target: string;
  actual: string | null;
  weight: string | null;
  score: string | null;
  reason: string | null;
  worth: number;
}

/** The order of the columns after the name, as the head prints it. */
export function rowRoles(head: readonly ColumnRole[]): RowRole[] {
  return head.filter(
    (role): role is RowRole =>
      role === 'target' || role === 'actual' || role === 'weight' || role === 'score' || role === 'reason',
  );
}

/** No row of a form has more words; the cost of trying every cut grows with the square. */
export const mostTokens = 40;

/**
 * Finds which words of a line belong to which column, where no cells are drawn: every way to cut the line is weighed by how
 * well each piece looks like its column. Null when no cut gives every column something that fits it.
 */
export function align(tokens: readonly string[], roles: readonly RowRole[], withName: boolean): Alignment | null {
  if (tokens.length > mostTokens || tokens.length < roles.filter((role) => role !== 'reason').length + (withName ? 1 : 0))
    return null;
  let best: Alignment | null = null;
  const longest = roles.includes('weight') || roles.includes('actual') ? 3 : tokens.length;
  for (let name = withName ? 1 : 0; name <= (withName ? tokens.length : 0); name++) {
    for (let target = 1; target <= Math.min(longest, tokens.length - name); target++) {
      for (let actual = 1; actual <= (roles.includes('actual') ? 3 : 1); actual++) {
        const found = cut(tokens, roles, name, target, actual);
        if (found && (!best || found.worth > best.worth)) best = found;
      }
    }
  }
  return best;
}

function cut(
  tokens: readonly string[],
  roles: readonly RowRole[],
  name: number,
  targetLength: number,
  actualLength: number,
): Alignment | null {
  const parts = new Map<RowRole, string>();
  let at = name;
  for (const role of roles) {
    const length =
      role === 'target' ? targetLength : role === 'actual' ? actualLength : role === 'reason' ? tokens.length - at : 1;
    if (at + length > tokens.length) return null;
    parts.set(role, tokens.slice(at, at + length).join(role === 'reason' ? ' ' : ''));
    at += length;
  }
  if (at !== tokens.length) return null;
  const names = tokens.slice(0, name);
  const worth = worthOf(names, parts) - (targetLength - 1) - (actualLength - 1);
  if (!Number.isFinite(worth)) return null;
  const part = (role: RowRole): string | null => parts.get(role) ?? null;
  return {
    level3: names.join(''),
    target: part('target') ?? '',
    actual: part('actual'),
    weight: part('weight'),
    score: part('score'),
    reason: part('reason'),
    worth,
  };
}

function worthOf(names: readonly string[], parts: ReadonlyMap<RowRole, string>): number {
  // The cheap test first: most ways to cut a line put a word where the points must stand.
  const weight = parts.has('weight') ? plainNumber(parts.get('weight') ?? '') : null;
  const score = parts.has('score') ? plainNumber(parts.get('score') ?? '') : null;
  if ((parts.has('weight') && (weight === null || weight > 100)) || (parts.has('score') && score === null))
    return Number.NEGATIVE_INFINITY;
  const targetText = parts.get('target') ?? '';
  const target = readTarget(targetText);
  let worth = (target.comparator ? 6 : 0) + (target.value !== null || target.kind === 'date' ? 3 : 0) - names.length;
  worth -= 5 * names.filter((name) => /^[≥≤><=＞＜＝]/.test(name)).length;
  if (/^[≥≤><=＞＜＝]*$/.test(targetText)) return Number.NEGATIVE_INFINITY;
  const actualText = parts.get('actual');
  if (actualText !== undefined) {
    const actual = readTarget(actualText);
    if (actual.kind === target.kind) worth += 2;
    if (actual.unit !== null && actual.unit === target.unit) worth += 2;
    if (/^[≥≤]/.test(actualText)) worth -= 4;
  }
  if (weight !== null && score !== null) worth += score <= weight ? 3 : -6;
  if (plainNumber((parts.get('reason') ?? '').split(' ')[0] ?? '') !== null) worth -= 4;
  return worth;
}
