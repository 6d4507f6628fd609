/** Marks of a compound file: no number of a sector is higher. */
const LAST_SECTOR = 0xfffffffa;
const DIRECTORY_ENTRY = 128;
const MINI_SECTOR = 64;
const FIRST_PLACES = 109;

/** A stream of a compound file, the container of Office before 2007; null where it has none of these names. Throws on a damaged file. */
export function compoundStream(bytes: Uint8Array, names: readonly string[]): Buffer | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = file.readUInt16LE(30) === 12 ? 4096 : 512;
  const sector = (at: number): Buffer => file.subarray((at + 1) * sectorSize, (at + 2) * sectorSize);
  const followers = tableOf(placesOfTable(file, sector, sectorSize).map(sector));
  // No stream has more sectors than its file: a chain that runs in a ring ends there.
  const most = Math.ceil(file.length / sectorSize);
  const stream = (start: number): Buffer => Buffer.concat(chainOf(start, followers, most).map(sector));
  const directory = stream(file.readUInt32LE(48));
  const entries = Array.from({ length: Math.floor(directory.length / DIRECTORY_ENTRY) }, (_, at) => {
    const entry = directory.subarray(at * DIRECTORY_ENTRY, (at + 1) * DIRECTORY_ENTRY);
    const name = entry.toString('utf16le', 0, Math.min(Math.max(entry.readUInt16LE(64) - 2, 0), MINI_SECTOR));
    return { name, isRoot: entry[66] === 5, start: entry.readUInt32LE(116), size: entry.readUInt32LE(120) };
  });
  const found = names.flatMap((name) => entries.filter((entry) => entry.name === name))[0];
  if (!found) return null;
  const isMini = found.size < file.readUInt32LE(56);
  if (!isMini) return stream(found.start).subarray(0, found.size);
  // Short streams share one, and have a table of their own.
  const shared = stream(entries.find(({ isRoot }) => isRoot)?.start ?? LAST_SECTOR);
  const places = chainOf(found.start, tableOf([stream(file.readUInt32LE(60))]), Math.ceil(shared.length / MINI_SECTOR));
  const parts = places.map((at) => shared.subarray(at * MINI_SECTOR, (at + 1) * MINI_SECTOR));
  return Buffer.concat(parts).subarray(0, found.size);
}

/** The sectors that hold the table of followers, each once: the first are named in the header, further ones in sectors of their own. */
function placesOfTable(file: Buffer, sector: (at: number) => Buffer, sectorSize: number): number[] {
  const places = new Set(Array.from({ length: FIRST_PLACES }, (_, at) => file.readUInt32LE(76 + at * 4)));
  const perSector = sectorSize / 4 - 1;
  const met = new Set<number>();
  for (let next = file.readUInt32LE(68); next < LAST_SECTOR && !met.has(next); ) {
    met.add(next);
    const numbers = tableOf([sector(next)]);
    for (const place of numbers.slice(0, perSector)) places.add(place);
    next = numbers[perSector] ?? LAST_SECTOR;
  }
  return [...places].filter((place) => place < LAST_SECTOR);
}

/** For each sector the one that follows it. */
function tableOf(sectors: readonly Buffer[]): number[] {
  return sectors.flatMap((part) => Array.from({ length: Math.floor(part.length / 4) }, (_, at) => part.readUInt32LE(at * 4)));
}

function chainOf(start: number, followers: readonly number[], most: number): number[] {
  const chain: number[] = [];
  for (let at = start; at < LAST_SECTOR && chain.length < most; at = followers[at] ?? LAST_SECTOR) chain.push(at);
  return chain;
}
