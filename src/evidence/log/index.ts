export { checkConsistency, checkInclusion, largestProofText, type ProofVerdict } from './check-proof.ts';
