-- When an indicator left one state for another, as the nightly watch saw it. Append only.
CREATE TABLE account.state_change (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  -- The day whose account showed it.
  on_day date NOT NULL,
  -- '' for the first state that was seen.
  from_state text NOT NULL,
  to_state text NOT NULL CHECK (to_state <> from_state),
  actual numeric,
  expected numeric,
  way_back jsonb NOT NULL DEFAULT '[]',
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, indicator_id, on_day),
  FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator
);
CREATE INDEX ON account.state_change (tenant_id, programme_id, on_day);

-- 自评: a self-evaluation frozen as it was handed in. What is learned later does not change it, it shows as a difference.
CREATE TABLE account.self_evaluation (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  -- 1 for the first of a programme.
  number int NOT NULL CHECK (number > 0),
  at date NOT NULL,
  pack text NOT NULL,
  -- The form as printed, and each indicator's figure with the number of its facts.
  form jsonb NOT NULL,
  figures jsonb NOT NULL,
  -- SHA-256 over the canonical bytes of form and figures.
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  -- Why there is another one after the first.
  reason text NOT NULL DEFAULT '' CHECK (number = 1 OR reason <> ''),
  prepared_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, programme_id, number),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);

-- 送审, 复核, 退回, 签发: each once at most, by different people.
CREATE TABLE account.self_evaluation_step (
  tenant_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  step text NOT NULL CHECK (step IN ('prepared', 'reviewed', 'returned', 'signed')),
  by_id text NOT NULL,
  by_name text NOT NULL,
  role text NOT NULL,
  note text NOT NULL DEFAULT '' CHECK (step <> 'returned' OR note <> ''),
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, evaluation_id, step),
  -- Nobody checks or signs what the same person did before.
  UNIQUE (tenant_id, evaluation_id, by_id),
  FOREIGN KEY (tenant_id, evaluation_id) REFERENCES account.self_evaluation
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['state_change', 'self_evaluation', 'self_evaluation_step'] LOOP
    EXECUTE format('ALTER TABLE account.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE account.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_tenant ON account.%I USING (tenant_id = public.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON account.%I TO kepu_account', t);
  END LOOP;
END $$;
