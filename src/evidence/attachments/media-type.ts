import { mediaTypes } from '#src/platform/documents/media-types.ts';
interface Signature {
  mediaType: string;
  /** Bytes at an offset that every file of the type has. */
  at: number;
  bytes: readonly number[];
  /** Needed to tell the types apart that share the bytes. */
  extension?: string;
}

const zip = [0x50, 0x4b, 0x03, 0x04];

const signatures: readonly Signature[] = [
  { mediaType: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { mediaType: mediaTypes.pdf, at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: mediaTypes.docx, at: 0, bytes: zip, extension: 'docx' },
  { mediaType: mediaTypes.xlsx, at: 0, bytes: zip, extension: 'xlsx' },
];

/** The type of a file by its first bytes, never by what the sender says of it; null when it is none that is taken as evidence. */
export function mediaTypeOf(fileName: string, bytes: Uint8Array): string | null {
  const extension = fileName.toLowerCase().split('.').at(-1);
  const found = signatures.find(
    (signature) =>
      (signature.extension === undefined || signature.extension === extension) &&
      signature.bytes.every((byte, index) => bytes[signature.at + index] === byte),
  );
  return found?.mediaType ?? null;
}

/** Whether the bytes begin as files of the type do. */
export function mayBe(mediaType: string, bytes: Uint8Array): boolean {
  return signatures.some(
    (one) => one.mediaType === mediaType && one.bytes.every((byte, index) => bytes[one.at + index] === byte),
  );
}
