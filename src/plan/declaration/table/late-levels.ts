import type { Vocabulary } from '../words/labels.ts';
import type { FormDraft } from './form-draft.ts';
import type { RawIndicator } from './indicator.ts';

/** Merged cells of levels may be written behind the first of their rows: gives these rows their levels, and tells what stays in doubt. */
export function settleLevels(indicators: readonly RawIndicator[], vocabulary: Vocabulary, draft: FormDraft): void {
  const strayed = indicators.map((row) => row.level2 === null && row.level1 === null);
  const late = takeLaterLevels(indicators, vocabulary, draft);
  const moved = takeOwnParents(indicators, vocabulary, draft);
  if (late || moved || (strayed[0] && strayed.includes(false))) tellDoubtful(indicators, draft);
  tellUnlevelled(indicators, draft);
}

/** The first level is printed in the middle of its rows, so that it may come after the first of them. */
function takeLaterLevels(indicators: readonly RawIndicator[], { children }: Vocabulary, draft: FormDraft): boolean {
  let found = false;
  for (const [at, row] of indicators.entries()) {
    if (row.level1 !== null || row.level2 === null) continue;
    const later = indicators.slice(at + 1).find((other) => other.level1 !== null)?.level1;
    if (!later || !children.get(later)?.has(row.level2)) continue;
    row.level1 = later;
    found = true;
    draft.warn('level-late', `“${row.level2}”之上没有一级指标，取其后的“${later}”，请核对`, row.where);
  }
  return found;
}

/** A second level below a first that no form has it in, where the table names just one that it belongs to: that one was written further below. */
function takeOwnParents(indicators: readonly RawIndicator[], { children }: Vocabulary, draft: FormDraft): boolean {
  const firsts = [...new Set(indicators.map(({ level1 }) => level1 ?? ''))];
  let found = false;
  for (const [at, row] of indicators.entries()) {
    const { level1, level2, level3 } = row;
    if (level1 === null || level2 === null || level1 === level2 || !children.has(level1) || children.get(level1)?.has(level2))
      continue;
    const parents = firsts.filter((first) => children.get(first)?.has(level2));
    const [parent] = parents;
    const isBelow = indicators.slice(at + 1).some((other) => other.level1 === parent);
    if (!parent || parents.length > 1 || !isBelow) continue;
    row.level1 = parent;
    found = true;
    draft.warn('level-late', `“${level3}”的“${level2}”不属于“${level1}”，取其后的一级指标“${parent}”，请核对`, row.where);
  }
  return found;
}

/** Where some levels stand behind their first rows, a row without a name of its level before it may belong to the next one. */
function tellDoubtful(indicators: readonly RawIndicator[], draft: FormDraft): void {
  for (const [at, { level2, level3, where }] of indicators.entries()) {
    const next = indicators.slice(at + 1).find((other) => other.level2 !== level2)?.level2;
    if (level2 === null || !next || indicators[at - 1]?.level2 !== level2) continue;
    draft.warn('level-doubtful', `“${level3}”按“${level2}”读入，也可能属于其后的“${next}”，请核对`, where);
  }
}

/** Where rows have levels, one without was not meant to have none: its merged cell stood elsewhere. */
function tellUnlevelled(indicators: readonly RawIndicator[], draft: FormDraft): void {
  const without = indicators.filter(({ level1 }) => level1 === null);
  const levelled = indicators.some(({ level1, level2 }) => level1 !== null || level2 !== null);
  if (without.length === 0 || !levelled) return;
  const names = without.map(({ level3 }) => `“${level3.slice(0, 20)}”`).join('');
  draft.warn('level-unread', `${names.slice(0, 400)}没有读到一级指标，请核对`, without[0]?.where ?? '');
}
