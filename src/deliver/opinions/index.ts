export { opinionRoutes } from './opinion.http.ts';
export { opinionPermissions } from './opinion.policy.ts';
