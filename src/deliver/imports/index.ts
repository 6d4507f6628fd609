export { type BatchRow, batchRows, insertBatch, lockBatch, markBatchUndone, type NewBatch, sameBatch } from './batch.store.ts';
export { dayFrom, numberFrom, type ReadCell, type ReadRow, type ReadSheet, readSheet, type SheetColumn } from './read-sheet.ts';
