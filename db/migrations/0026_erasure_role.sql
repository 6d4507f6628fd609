-- What is written once may lose its words, or the name beside it, when a person is erased, and by nothing else. The stages themselves cannot
-- change facts, leaves or the trail: those updates belong to a role that only the erasing statements take.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kepu_erasure') THEN
    CREATE ROLE kepu_erasure NOLOGIN NOBYPASSRLS;
  END IF;
END $$;
GRANT kepu_erasure TO kepu_app;
GRANT USAGE ON SCHEMA access, network, plan, deliver, evidence, account TO kepu_erasure;

REVOKE UPDATE (context, supersedes_reason, hash) ON evidence.fact FROM kepu_evidence;
GRANT SELECT (tenant_id, occurred_on, id), UPDATE (context, supersedes_reason, hash) ON evidence.fact TO kepu_erasure;
REVOKE UPDATE (salt) ON evidence.log_leaf FROM kepu_evidence;
GRANT SELECT (tenant_id, index), UPDATE (salt) ON evidence.log_leaf TO kepu_erasure;
REVOKE UPDATE (detail) ON access.audit_trail FROM kepu_access;
GRANT SELECT (tenant_id, id, person_id), UPDATE (detail) ON access.audit_trail TO kepu_erasure;

DO $$
DECLARE c record;
BEGIN
  FOR c IN
    SELECT n.nspname, t.relname, a.attname
    FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname IN ('access', 'network', 'plan', 'deliver', 'account') AND t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid = 'text'::regtype AND (a.attname LIKE '%\_by' OR a.attname IN ('actor_name', 'by_name'))
  LOOP
    -- An update of the whole table that a stage has for its own records stays.
    EXECUTE format('REVOKE UPDATE (%I) ON %I.%I FROM kepu_%s', c.attname, c.nspname, c.relname, c.nspname);
    EXECUTE format('GRANT SELECT (tenant_id, %1$I), UPDATE (%1$I) ON %2$I.%3$I TO kepu_erasure', c.attname, c.nspname, c.relname);
  END LOOP;
END $$;
-- This one was the stage's own.
GRANT UPDATE (changed_by) ON account.rectification TO kepu_account;
