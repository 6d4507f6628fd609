export { readWorkbook, renderExcel, workbookLimits, writeWorkbook } from './excel.ts';
export type { CellContent, ListColumn, ListSheet, ListValue, SheetRow, SheetRows } from './excel.ts';
export { renderPdf } from './pdf.ts';
export { qrModules } from './qr-code.ts';
export { band, cleanText, sealArea, section } from './sheet.ts';
export type { Block, Cell, Grid, Row, Sheet, TextBlock } from './sheet.ts';
export { renderWord } from './word.ts';
