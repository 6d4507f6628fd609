import { clientOf } from '#src/ui-kit/client.ts';
import { doorContract } from '../door.contract.ts';

export const door = clientOf(doorContract);
