declare const brand: unique symbol;
type Id<Name extends string> = string & { [brand]: Name };

/** UUIDs, each of its own kind; made by the database or by `uuidv7` of the kernel. */
export type TenantId = Id<'tenant'>;
export type PersonId = Id<'person'>;
export type FactId = Id<'fact'>;
export type AttachmentId = Id<'attachment'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** For transactions that come before any tenant is known, and for rows that belong to none, such as regions. No tenant has this id. */
export const noTenant = '00000000-0000-0000-0000-000000000000' as TenantId;

/** A text that was checked to be a UUID takes the brand of its place. Throws on anything else: input is parsed at the edge. */
export function idFrom<Kind extends Id<string>>(text: string): Kind {
  if (!isUuid(text)) throw new Error(`not an id: ${text}`);
  return text as Kind;
}
