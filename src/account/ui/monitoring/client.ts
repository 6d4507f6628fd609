import { clientOf } from '#src/ui-kit/client.ts';
import { monitoringContract } from '../../monitoring/monitoring.contract.ts';

export const monitoring = clientOf(monitoringContract);
