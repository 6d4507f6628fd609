export { loadRegions } from './load-regions.ts';
export {
  districtsBelow,
  type PlacesBelow,
  placesBelow,
  type RegionRow,
  regionPaths,
  regionRows,
  tenantRegion,
} from './region.store.ts';
export { districtDistances } from './nearness.ts';
export { readRegionMap } from './region-map.ts';
