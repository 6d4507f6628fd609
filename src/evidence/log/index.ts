export { auditLog } from './audit-log.ts';
export { askWitnesses } from './ask-witnesses.ts';
export { addLogKey, addWitness, removeWitness, retireLogKey } from './change-log.ts';
export { checkConsistency, checkInclusion, largestProofText, type ProofVerdict } from './check-proof.ts';
export { exportLog } from './export-log.ts';
export { publishedCheckpoint, publishedTile } from './publish-log.ts';
export { type FactProof, type LogState, proofsOfFacts, readLog } from './read-log.ts';
export { type LogOf, sequenceLog } from './sequence-log.ts';
export { logSuites, nodeChecks } from './signing.ts';
