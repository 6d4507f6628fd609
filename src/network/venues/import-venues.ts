import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import { numberFrom } from '#src/kernel/number-from.ts';
import { refuse } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { importRegister, type Register, type RegisterFile } from '../imports/import-register.ts';
import { contactPhoneIn, filled, type ImportReport, type ImportRow, importTemplate } from '../imports/import-sheet.ts';
import { mayWriteVenue } from '../network.policy.ts';
import { districtsBelow, regionRows, type RegionRow, tenantRegion } from '../regions/index.ts';
import { insertVenue, updateVenue, venueNamed, type VenuePlace, type VenueValues } from './venue.store.ts';

export const venueKindNames: Record<VenuePlace, string> = { community: '社区', park: '园区', building: '楼宇' };
export const venueHeaders = [
  '名称',
  '类别',
  '区',
  '街道（镇）',
  '居（村）委会',
  '地址',
  '容纳人数',
  '联系人',
  '联系电话',
] as const;

/** The empty sheet for `importVenues`. */
export function venueTemplate(): Promise<Uint8Array> {
  return importTemplate(
    '阵地',
    venueHeaders,
    ['曹杨社区文化中心', '社区', '普陀区', '曹杨新村街道', '', '杏山路1号', '80', '王老师', '021-62540000'],
    [
      ['名称', '必填，同一地点不重名；已有的阵地按名称更新'],
      ['类别', '必填：社区、园区、楼宇'],
      ['区', '必填，如 普陀区'],
      ['街道（镇）', '可不填'],
      ['居（村）委会', '可不填；填时须先填街道'],
      ['地址', '必填'],
      ['容纳人数', '必填，1 至 100000 的整数'],
      ['联系人、联系电话', '可不填；电话留空时保留原有号码'],
    ],
  );
}

/** Finds regions by the names that people write: 普陀 for 普陀区, 曹杨新村 for 曹杨新村街道. */
function regionFinder(transaction: Transaction, districts: readonly RegionRow[]) {
  const children = new Map<string, RegionRow[]>();
  const among = (rows: readonly RegionRow[], name: string): RegionRow | undefined =>
    rows.find((row) => row.name === name) ??
    rows.find((row) => row.name.replace(/(?:区|县|街道|镇|乡|居委会|村委会|居民委员会|村民委员会)$/, '') === name);
  const childrenOf = async (code: string): Promise<RegionRow[]> => {
    const known = children.get(code) ?? (await regionRows(transaction, { parent: code }));
    children.set(code, known);
    return known;
  };
  return {
    district: (name: string) => among(districts, name),
    child: async (parent: string, name: string) => among(await childrenOf(parent), name),
  };
}

async function placeOf(
  row: ImportRow,
  actor: Actor,
  find: ReturnType<typeof regionFinder>,
): Promise<{ district: string; region: string } | null> {
  const district = find.district(row.text('区'));
  if (!district) {
    row.wrong('区', '没有这个区', 'there is no such district');
    return null;
  }
  if (!seesDistrict(actor, district.code)) {
    row.wrong('区', '不在您的管理范围内', 'it lies outside your area');
    return null;
  }
  let place = district;
  for (const header of ['街道（镇）', '居（村）委会'] as const) {
    if (row.text(header) === '') continue;
    const child =
      header === '居（村）委会' && row.text('街道（镇）') === '' ? undefined : await find.child(place.code, row.text(header));
    if (!child) {
      row.wrong(header, `${place.name}没有这个单位`, `${place.name} has no such unit`);
      return null;
    }
    place = child;
  }
  return { district: district.code, region: place.code };
}

async function valuesOf(row: ImportRow, actor: Actor, find: ReturnType<typeof regionFinder>): Promise<VenueValues | null> {
  const kind = (Object.keys(venueKindNames) as VenuePlace[]).find((each) => venueKindNames[each] === row.text('类别'));
  if (!kind) row.wrong('类别', '只能填社区、园区或楼宇', 'it must be 社区, 园区 or 楼宇');
  const name = filled(row, '名称', 100);
  const address = filled(row, '地址', 200);
  const capacity = numberFrom(row.text('容纳人数').replace(/人$/, ''));
  const sound = capacity !== null && Number.isInteger(capacity) && capacity >= 1 && capacity <= 100_000;
  if (!sound) row.wrong('容纳人数', '须是 1 至 100000 的整数', 'it must be a whole number from 1 to 100000');
  const contactPhone = contactPhoneIn(row, '联系电话');
  const place = await placeOf(row, actor, find);
  return kind && place && sound && name && address
    ? { name, kind, ...place, address, capacity, contactName: row.text('联系人').slice(0, 50), contactPhone }
    : null;
}

async function venueRegister(transaction: Transaction, actor: Actor): Promise<Register<VenueValues>> {
  const find = regionFinder(transaction, await districtsBelow(transaction, await tenantRegion(transaction)));
  return {
    read: (row) => valuesOf(row, actor, find),
    keyOf: ({ region, name }) => `${region}/${name}`,
    nameHeader: '名称',
    retired: { zh: '这个阵地已停用，请先恢复', en: 'this venue is retired: restore it first' },
    known: (within, { region, name }) => venueNamed(within, region, name),
    merged: (values, known) => ({
      ...values,
      contactPhone: values.contactPhone || known.contactPhone,
      contactName: values.contactName || known.contactName,
    }),
    fields: ['name', 'kind', 'district', 'region', 'address', 'capacity', 'contactName', 'contactPhone'],
    insert: insertVenue,
    update: updateVenue,
  };
}

/** Takes venues from a workbook made after `venueTemplate`, as `importRegister` says. */
export async function importVenues(environment: Environment, actor: Actor, input: RegisterFile): Promise<Result<ImportReport>> {
  if (!mayWriteVenue(actor)) return refuse('not-allowed');
  return importRegister(environment, actor, { ...input, name: 'venue', headers: venueHeaders }, (transaction) =>
    venueRegister(transaction, actor),
  );
}
