/** Bytes of a packed file that are unpacked at once: the command and the page read a damaged file equally far, up to the same piece. */
export const packedPiece = 4096;
