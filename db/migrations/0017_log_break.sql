-- Where a log that had lost leaves was begun anew: what was known of the old one. Each is a leaf of the new log, and nobody takes it back.
CREATE TABLE evidence.log_break (
  tenant_id uuid NOT NULL,
  -- Of its leaf: as many leaves were left of the old log.
  index bigint NOT NULL CHECK (index >= 0),
  id uuid NOT NULL,
  statement jsonb NOT NULL,
  PRIMARY KEY (tenant_id, index),
  UNIQUE (tenant_id, id)
);
ALTER TABLE evidence.log_break ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.log_break FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.log_break USING (tenant_id = public.current_tenant());
GRANT SELECT, INSERT ON evidence.log_break TO kepu_evidence;
GRANT SELECT ON evidence.log_break TO kepu_account;
