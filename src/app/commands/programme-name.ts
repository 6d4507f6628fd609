interface Named {
  id: string;
  name: string;
  fiscalYear: number;
}

/** What is between a name and its year: 基层科普服务-2020, 基层科普服务 2020, 基层科普服务（2020年度）. */
const YEAR_BEHIND = /^(.+?)[\s\-‐–—·_/（(]*((?:19|20)\d{2})\s*(?:年度?)?\s*[)）]?$/;
const YEAR_BEFORE = /^((?:19|20)\d{2})\s*(?:年度?)?[\s\-‐–—·_/]*(.+)$/;

/** What a person may mean who names a programme: all of it is the name, or a year stands behind or before the name. */
export function readingsOf(wanted: string): { name: string; fiscalYear: number | null }[] {
  const whole = wanted.trim();
  const [, before, yearBehind] = YEAR_BEHIND.exec(whole) ?? [];
  const [, yearBefore, behind] = YEAR_BEFORE.exec(whole) ?? [];
  return [
    { name: whole, fiscalYear: null },
    ...(before ? [{ name: before, fiscalYear: Number(yearBehind) }] : []),
    ...(behind ? [{ name: behind, fiscalYear: Number(yearBefore) }] : []),
  ];
}

/**
 * Of the programmes that a search for each reading found, those that are meant: whose name is the one named, in whichever reading, or else
 * all of them. More than one is for the person to choose from.
 */
export function namedAmong<Programme extends Named>(found: readonly Programme[], wanted: string): Programme[] {
  const distinct = [...new Map(found.map((one) => [one.id, one])).values()];
  const exact = distinct.filter((one) =>
    readingsOf(wanted).some(({ name, fiscalYear }) => one.name === name && (fiscalYear ?? one.fiscalYear) === one.fiscalYear),
  );
  return exact.length > 0 ? exact : distinct;
}
