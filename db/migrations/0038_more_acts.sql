-- Names of sub-programmes and the course of rectifications are acts too (decision 0017). What stood before is taken into the log as it was
-- found: `taken_over_at` says when, and nothing is proved of the time before it.
CREATE TABLE plan.sub_programme_version (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  code text NOT NULL,
  version int NOT NULL,
  name text NOT NULL,
  position int NOT NULL,
  removed boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  taken_over_at timestamptz,
  appended_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  PRIMARY KEY (tenant_id, programme_id, code, version),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);
CREATE INDEX ON plan.sub_programme_version (tenant_id, appended_in);
INSERT INTO plan.sub_programme_version (tenant_id, programme_id, code, version, name, position, removed, changed_at, changed_by, reason,
  taken_over_at)
SELECT tenant_id, programme_id, code, version, name, position, false, coalesce(changed_at, date_trunc('milliseconds', now())), changed_by, '',
  date_trunc('milliseconds', now())
FROM plan.sub_programme;
ALTER TABLE plan.sub_programme_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan.sub_programme_version FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.sub_programme_version USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT ON plan.sub_programme_version TO kepu_plan;
GRANT SELECT ON plan.sub_programme_version TO kepu_account, kepu_deliver;
GRANT SELECT (tenant_id, changed_by), UPDATE (changed_by) ON plan.sub_programme_version TO kepu_erasure;

-- A step says all that it changes: which it is, and the day by which something is asked for. Which day was asked for before the newest one
-- was not kept.
ALTER TABLE account.rectification_step ADD COLUMN version int, ADD COLUMN due_on date, ADD COLUMN taken_over_at timestamptz,
  ADD COLUMN appended_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint;
UPDATE account.rectification_step AS step
SET version = numbered.version, taken_over_at = date_trunc('milliseconds', now()),
  due_on = CASE WHEN numbered.version = numbered.asking THEN rectification.due_on END
FROM (
  SELECT tenant_id, id, row_number() OVER (PARTITION BY tenant_id, rectification_id ORDER BY taken_at, id) AS version,
    max(place) OVER (PARTITION BY tenant_id, rectification_id) AS asking
  FROM (SELECT *, CASE WHEN kind IN ('asked', 'returned')
    THEN row_number() OVER (PARTITION BY tenant_id, rectification_id ORDER BY taken_at, id) END AS place FROM account.rectification_step) AS placed
) AS numbered, account.rectification
WHERE numbered.tenant_id = step.tenant_id AND numbered.id = step.id
  AND rectification.tenant_id = step.tenant_id AND rectification.id = step.rectification_id;
ALTER TABLE account.rectification_step ALTER COLUMN version SET NOT NULL, ADD CHECK (version > 0),
  ADD UNIQUE (tenant_id, rectification_id, version), ADD CHECK (due_on IS NULL OR kind IN ('asked', 'returned')),
  ADD CHECK (due_on IS NOT NULL OR kind NOT IN ('asked', 'returned') OR taken_over_at IS NOT NULL);
CREATE INDEX ON account.rectification_step (tenant_id, appended_in);
