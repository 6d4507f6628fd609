import { programmeContract } from '#src/plan/programme/programme.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { sessionContract } from '../../sessions/session.contract.ts';
import { expenseContract } from '../expense.contract.ts';

export const expenses = clientOf(expenseContract);
export const sessions = clientOf(sessionContract);
export const plan = clientOf(programmeContract);
