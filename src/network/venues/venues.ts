import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import type { Sort } from '#src/kernel/sort.ts';
import { maskedPhone, recordAudit } from '#src/access/index.ts';
import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import { changesBetween, type FieldChange, unshown } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Transaction } from '#src/platform/postgres/database.ts';
import { mayReadVenues, mayWriteVenue } from '../network.policy.ts';
import { regionPaths } from '../regions/index.ts';
import {
  insertVenue,
  setVenueRetired,
  updateVenue,
  type VenueFilter,
  type VenuePlace,
  type VenueRow,
  type VenueValues,
  venueRow,
  venueRows,
} from './venue.store.ts';

export interface Venue extends VenueRow {
  /** From the district down: 普陀区 曹杨新村街道. */
  regionName: string;
}

export interface VenueInput {
  name: string;
  kind: VenuePlace;
  region: string;
  address: string;
  capacity: number;
  contactName?: string | undefined;
  contactPhone?: string | undefined;
}

async function named(transaction: Transaction, rows: readonly VenueRow[]): Promise<Venue[]> {
  const paths = await regionPaths(
    transaction,
    rows.map((row) => row.region),
  );
  return rows.map((row) => ({ ...row, regionName: paths.get(row.region)?.path ?? row.region }));
}

/** What the actor may see of the districts asked for; a district out of reach gives an empty list, not a refusal. */
function reachable(actor: Actor, district: string | undefined): readonly string[] | null {
  if (district !== undefined) return seesDistrict(actor, district) ? [district] : [];
  return actor.districts === 'all' ? null : actor.districts;
}

export async function listVenues(
  environment: Environment,
  actor: Actor,
  { district, ...filter }: Omit<VenueFilter, 'districts'> & { district?: string | undefined },
  sort: Sort<'name' | 'district' | 'capacity'>,
  page: { limit: number; offset: number },
): Promise<Result<{ items: Venue[]; total: number }>> {
  if (!mayReadVenues(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', async (transaction) => {
    const { items, total } = await venueRows(transaction, { ...filter, districts: reachable(actor, district) }, sort, page);
    return ok({ items: await named(transaction, items), total });
  });
}

async function found(transaction: Transaction, actor: Actor, id: string): Promise<Result<Venue>> {
  const row = await venueRow(transaction, id);
  if (!row || !seesDistrict(actor, row.district)) return refuse('not-found', { what: '阵地' });
  return ok((await named(transaction, [row]))[0]!);
}

/** Refuses what is not there, or not in the actor's districts, alike. */
export async function readVenue(environment: Environment, actor: Actor, id: string): Promise<Result<Venue>> {
  if (!mayReadVenues(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', (transaction) => found(transaction, actor, id));
}

/** The values with the district that the region lies in. Refuses an unknown region, one above a district, and one of somebody else's district. */
export async function placed(
  transaction: Transaction,
  actor: Actor,
  input: VenueInput,
): Promise<Result<Omit<VenueValues, 'contactName' | 'contactPhone'>>> {
  const region = (await regionPaths(transaction, [input.region])).get(input.region);
  if (!region) return refuse('region-unknown', { code: input.region });
  if (region.districtCode === null) return refuse('venue-region-too-wide', { region: region.name });
  if (!mayWriteVenue(actor, region.districtCode)) return refuse('not-allowed');
  const { contactName: _name, contactPhone: _phone, ...values } = input;
  return ok({ ...values, district: region.districtCode });
}

function nameTaken(error: unknown, { region, name }: VenueInput): Result<never> {
  if (brokenConstraint(error) === 'venue_tenant_id_region_name_key') return refuse('venue-exists', { region, name });
  throw error;
}

/** Adds a venue. Refuses as `placed`, and a name that the region has already. */
export async function createVenue(environment: Environment, actor: Actor, input: VenueInput): Promise<Result<Venue>> {
  if (!mayWriteVenue(actor)) return refuse('not-allowed');
  try {
    return await environment.database.transaction(actor, 'network', async (transaction) => {
      const values = await placed(transaction, actor, input);
      if (!values.ok) return values;
      const id = await insertVenue(
        transaction,
        { ...values.value, contactName: input.contactName ?? '', contactPhone: input.contactPhone ?? '' },
        actor.name,
        environment.clock.now(),
      );
      await recordAudit(transaction, environment.clock, actor, { verb: 'create-venue', recordKind: 'venue', recordId: id });
      return found(transaction, actor, id);
    });
  } catch (error) {
    return nameTaken(error, input);
  }
}

const venueFields = ['name', 'kind', 'district', 'region', 'address', 'capacity', 'contactName', 'contactPhone'] as const;

function venueChanges(before: VenueValues, after: VenueValues): FieldChange[] {
  return changesBetween(before, after, venueFields, { contactName: unshown, contactPhone: maskedPhone });
}

/** Changes a venue that the editor saw in `version`. A contact or a telephone that is left out stays. */
export async function changeVenue(
  environment: Environment,
  actor: Actor,
  { id, version, ...input }: VenueInput & { id: string; version: number },
): Promise<Result<Venue>> {
  if (!mayWriteVenue(actor)) return refuse('not-allowed');
  try {
    return await environment.database.transaction(actor, 'network', async (transaction) => {
      const before = await found(transaction, actor, id);
      if (!before.ok) return before;
      if (before.value.retiredAt) return refuse('retired-already', { name: before.value.name });
      const values = await placed(transaction, actor, input);
      if (!values.ok) return values;
      const contact = {
        contactName: input.contactName ?? before.value.contactName,
        contactPhone: input.contactPhone ?? before.value.contactPhone,
      };
      const updated = await updateVenue(
        transaction,
        { id, version },
        { ...values.value, ...contact },
        actor.name,
        environment.clock.now(),
      );
      if (!updated) return changedMeanwhile(before.value);
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'change-venue',
        recordKind: 'venue',
        recordId: id,
        detail: { version: version + 1, changes: venueChanges(before.value, { ...values.value, ...contact }) },
      });
      return found(transaction, actor, id);
    });
  } catch (error) {
    return nameTaken(error, input);
  }
}

async function setRetired(
  environment: Environment,
  actor: Actor,
  seen: { id: string; version: number },
  retired: boolean,
): Promise<Result<Venue>> {
  if (!mayWriteVenue(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', async (transaction) => {
    const before = await found(transaction, actor, seen.id);
    if (!before.ok) return before;
    const now = environment.clock.now();
    if (!(await setVenueRetired(transaction, seen, retired ? now : null, actor.name, now))) return changedMeanwhile(before.value);
    await recordAudit(transaction, environment.clock, actor, {
      verb: retired ? 'retire-venue' : 'restore-venue',
      recordKind: 'venue',
      recordId: seen.id,
    });
    return found(transaction, actor, seen.id);
  });
}

/** Takes a venue out of the choices; sessions held there stay as they are. */
export function retireVenue(
  environment: Environment,
  actor: Actor,
  seen: { id: string; version: number },
): Promise<Result<Venue>> {
  return setRetired(environment, actor, seen, true);
}

export function restoreVenue(
  environment: Environment,
  actor: Actor,
  seen: { id: string; version: number },
): Promise<Result<Venue>> {
  return setRetired(environment, actor, seen, false);
}

/** The contact's name and full number; who looked goes into the audit trail. */
export async function unmaskVenue(
  environment: Environment,
  actor: Actor,
  id: string,
): Promise<Result<{ name: string; phone: string }>> {
  if (!mayWriteVenue(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', async (transaction) => {
    const venue = await found(transaction, actor, id);
    if (!venue.ok) return venue;
    await recordAudit(transaction, environment.clock, actor, { verb: 'unmask-venue-contact', recordKind: 'venue', recordId: id });
    return ok({ name: venue.value.contactName, phone: venue.value.contactPhone });
  });
}
