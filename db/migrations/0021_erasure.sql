-- Words of a fact that were taken away, for they named somebody. What is counted stays proved: the leaf commits to the words apart, and that
-- commitment stays. The salt that opened it is destroyed, so that nobody can try names on it.
CREATE TABLE evidence.redaction (
  tenant_id uuid NOT NULL,
  fact_id uuid NOT NULL,
  -- The commitment to what stood there.
  details bytea NOT NULL CHECK (length(details) = 32),
  -- Opens the commitment to what is counted, and nothing else.
  body_salt bytea NOT NULL CHECK (length(body_salt) = 32),
  redacted_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, fact_id)
);
ALTER TABLE evidence.redaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.redaction FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.redaction USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT ON evidence.redaction TO kepu_evidence;
GRANT SELECT ON evidence.redaction TO kepu_account;
-- Of a fact only the words may go; nothing that is counted.
GRANT UPDATE (context, supersedes_reason, hash) ON evidence.fact TO kepu_evidence;
GRANT UPDATE (salt) ON evidence.log_leaf TO kepu_evidence;

-- Whose act a record names goes when the person is erased, also from records that are otherwise never changed.
DO $$
DECLARE c record;
BEGIN
  FOR c IN
    SELECT n.nspname, t.relname, a.attname
    FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname IN ('access', 'network', 'plan', 'deliver', 'account') AND t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid = 'text'::regtype AND (a.attname LIKE '%\_by' OR a.attname IN ('actor_name', 'by_name'))
  LOOP
    EXECUTE format('GRANT UPDATE (%I) ON %I.%I TO kepu_%s', c.attname, c.nspname, c.relname, c.nspname);
  END LOOP;
END $$;
