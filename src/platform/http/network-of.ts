import { isIPv6 } from 'node:net';

const mappedPrefix = '0:0:0:0:0:ffff:';

/**
 * What limits count a visitor by: an IPv4 address whole, also one that is written as IPv6 (`::ffff:192.0.2.1`); of an IPv6 address its
 * first 64 bits, since whoever has one has a whole /64 (RFC 6177, RFC 4291 section 2.5.1). Anything else stays as it is.
 */
export function networkOf(address: string): string {
  const groups = groupsOf(address);
  if (!groups) return address;
  const whole = groups.map((group) => group.toString(16)).join(':');
  if (whole.startsWith(mappedPrefix)) {
    const bytes = groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]);
    return bytes.join('.');
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The eight numbers of an IPv6 address, with or without brackets, zone or an IPv4 tail; null for any other text. */
function groupsOf(address: string): number[] | null {
  const bare = address.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/%.*$/, '');
  if (!isIPv6(bare)) return null;
  // An IPv4 tail stands for two groups.
  const plain = bare.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_whole, ...bytes: string[]) => {
    const [a, b, c, d] = bytes.slice(0, 4).map(Number) as [number, number, number, number];
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const numbers = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [numbers(head), numbers(tail ?? '')];
  return tail === undefined ? before : [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
