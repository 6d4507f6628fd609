-- 绩效监控: what a person judged of an indicator's course at the end of a month (by custom July). The newest of a month applies; append only.
CREATE TABLE account.monitoring_judgement (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  indicator_id uuid NOT NULL,
  -- The last day of the month looked at.
  as_of date NOT NULL,
  -- Which guarantees failed: 经费, 制度, 人员, 硬件条件, 其他.
  causes text[] NOT NULL CHECK (causes <@ ARRAY['funding', 'institution', 'staff', 'hardware', 'other']),
  cause_text text NOT NULL,
  possibility text NOT NULL CHECK (possibility IN ('certain', 'possible', 'impossible')),
  remark text NOT NULL,
  -- 是否需要整改.
  rectify boolean NOT NULL,
  -- The figures that lay before the person, in the measure's unit.
  seen_actual numeric,
  seen_expected numeric,
  judged_at timestamptz NOT NULL,
  judged_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK (possibility <> 'impossible' OR remark <> ''),
  CHECK (NOT ('other' = ANY (causes)) OR cause_text <> ''),
  FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator
);
CREATE INDEX ON account.monitoring_judgement (tenant_id, indicator_id, as_of, judged_at);

-- 整改: asked by the manager, answered by the district or whoever carries it out, closed by the manager (终审).
CREATE TABLE account.rectification (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  as_of date NOT NULL,
  -- Who is asked; null: the unit itself.
  district text,
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'answered', 'closed')),
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme,
  FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator
);
CREATE INDEX ON account.rectification (tenant_id, programme_id, state, due_on);

-- What was said at each step; append only.
CREATE TABLE account.rectification_step (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  rectification_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('asked', 'answered', 'returned', 'closed')),
  text text NOT NULL CHECK (text <> ''),
  taken_at timestamptz NOT NULL,
  taken_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, rectification_id) REFERENCES account.rectification
);
CREATE INDEX ON account.rectification_step (tenant_id, rectification_id, taken_at);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['monitoring_judgement', 'rectification', 'rectification_step'] LOOP
    EXECUTE format('ALTER TABLE account.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE account.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_tenant ON account.%I USING (tenant_id = public.current_tenant())', t);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON account.monitoring_judgement, account.rectification, account.rectification_step TO kepu_account;
GRANT UPDATE (state, due_on, version, changed_at, changed_by) ON account.rectification TO kepu_account;
-- Who judged, asked and closed stands in the audit trail.
GRANT USAGE ON SCHEMA access TO kepu_account;
GRANT INSERT ON access.audit_trail TO kepu_account;
