import { readFileSync } from 'node:fs';
import { tableOn } from './fee-table.rules.ts';
import { type WithholdingScale, withholdingTablesSchema } from './withholding.rules.ts';

/** 预扣率表, oldest first. When the law changes, the new table goes into the file with its source and the day it holds from. */
const tables = withholdingTablesSchema.parse(
  JSON.parse(readFileSync(new URL('./withholding-tables.json', import.meta.url), 'utf8')),
);

/** How tax is withheld from a payment of that day; null before the first table. */
export function withholdingOn(paidOn: string, payee: 'resident' | 'non-resident'): WithholdingScale | null {
  return tableOn(tables, paidOn)?.[payee] ?? null;
}
