export interface Standing {
  number: number;
  withdrawn: boolean;
}

/** The publication that the public sees: the newest that was not withdrawn; undefined when there is none. */
export function seenByPublic<One extends Standing>(publications: readonly One[]): One | undefined {
  return publications
    .filter((one) => !one.withdrawn)
    .reduce<One | undefined>((newest, one) => (newest && newest.number > one.number ? newest : one), undefined);
}
