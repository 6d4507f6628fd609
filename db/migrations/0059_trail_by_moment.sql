-- The trail is read newest first, a page at a time: in that order by the index, not sorted anew for every page.
CREATE INDEX audit_trail_tenant_id_at_id_idx ON access.audit_trail (tenant_id, at, id);
