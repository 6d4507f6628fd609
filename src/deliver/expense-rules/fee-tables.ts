import { readFileSync } from 'node:fs';
import { type FeeTable, feeTablesSchema, tableOn } from './fee-table.rules.ts';

/** 讲课费标准, oldest first. A city with standards of its own puts them into the file, each with its source and the day it holds from. */
const tables = feeTablesSchema.parse(JSON.parse(readFileSync(new URL('./fee-tables.json', import.meta.url), 'utf8')));

/** The newest table. */
export const newestFeeTable: FeeTable = tables.at(-1)!;

/** The table that holds on a day (`feeDayOf`); null before the first. */
export function feeTableOn(day: string): FeeTable | null {
  return tableOn(tables, day);
}
