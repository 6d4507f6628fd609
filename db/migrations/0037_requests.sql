-- A form sends the key that it was given when it opened: the same request sent twice makes one record. Written once, in the transaction
-- that makes the record. `digest`: SHA-256 of who asks for what, so that a key used for something else is told apart.
CREATE TABLE access.request (
  tenant_id uuid NOT NULL,
  key uuid NOT NULL,
  digest text NOT NULL,
  record_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, key)
);
ALTER TABLE access.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.request FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON access.request USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT ON access.request TO kepu_access;
