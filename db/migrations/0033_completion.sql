-- 项目是否完成: what the unit says, for the rules of scoring that ask it. The newest applies; `finished` NULL takes back what was said before,
-- and the targets tell again. Append only.
CREATE TABLE account.completion (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  version int NOT NULL CHECK (version > 0),
  finished boolean,
  reason text NOT NULL CHECK (reason <> ''),
  stated_at timestamptz NOT NULL,
  stated_by text NOT NULL,
  appended_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, programme_id, version),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);
CREATE INDEX ON account.completion (tenant_id, appended_in);
ALTER TABLE account.completion ENABLE ROW LEVEL SECURITY;
ALTER TABLE account.completion FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.completion USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT ON account.completion TO kepu_account;
GRANT SELECT (tenant_id, stated_by), UPDATE (stated_by) ON account.completion TO kepu_erasure;
