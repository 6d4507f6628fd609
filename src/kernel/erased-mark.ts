/** What stands in place of the name of somebody who was erased, beside what they did. */
export function erasedMark(personId: string): string {
  return `${before}${personId.slice(-8)}`;
}

const before = '已删除人员 ';

/** Whether a name is such a mark. */
export function isErasedMark(name: unknown): boolean {
  return typeof name === 'string' && name.startsWith(before) && /^[0-9a-f]{8}$/.test(name.slice(before.length));
}
