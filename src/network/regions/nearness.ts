import { readRegionMap } from './region-map.ts';

interface Labelled {
  properties: { code: string; label: readonly [longitude: number, latitude: number] };
}

/** One degree of latitude. */
const kmOfDegree = 111.2;
const places = new Map<string, Promise<ReadonlyMap<string, readonly [number, number]>>>();

/** Where the districts of a city lie, by the map that the console draws; empty where there is none. */
function placesOf(city: string): Promise<ReadonlyMap<string, readonly [number, number]>> {
  const known = places.get(city);
  if (known !== undefined) return known;
  const read = readRegionMap(city).then((map) => {
    const features = map.ok ? (map.value.features as Labelled[]) : [];
    return new Map(features.map(({ properties }) => [properties.code, properties.label] as const));
  });
  places.set(city, read);
  return read;
}

/**
 * How far the middles of other districts are from that of this one, in km; 0 for itself, null where the map does not know one of them.
 * `district`: six digits; the city is its province-level municipality, or the prefecture above it.
 */
export async function districtDistances(district: string): Promise<(other: string) => number | null> {
  const maps = await Promise.all([placesOf(`${district.slice(0, 4)}00`), placesOf(`${district.slice(0, 2)}0000`)]);
  const at = (code: string): readonly [number, number] | undefined => maps.map((map) => map.get(code)).find(Boolean);
  const own = at(district);
  return (other) => {
    if (other === district) return 0;
    const there = at(other);
    if (!own || !there) return null;
    const across = (there[0] - own[0]) * Math.cos((own[1] * Math.PI) / 180);
    return Math.hypot(across, there[1] - own[1]) * kmOfDegree;
  };
}
