import { accessContract } from '#src/access/access.contract.ts';
import { accountContract } from '#src/account/account.contract.ts';
import { disclosureContract } from '#src/account/disclosure/disclosure.contract.ts';
import { nextYearContract } from '#src/account/next-year/next-year.contract.ts';
import { selfEvaluationContract } from '#src/account/self-evaluation/self-evaluation.contract.ts';
import { monitoringContract } from '#src/account/monitoring/monitoring.contract.ts';
import { doorContract } from '#src/deliver/door/door.contract.ts';
import { expenseContract } from '#src/deliver/expenses/expense.contract.ts';
import { opinionContract } from '#src/deliver/opinions/opinion.contract.ts';
import { handEntryContract } from '#src/deliver/hand-entries/hand-entry.contract.ts';
import { noticeContract } from '#src/deliver/notices/notice.contract.ts';
import { sessionContract } from '#src/deliver/sessions/session.contract.ts';
import { signUpContract } from '#src/deliver/signup/signup.contract.ts';
import { evidenceContract } from '#src/evidence/evidence.contract.ts';
import { networkContract } from '#src/network/network.contract.ts';
import { measureContract } from '#src/plan/measures/measure.contract.ts';
import { programmeContract } from '#src/plan/programme/programme.contract.ts';

/** The whole HTTP interface, in the order of the flow. */
export const apiContract = {
  access: accessContract,
  network: networkContract,
  programmes: programmeContract,
  measures: measureContract,
  sessions: sessionContract,
  signUp: signUpContract,
  door: doorContract,
  opinions: opinionContract,
  expenses: expenseContract,
  handEntries: handEntryContract,
  notices: noticeContract,
  evidence: evidenceContract,
  account: accountContract,
  selfEvaluations: selfEvaluationContract,
  disclosures: disclosureContract,
  monitoring: monitoringContract,
  nextYear: nextYearContract,
};
