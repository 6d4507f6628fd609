import { evidenceContract } from '#src/evidence/evidence.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { sessionContract } from '../../sessions/session.contract.ts';
import { expenseContract } from '../expense.contract.ts';

export const expenses = clientOf(expenseContract);
export const sessions = clientOf(sessionContract);
export const evidence = clientOf(evidenceContract);
