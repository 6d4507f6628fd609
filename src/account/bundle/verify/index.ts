export { BundleCheck } from './check-bundle.ts';
export type { BundleOptions, BundleReport } from './report.ts';
export { actsOf, breaksOf, filled, sealOf, sentencesOf, signedOf, verifyWords } from './sentences.ts';
export { packedPiece } from './packed-piece.ts';
