export { type AuditEntry, recordAudit } from './audit.store.ts';
export { type PermissionTable, permits } from './permit.ts';
