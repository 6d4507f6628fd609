import { evidenceContract } from '#src/evidence/evidence.contract.ts';
import { programmeContract } from '#src/plan/programme/programme.contract.ts';
import { networkContract } from '#src/network/network.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { handEntryContract } from '../hand-entry.contract.ts';

export const entries = clientOf(handEntryContract);
export const network = clientOf(networkContract);
export const plan = clientOf(programmeContract);
export const evidence = clientOf(evidenceContract);
