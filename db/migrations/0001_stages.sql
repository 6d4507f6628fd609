-- One schema and one role per stage. The application signs in as kepu_app and takes a stage's role for each transaction,
-- so that the database itself keeps account away from operational tables and nobody can change evidence.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA access;
CREATE SCHEMA network;
CREATE SCHEMA plan;
CREATE SCHEMA deliver;
CREATE SCHEMA evidence;
CREATE SCHEMA account;

DO $$
DECLARE stage text;
BEGIN
  FOREACH stage IN ARRAY ARRAY['kepu_access', 'kepu_network', 'kepu_plan', 'kepu_deliver', 'kepu_evidence', 'kepu_account'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = stage) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOBYPASSRLS', stage);
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kepu_app') THEN
    CREATE ROLE kepu_app LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT;
  END IF;
END $$;
GRANT kepu_access, kepu_network, kepu_plan, kepu_deliver, kepu_evidence, kepu_account TO kepu_app;

-- The tenant of the running transaction; without one, no row is visible.
CREATE FUNCTION public.current_tenant() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('kepu.tenant', true), '')::uuid $$;
