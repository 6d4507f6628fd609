/**
 * What the code of a region says of where it lies. Codes are those of the statistical division of China (统计用区划代码): six digits a district,
 * nine a street or town, twelve a neighbourhood or village committee, each beginning with that of the larger one.
 */
const streetDigits = 9;
const communityDigits = 12;

/** The street or town 街镇 in which a region lies; '' of a district or what is larger, which lie in none. */
export function streetOf(region: string): string {
  return region.length >= streetDigits ? region.slice(0, streetDigits) : '';
}

/** The committee 居村 that a region is; '' of what is larger. */
export function communityOf(region: string): string {
  return region.length === communityDigits ? region : '';
}
