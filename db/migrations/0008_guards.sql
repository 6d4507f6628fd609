-- Tenants are kept apart below the application: every table with a tenant shows only the rows of the transaction's tenant.
DO $$
DECLARE t record;
BEGIN
  FOR t IN
    SELECT n.nspname, c.relname
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE n.nspname IN ('access', 'network', 'plan', 'deliver', 'evidence', 'account') AND c.relkind IN ('r', 'p')
  LOOP
    EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', t.nspname, t.relname);
    EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', t.nspname, t.relname);
    EXECUTE format('CREATE POLICY own_tenant ON %I.%I USING (tenant_id = public.current_tenant())', t.nspname, t.relname);
  END LOOP;
END $$;
-- Which tenant a request belongs to is looked up before there is one.
CREATE POLICY any_tenant ON access.tenant FOR SELECT USING (true);

-- Whether the database is up to date is asked before there is a tenant.
GRANT SELECT ON public.schema_migration TO kepu_access;

GRANT USAGE ON SCHEMA access TO kepu_access, kepu_network, kepu_plan, kepu_deliver;
GRANT USAGE ON SCHEMA network TO kepu_access, kepu_network, kepu_plan, kepu_deliver, kepu_evidence, kepu_account;
GRANT USAGE ON SCHEMA plan TO kepu_plan, kepu_deliver, kepu_account;
GRANT USAGE ON SCHEMA deliver TO kepu_deliver;
GRANT USAGE ON SCHEMA evidence TO kepu_evidence, kepu_deliver, kepu_account;
GRANT USAGE ON SCHEMA account TO kepu_account;

GRANT SELECT, INSERT, UPDATE, DELETE ON access."user", access.session, access.account, access.verification, access.two_factor TO kepu_access;
GRANT SELECT, INSERT, UPDATE ON access.tenant, access.person, access.membership, access.consent TO kepu_access;
GRANT SELECT ON access.tenant TO kepu_network, kepu_plan, kepu_deliver;
GRANT SELECT, INSERT ON access.audit_trail TO kepu_access;
GRANT INSERT ON access.audit_trail TO kepu_network, kepu_plan, kepu_deliver;
-- Whoever signs up becomes a person, in the transaction of the sign-up.
GRANT SELECT, INSERT, UPDATE ON access.person, access.consent TO kepu_deliver;

GRANT SELECT ON network.region TO kepu_access, kepu_network, kepu_plan, kepu_deliver, kepu_evidence, kepu_account;
GRANT INSERT, UPDATE ON network.region TO kepu_network;
GRANT SELECT, INSERT, UPDATE ON network.venue, network.speaker TO kepu_network;
GRANT SELECT ON network.venue, network.speaker TO kepu_deliver;

GRANT SELECT, INSERT, UPDATE ON plan.programme, plan.sub_programme, plan.activity, plan.budget_line, plan.indicator TO kepu_plan;
GRANT DELETE ON plan.indicator, plan.budget_line, plan.sub_programme TO kepu_plan;
GRANT SELECT, INSERT ON plan.declaration_import, plan.measure, plan.indicator_target TO kepu_plan;
GRANT SELECT ON ALL TABLES IN SCHEMA plan TO kepu_deliver, kepu_account;

GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA deliver TO kepu_deliver;

GRANT SELECT, INSERT ON evidence.fact, evidence.supersession, evidence.fact_key, evidence.attachment, evidence.fact_attachment TO kepu_evidence, kepu_deliver;
GRANT SELECT, INSERT, UPDATE ON evidence.rollup, evidence.presence TO kepu_evidence, kepu_deliver;
GRANT SELECT ON ALL TABLES IN SCHEMA evidence TO kepu_account;

GRANT SELECT, INSERT ON account.statement TO kepu_account;
