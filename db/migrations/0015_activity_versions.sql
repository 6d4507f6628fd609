-- What a planned activity was to reach, and by when, at any time: each change adds a version. Append only, like targets.
CREATE TABLE plan.activity_version (
  tenant_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  version int NOT NULL,
  programme_id uuid NOT NULL,
  sub_programme text NOT NULL,
  name text NOT NULL,
  district text,
  fact_kind text NOT NULL,
  unit text NOT NULL,
  target numeric NOT NULL,
  due_on date NOT NULL,
  withdrawn boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (tenant_id, activity_id, version),
  FOREIGN KEY (tenant_id, activity_id) REFERENCES plan.activity
);
CREATE INDEX ON plan.activity_version (tenant_id, programme_id, changed_at);

ALTER TABLE plan.activity_version ENABLE ROW LEVEL SECURITY;

-- What was changed before versions were kept is known as it is now, and held from the approval on; what was withdrawn stood until then.
INSERT INTO plan.activity_version (tenant_id, activity_id, version, programme_id, sub_programme, name, district, fact_kind, unit, target,
  due_on, withdrawn, changed_at, changed_by, reason)
SELECT activity.tenant_id, activity.id, version.number, programme_id, sub_programme, activity.name, district, fact_kind, unit, target, due_on,
  version.withdrawn, CASE WHEN version.withdrawn OR version.number = 1 AND withdrawn_at IS NULL THEN activity.changed_at
    ELSE least(activity.changed_at, programme.approved_at) END,
  activity.changed_by, CASE WHEN version.withdrawn THEN coalesce(withdrawn_reason, '') ELSE '' END
FROM plan.activity
JOIN plan.programme ON programme.tenant_id = activity.tenant_id AND programme.id = activity.programme_id
CROSS JOIN LATERAL (
  SELECT activity.version AS number, withdrawn_at IS NOT NULL AS withdrawn
  UNION ALL SELECT activity.version - 1, false WHERE withdrawn_at IS NOT NULL
) AS version;

ALTER TABLE plan.activity_version FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.activity_version USING (tenant_id = public.current_tenant());
GRANT SELECT, INSERT ON plan.activity_version TO kepu_plan;
GRANT SELECT ON plan.activity_version TO kepu_deliver, kepu_account;
