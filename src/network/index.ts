export { networkRoutes } from './network.http.ts';
export { networkPermissions } from './network.policy.ts';
export { districtsBelow, loadRegions } from './regions/index.ts';
