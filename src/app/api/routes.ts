import { accessRoutes } from '#src/access/index.ts';
import { accountRoutes, disclosureRoutes, monitoringRoutes, nextYearRoutes, selfEvaluationRoutes } from '#src/account/index.ts';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { opinionRoutes } from '#src/deliver/opinions/index.ts';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { noticeRoutes } from '#src/deliver/notices/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { signUpRoutes } from '#src/deliver/signup/index.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import { networkRoutes } from '#src/network/index.ts';
import { measureRoutes } from '#src/plan/measures/index.ts';
import { programmeRoutes } from '#src/plan/programme/index.ts';
import type { apiContract } from './contract.ts';

/** The handlers of `apiContract`, under the same names. */
export const apiRoutes = {
  access: accessRoutes,
  network: networkRoutes,
  programmes: programmeRoutes,
  measures: measureRoutes,
  sessions: sessionRoutes,
  signUp: signUpRoutes,
  door: doorRoutes,
  opinions: opinionRoutes,
  expenses: expenseRoutes,
  handEntries: handEntryRoutes,
  notices: noticeRoutes,
  evidence: evidenceRoutes,
  account: accountRoutes,
  selfEvaluations: selfEvaluationRoutes,
  disclosures: disclosureRoutes,
  monitoring: monitoringRoutes,
  nextYear: nextYearRoutes,
} satisfies Record<keyof typeof apiContract, unknown>;
