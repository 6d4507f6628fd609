-- What was declared, judged and signed is logged like facts (decision 0017). Whoever sequences the log takes each row that was added
-- to the tables below as a statement, and gives it a leaf.
CREATE TABLE evidence.act (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  -- Of the row among those of its kind: an id, or id/version.
  key text NOT NULL,
  -- All ones: of the whole unit.
  programme_id uuid NOT NULL,
  said_at timestamptz NOT NULL,
  said jsonb NOT NULL,
  -- The commitment to who said it and to free words. Its salt is destroyed when a name among them is erased.
  words bytea NOT NULL CHECK (length(words) = 32),
  words_salt bytea CHECK (length(words_salt) = 32),
  appended_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, kind, key)
);
CREATE INDEX ON evidence.act (tenant_id, appended_in);
ALTER TABLE evidence.act ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.act FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.act USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT ON evidence.act TO kepu_evidence;
GRANT SELECT ON evidence.act TO kepu_account;
GRANT SELECT (tenant_id, id), UPDATE (words_salt) ON evidence.act TO kepu_erasure;

ALTER TABLE evidence.log_leaf DROP CONSTRAINT log_leaf_format_check, ADD CHECK (format IN (1, 2, 3));
-- Every act of a transaction before this one was taken.
ALTER TABLE evidence.log ADD COLUMN acts_horizon bigint NOT NULL DEFAULT 0;

-- That an indicator of a draft was removed is a version like any other.
ALTER TABLE plan.indicator_version ADD COLUMN removed boolean NOT NULL DEFAULT false;
INSERT INTO plan.indicator_version (tenant_id, indicator_id, version, position, level1, level2, level3, measure_code, weight, changed_at,
  changed_by, removed)
SELECT tenant_id, id, version, position, level1, level2, level3, measure_code, weight, coalesce(changed_at, removed_at), changed_by, true
FROM plan.indicator WHERE removed_at IS NOT NULL;

-- Rows from before are taken once, whatever their transaction was.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['plan.programme_version', 'plan.indicator_version', 'plan.indicator_target', 'plan.budget_line_version',
    'plan.activity_version', 'plan.measure', 'account.statement', 'account.monitoring_judgement', 'account.self_evaluation',
    'account.self_evaluation_step'] LOOP
    EXECUTE format('ALTER TABLE %s ADD COLUMN appended_in bigint NOT NULL DEFAULT 0', name);
    EXECUTE format('ALTER TABLE %s ALTER COLUMN appended_in SET DEFAULT pg_current_xact_id()::text::bigint', name);
    EXECUTE format('CREATE INDEX ON %s (tenant_id, appended_in)', name);
  END LOOP;
END $$;
