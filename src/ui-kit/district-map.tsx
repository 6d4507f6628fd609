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
  /** What the shades stand for. */
  words: { none: string; each: (value: number) => string; amount: (value: number) => string };
}

const fills = ['#e4f0f1', '#c2dde0', '#8fc1c7', '#4d959f', '#136b77'] as const;
/** In pixels of the narrowest panel that holds a map, so that its type is never smaller than it says. */
const width = 252;
const type = 12;

/** Districts shaded by a value, projected plainly: a schematic, no survey. A label stands where its district has room for it. */
export function DistrictMap({ shapes, values, label, say, link, words }: DistrictMapProps) {
  const all = shapes.flatMap((shape) => ringsOf(shape).flat());
  const [west, east] = [Math.min(...all.map((point) => point[0])), Math.max(...all.map((point) => point[0]))];
  const [south, north] = [Math.min(...all.map((point) => point[1])), Math.max(...all.map((point) => point[1]))];
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
    const name = `${shape.properties.name.replace(/新?区$/, '')} ${value ?? ''}`;
    const middle = place(shape.properties.label ?? middleOf(rings));
    const places = rings.map((ring) => ring.map(place));
    return {
      shape,
      code: shape.properties.code,
      value,
      path,
      name,
      at: value === null ? null : few ? middle : roomFor(name, middle, places),
    };
  });
  return (
    <>
      <svg className="district-map" viewBox={`-2 -2 ${width + 4} ${height + 4}`} width="100%" role="group" aria-label={label}>
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
        <Labels drawn={drawn} few={few} isDark={(value) => value > 0 && shade(value) > 2} />
      </svg>
      <MapLegend values={Object.values(values)} shade={shade} words={words} />
    </>
  );
}

interface Label {
  code: string;
  name: string;
  value: number | null;
  at: Point | null;
}

function Labels({ drawn, few, isDark }: { drawn: readonly Label[]; few: boolean; isDark: (value: number) => boolean }) {
  return (
    <g aria-hidden="true">
      {drawn.map(
        ({ code, name, value, at }) =>
          at && (
            <text
              key={code}
              x={at[0]}
              y={at[1] + (few ? 24 : 4)}
              fontSize={type}
              className={few ? 'alone' : isDark(value!) ? 'on-dark' : undefined}
            >
              {name}
            </text>
          ),
      )}
    </g>
  );
}

/** Each shade with the values that it stands for; one shade where all have as many. */
function MapLegend({
  values,
  shade,
  words,
}: {
  values: readonly number[];
  shade: (value: number) => number;
  words: DistrictMapProps['words'];
}) {
  const known = [...new Set(values.filter((value) => value > 0))].toSorted((one, other) => one - other);
  const steps = [...Map.groupBy(known, shade)];
  return (
    <div className="legend">
      {steps.map(([step, held]) => (
        <span key={step}>
          <i style={{ background: fills[step] }} />
          {known.length === 1 && values.length > 1
            ? words.each(known[0]!)
            : held.length === 1
              ? words.amount(held[0]!)
              : `${held[0]}–${words.amount(held.at(-1)!)}`}
        </span>
      ))}
      {values.includes(0) && (
        <span>
          <i className="map-none" />
          {words.none}
        </span>
      )}
    </div>
  );
}

type Point = readonly [number, number];

/** The edge of a label set around its place, its leading left out. */
function boxOf([x, y]: Point, name: string): Point[] {
  const half = [...name].reduce((sum, sign) => sum + (/[ -~]/.test(sign) ? 0.55 : 1), 0) * (type / 2);
  return [-half, 0, half].flatMap((aside) => [-type / 2 + 2, type / 2 - 2].map((below): Point => [x + aside, y + below]));
}

/** The place nearest to the middle where a label lies within its own district, so that no two can meet; null where there is none. */
function roomFor(name: string, middle: Point, rings: readonly (readonly Point[])[]): Point | null {
  const step = 6;
  const near = Array.from(
    { length: 81 },
    (_, index): Point => [middle[0] + ((index % 9) - 4) * step, middle[1] + (Math.floor(index / 9) - 4) * step],
  );
  const away = ([x, y]: Point): number => Math.hypot(x - middle[0], y - middle[1]);
  return near.toSorted((one, other) => away(one) - away(other)).find((at) => fits(boxOf(at, name), rings)) ?? null;
}

function fits(corners: readonly Point[], rings: readonly (readonly Point[])[]): boolean {
  return rings.some((ring) => corners.every((corner) => isInside(corner, ring)));
}

/** By how often a ray to the right leaves the ring. */
function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  return ring.reduce((inside, [x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length]!;
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !inside : inside;
  }, false);
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
