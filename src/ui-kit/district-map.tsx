import type { ReactNode } from 'react';

type Ring = readonly (readonly [number, number])[];
export interface DistrictShape {
  properties: { code: string; name: string; label?: [number, number] };
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
}

interface DistrictMapProps {
  shapes: readonly DistrictShape[];
  /** What each district has, by code; districts without an entry are drawn as surroundings only. */
  values: Readonly<Record<string, number>>;
  label: string;
  say: (name: string, value: number) => string;
  /** Wraps a district's shape into a link. */
  link: (code: string, said: string, shape: ReactNode) => ReactNode;
}

const fills = ['#e4f0f1', '#c2dde0', '#8fc1c7', '#4d959f', '#136b77'] as const;

/** Districts shaded by a value, projected plainly: a schematic, no survey. Labels only where they do not collide. */
export function DistrictMap({ shapes, values, label, say, link }: DistrictMapProps) {
  const all = shapes.flatMap((shape) => ringsOf(shape).flat());
  const [west, east] = [Math.min(...all.map((point) => point[0])), Math.max(...all.map((point) => point[0]))];
  const [south, north] = [Math.min(...all.map((point) => point[1])), Math.max(...all.map((point) => point[1]))];
  const width = 400;
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * stretch);
  const height = (north - south) * scale;
  const place = ([longitude, latitude]: readonly [number, number]): [number, number] => [
    (longitude - west) * stretch * scale,
    (north - latitude) * scale,
  ];
  const known = Object.values(values).filter((value) => value > 0);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  // Where all districts have as many, none is meant to stand out.
  const shade = (value: number): number => (least === most ? 2 : 1 + Math.round(((value - least) / (most - least)) * 3));
  // Alone among its surroundings even a small district has room for its name.
  const few = Object.keys(values).length <= 2;
  const drawn = shapes.map((shape) => {
    const rings = ringsOf(shape);
    const value = values[shape.properties.code] ?? null;
    const path = rings
      .map(
        (ring) =>
          `M${ring
            .map((point) =>
              place(point)
                .map((part) => part.toFixed(1))
                .join(','),
            )
            .join('L')}Z`,
      )
      .join('');
    return { shape, value, path, at: place(shape.properties.label ?? middleOf(rings)), room: roomOf(rings) * scale * scale };
  });
  return (
    <svg className="district-map" viewBox={`-4 -4 ${width + 8} ${height + 8}`} width="100%" role="group" aria-label={label}>
      {drawn.map(({ shape, value, path }) => (
        <g key={shape.properties.code}>
          {value === null ? (
            <path d={path} className="outside" aria-hidden="true" />
          ) : (
            link(
              shape.properties.code,
              say(shape.properties.name, value),
              <path d={path} className={value === 0 ? 'none' : undefined} fill={value === 0 ? undefined : fills[shade(value)]}>
                <title>{say(shape.properties.name, value)}</title>
              </path>,
            )
          )}
        </g>
      ))}
      <g aria-hidden="true">
        {drawn
          .filter(({ value, room }) => value !== null && (room > 1500 || few))
          .map(({ shape, value, at }) => (
            <text
              key={shape.properties.code}
              x={at[0]}
              y={at[1] + (few ? 24 : 4)}
              className={few ? 'alone' : value! > 0 && shade(value!) > 2 ? 'on-dark' : undefined}
            >
              {shape.properties.name.replace(/新?区$/, '')} {value}
            </text>
          ))}
      </g>
    </svg>
  );
}

function ringsOf(shape: DistrictShape): Ring[] {
  return shape.geometry.type === 'Polygon' ? shape.geometry.coordinates : shape.geometry.coordinates.flat();
}

function middleOf(rings: Ring[]): [number, number] {
  const ring = rings.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return [
    ring.reduce((sum, point) => sum + point[0], 0) / ring.length,
    ring.reduce((sum, point) => sum + point[1], 0) / ring.length,
  ];
}

/** The area of the largest ring, by the shoelace formula. */
function roomOf(rings: Ring[]): number {
  return Math.max(
    ...rings.map(
      (ring) =>
        Math.abs(
          ring.reduce(
            (sum, [x, y], index) => sum + x * ring[(index + 1) % ring.length]![1] - ring[(index + 1) % ring.length]![0] * y,
            0,
          ),
        ) / 2,
    ),
  );
}
