export { opinionRoutes } from './opinion.http.ts';
export { opinionPermissions } from './opinion.policy.ts';
export { longestAnswer } from './opinion.rules.ts';
