export { BundleCheck } from './check-bundle.ts';
export type { BundleOptions, BundleReport, CheckedLine, Compared, Whole } from './report.ts';
export { actsOf, afterFreezeOf, breaksOf, filled, sentencesOf, signedOf, uncheckedBy, verifyWords } from './sentences.ts';
export { packedPiece } from './packed-piece.ts';
