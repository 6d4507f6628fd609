-- Of which day a digest tells: a person gets one of a kind for a day. null for messages of sessions.
ALTER TABLE deliver.notice ADD COLUMN digest_of date;
CREATE UNIQUE INDEX notice_digest_once ON deliver.notice (tenant_id, person_id, template, digest_of) WHERE digest_of IS NOT NULL;

-- Who does not want messages of a kind.
CREATE TABLE deliver.notice_mute (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  template text NOT NULL,
  muted_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, person_id, template)
);
ALTER TABLE deliver.notice_mute ENABLE ROW LEVEL SECURITY;
ALTER TABLE deliver.notice_mute FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.notice_mute USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT, DELETE ON deliver.notice_mute TO kepu_deliver;
