import type { ProgrammeRow } from '#src/plan/index.ts';
import { jsonHash } from '#src/platform/json-hash.ts';

/** The form with its stamp: the hash is over everything that the form shows. */
export function stamped<Form extends object>(
  programme: Pick<ProgrammeRow, 'demo'>,
  version: string,
  form: Form,
): Form & { demo: boolean; version: string; hash: string } {
  const data = { ...form, demo: programme.demo, version };
  return { ...data, hash: jsonHash(data) };
}

/** The year's goal as the declaration words it; null where it has none. */
function statedGoal(programme: Pick<ProgrammeRow, 'sections'>): string | null {
  const stated = programme.sections.find(({ name }) => name.includes('总目标') || name.includes('总体目标'))?.text.trim();
  return stated || null;
}

/** 年度总体目标: as the declaration words it, or else its targets one by one. */
export function goalText(
  programme: Pick<ProgrammeRow, 'sections'>,
  indicators: readonly { level3: string; target: string }[],
): string {
  const goal = (target: string): string => (/^[≥≤><=＞＜＝]/.test(target) ? `目标 ${target}` : target);
  return statedGoal(programme) ?? numbered(indicators.map((one) => `${one.level3}：${goal(one.target)}`));
}

/** A sentence a line, as offices number them. */
export function numbered(sentences: readonly string[]): string {
  return sentences.map((text, at) => `${at + 1}. ${text}${at + 1 === sentences.length ? '。' : '；'}`).join('\n');
}

/** 主管部门及代码, as the form has them in one cell. */
export function departmentText({ department, departmentCode }: Pick<ProgrammeRow, 'department' | 'departmentCode'>): string {
  return [department, departmentCode].filter(Boolean).join(' ');
}
