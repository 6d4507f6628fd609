import { holdersOf, inviteMember } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { PersonId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { District } from './plan-of-year.ts';

/**
 * The coordinator of each district by its code: they hand sessions in, the manager passes them. The demo account serves its own district; of the
 * others, whoever is missing is invited, under a number of the 1990000 block. Safe to repeat.
 */
export async function districtCoordinators(
  environment: Environment,
  { manager, coordinator }: { manager: Actor; coordinator: Actor },
  districts: readonly District[],
): Promise<Map<string, Actor>> {
  const holders = await environment.database.transaction(manager, 'access', (transaction) =>
    holdersOf(transaction, ['coordinator'], environment.clock.now()),
  );
  const found = new Map<string, Actor>();
  for (const { code, name: districtName } of districts) {
    if (coordinator.districts !== 'all' && coordinator.districts.includes(code)) {
      found.set(code, coordinator);
      continue;
    }
    const name = `演示·${districtName}科协`;
    const known = holders.find((holder) => holder.district === code)?.personId;
    const personId = known ?? (await invited(environment, manager, { name, district: code }));
    found.set(code, { ...coordinator, personId, name, districts: [code] });
  }
  return found;
}

async function invited(
  environment: Environment,
  manager: Actor,
  { name, district }: { name: string; district: string },
): Promise<PersonId> {
  const invitation = { name, phone: `19900009${district.slice(-3)}`, membership: { role: 'coordinator' as const, district } };
  const made = await inviteMember(environment, manager, '', invitation);
  if (!made.ok) throw new Error(`the coordinator of ${district} was not invited: ${made.refusal.code}`);
  return made.value.person.id as PersonId;
}
