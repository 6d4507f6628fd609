export { loadRegions } from './regions/load-regions.ts';
export { districtsBelow, type RegionPath, type RegionRow, regionPaths } from './regions/region.store.ts';
