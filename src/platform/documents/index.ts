export { readWorkbook, renderExcel, writeWorkbook } from './excel.ts';
export type { CellContent, SheetRow } from './excel.ts';
export { renderPdf } from './pdf.ts';
export { sealArea } from './sheet.ts';
export type { Cell, Row, Sheet } from './sheet.ts';
export { renderWord } from './word.ts';
