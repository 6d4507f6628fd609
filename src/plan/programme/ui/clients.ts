import { clientOf } from '#src/ui-kit/client.ts';
import { measureContract } from '../../measures/measure.contract.ts';
import { programmeContract } from '../programme.contract.ts';

export const plan = clientOf(programmeContract);
export const measures = clientOf(measureContract);
