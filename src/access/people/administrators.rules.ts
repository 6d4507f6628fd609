import type { Role } from '#src/kernel/vocabulary.ts';

/** 三员, and the manager, who is none of them: no person holds two of these at one time. */
export const keptApart: readonly Role[] = ['manager', 'system-admin', 'security-admin', 'audit-admin'];

/** What a manager does only as long as nobody holds the administrator's role for it. */
const handedOver: Partial<Record<Role, readonly string[]>> = {
  'system-admin': ['people.invite'],
  'security-admin': ['people.grant', 'people.recover'],
  'audit-admin': ['audit-trail.read'],
};

/** What the manager's role no longer gives where these administrators are appointed. */
export function withheldBy(administrators: readonly Role[]): string[] {
  return administrators.flatMap((role) => handedOver[role] ?? []);
}

/** The role held that stands in the way of another, if any. */
export function roleInTheWay(held: readonly Role[], wanted: Role): Role | null {
  if (!keptApart.includes(wanted)) return null;
  return held.find((role) => role !== wanted && keptApart.includes(role)) ?? null;
}
