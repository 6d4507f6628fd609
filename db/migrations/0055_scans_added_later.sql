-- A scan of a sign-in sheet, or a further page of it, added after the sheet was entered: with the fact that carries it, which goes where the sheet is
-- taken back.
CREATE TABLE deliver.late_scan (
  tenant_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  attachment_id uuid NOT NULL,
  fact_id uuid NOT NULL,
  added_at timestamptz NOT NULL,
  added_by text NOT NULL,
  PRIMARY KEY (tenant_id, batch_id, attachment_id),
  FOREIGN KEY (tenant_id, batch_id) REFERENCES deliver.entry_batch (tenant_id, id),
  FOREIGN KEY (tenant_id, attachment_id) REFERENCES evidence.attachment (tenant_id, id)
);
ALTER TABLE deliver.late_scan ENABLE ROW LEVEL SECURITY;
ALTER TABLE deliver.late_scan FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.late_scan USING (tenant_id = (SELECT current_tenant()));
GRANT SELECT, INSERT ON deliver.late_scan TO kepu_deliver;
GRANT SELECT (added_by, tenant_id), UPDATE (added_by) ON deliver.late_scan TO kepu_erasure;
