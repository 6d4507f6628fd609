export { readWorkbook } from './excel-read.ts';
export { renderExcel } from './excel-sheet.ts';
export { writeWorkbook } from './excel-write.ts';
export { renderPdf } from './pdf.ts';
export { type ListHead, type ReadCell, type ReadRow, readList } from './read-list.ts';
export { sealArea } from './sheet.ts';
export type { Cell, Row, Sheet } from './sheet.ts';
export { renderWord } from './word.ts';
