-- A request that creates is made once for its key, whatever it creates. What stands here was written in a transaction that did the request's
-- work; the answer that followed is encrypted with a key that only the form has (its own), of which nothing but the hash is kept.
DROP TABLE access.request;
CREATE TABLE access.request (
  tenant_id uuid NOT NULL,
  -- SHA-256 of the key.
  key bytea NOT NULL CHECK (length(key) = 32),
  -- Of who asked for what: a key used for something else is told apart.
  digest bytea NOT NULL CHECK (length(digest) = 32),
  attempt uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  answer bytea,
  PRIMARY KEY (tenant_id, key)
);
CREATE INDEX ON access.request (tenant_id, asked_at);
ALTER TABLE access.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.request FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON access.request USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT, DELETE, UPDATE (answer) ON access.request TO kepu_access;
