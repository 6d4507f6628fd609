import { createHash } from 'node:crypto';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type ListHead, type ReadRow, readList } from '#src/platform/documents/index.ts';

export interface ReadSheet<Key extends string> {
  fileName: string;
  sha256: string;
  rows: ReadRow<Key>[];
}

/**
 * The rows of an uploaded list in which one of the columns is filled in. Refuses a file that is no workbook, lacks a required column, has
 * no such row or more than `limit`.
 */
export async function readSheet<Key extends string>(
  file: File,
  columns: readonly ListHead<Key>[],
  limit: number,
): Promise<Result<ReadSheet<Key>>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const list = await readList(bytes, columns);
  if (!list.ok) return list;
  const { headRow, missing } = list.value;
  const nameOf = (key: Key): string => columns.find((column) => column.key === key)?.heads[0] ?? key;
  if (missing.length > 0)
    return refuse('sheet-columns-missing', { file: file.name, row: headRow, columns: missing.map(nameOf).join('、') });
  const rows = list.value.rows.filter(({ cells }) => columns.some(({ key }) => cells[key].text !== ''));
  if (rows.length === 0) return refuse('sheet-empty', { file: file.name });
  if (rows.length > limit) return refuse('sheet-too-long', { file: file.name, rows: rows.length, limit });
  return ok({ fileName: file.name, sha256: createHash('sha256').update(bytes).digest('hex'), rows });
}
