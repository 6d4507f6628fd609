export { type BatchRow, batchRows, insertBatch, lockBatch, markBatchUndone, sameBatch } from './batch.store.ts';
export { numberFrom, readSheet, type SheetColumn } from './read-sheet.ts';
