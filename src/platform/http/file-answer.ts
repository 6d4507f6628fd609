import { mediaTypes } from '../documents/media-types.ts';

/** A workbook as a download; `name` without the extension. */
export function xlsxFile(name: string, bytes: Uint8Array): File {
  return new File([bytes as Uint8Array<ArrayBuffer>], `${name}.xlsx`, { type: mediaTypes.xlsx });
}
