export { type AuditEntry, recordAudit } from './audit.store.ts';
export { actorFrom } from './people/actor-of-person.ts';
export { insertMembership, insertPerson, membershipRows } from './people/person.store.ts';
export { maskedEmail, maskedPhone, personByPhone } from './people/person-by-phone.ts';
export { type PermissionTable, permits } from './permit.ts';
export type { Tenant } from './tenants/tenant.store.ts';
export { createTenant, listTenants, type NewTenant, noTenant, tenantByCode } from './tenants/tenants.ts';
