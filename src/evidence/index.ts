export { storeAttachment } from './attachments/store-attachment.ts';
export { evidenceRoutes } from './evidence.http.ts';
export { evidencePermissions } from './evidence.policy.ts';
export { type Fact, type FactDraft, hashOf } from './facts/fact.ts';
export { pseudonymOf } from './facts/pseudonym.ts';
export { appendFacts, type Recorder, withdrawFact } from './ledger/append-facts.ts';
export { seenOfChain } from './ledger/chain.rules.ts';
export { type MendedCell, mendMonth } from './ledger/mend.store.ts';
