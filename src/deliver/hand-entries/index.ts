export { handEntryRoutes } from './hand-entry.http.ts';
export { handEntryPermissions } from './hand-entry.policy.ts';
