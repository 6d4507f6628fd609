export { BundleCheck } from './check-bundle.ts';
export type { BundleOptions, BundleReport } from './report.ts';
export { actsOf, breaksOf, filled, sealOf, sentencesOf, verifyWords } from './sentences.ts';
