import { measurePermissions, measureRoutes } from './measures/index.ts';
import { programmePermissions, programmeRoutes } from './programme/index.ts';

export * from './declaration/index.ts';
export * from './measures/index.ts';
export * from './programme/index.ts';

/** What plan brings to the app: its routes, by the names under which the app merges them, and who may use them. */
export const planRoutes = { programme: programmeRoutes, measure: measureRoutes };
export const planPermissions = { ...programmePermissions, ...measurePermissions };
