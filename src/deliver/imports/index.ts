export { type BatchRow, batchRows, insertBatch, lockBatch, markBatchUndone, sameBatch } from './batch.store.ts';
export { readSheet } from './read-sheet.ts';
