interface OfProgramme {
  programmeId: string;
}

/** Those of the chosen programme alone; only where it has none those of the others, which `elsewhere` tells. The order stays. */
export function ownFirst<Session extends OfProgramme>(
  sessions: readonly Session[],
  programmeId: string,
): { shown: readonly Session[]; elsewhere: boolean } {
  const own = sessions.filter((session) => session.programmeId === programmeId);
  return own.length > 0 ? { shown: own, elsewhere: false } : { shown: sessions, elsewhere: sessions.length > 0 };
}
