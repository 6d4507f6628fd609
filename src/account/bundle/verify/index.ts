export { BundleCheck } from './check-bundle.ts';
export type { BundleOptions, BundleReport } from './report.ts';
export { breaksOf, filled, sentencesOf, verifyWords } from './sentences.ts';
