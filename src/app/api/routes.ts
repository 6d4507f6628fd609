import { accessRoutes } from '#src/access/index.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import { networkRoutes } from '#src/network/index.ts';
import { measureRoutes } from '#src/plan/measures/index.ts';

/** The handlers of `apiContract`, under the same names. */
export const apiRoutes = {
  access: accessRoutes,
  network: networkRoutes,
  measures: measureRoutes,
  evidence: evidenceRoutes,
};
