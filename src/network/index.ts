export type { ContactEraser } from './contact-erasure.ts';
export { eraseContactsAgain } from './erase-contacts-again.ts';
export { forgetImports } from './imports/import.store.ts';
export { type NetworkContext, networkRoutes } from './network.http.ts';
export { networkPermissions } from './network.policy.ts';
export {
  districtDistances,
  districtsBelow,
  loadRegions,
  type PlacesBelow,
  placesBelow,
  regionPaths,
  tenantRegion,
} from './regions/index.ts';
