/**
 * What somebody sees of a fact and its corrections, who does not see every district: a correction may have moved it to another. A
 * withdrawal has no district and is seen with what it takes back.
 */
export function seenOfChain<Link extends { kind: string; district: string }>(
  chain: readonly Link[],
  sees: (district: string) => boolean,
): Link[] {
  return chain.filter((link, at) => {
    const before = link.kind === 'withdrawal' ? chain[at - 1] : link;
    return before !== undefined && sees(before.district);
  });
}
