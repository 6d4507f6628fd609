import { clientOf } from '#src/ui-kit/client.ts';
import { programmeContract } from '../programme.contract.ts';

export const plan = clientOf(programmeContract);
