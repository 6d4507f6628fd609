-- What a programme said at any time: each change of its head, its budget lines and its indicators adds a version. Append only, like targets.
CREATE TABLE plan.programme_version (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  version int NOT NULL,
  -- As `ProgrammeHeader` in src/plan/programme/programme.store.ts.
  header jsonb NOT NULL,
  state text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (tenant_id, programme_id, version),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);

CREATE TABLE plan.budget_line_version (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  code text NOT NULL,
  -- Begins anew when a code is used again after its line was removed.
  version int NOT NULL,
  name text NOT NULL,
  sub_programme text,
  amount_fen bigint NOT NULL,
  position int NOT NULL,
  removed boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);
CREATE INDEX ON plan.budget_line_version (tenant_id, programme_id, code);

CREATE TABLE plan.indicator_version (
  tenant_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  version int NOT NULL,
  position int NOT NULL,
  level1 text NOT NULL,
  level2 text NOT NULL,
  level3 text NOT NULL,
  measure_code text,
  weight numeric,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (tenant_id, indicator_id, version),
  FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['programme_version', 'budget_line_version', 'indicator_version'] LOOP
    EXECUTE format('ALTER TABLE plan.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE plan.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_tenant ON plan.%I USING (tenant_id = public.current_tenant())', name);
    EXECUTE format('GRANT SELECT, INSERT ON plan.%I TO kepu_plan', name);
    EXECUTE format('GRANT SELECT ON plan.%I TO kepu_deliver, kepu_account', name);
  END LOOP;
END $$;

-- Failed tries to sign in, by a hash of the address that was typed: whether an account has it is not told.
CREATE TABLE access.sign_in_failure (
  address_hash bytea PRIMARY KEY,
  failures int NOT NULL,
  last_at timestamptz NOT NULL,
  locked_until timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON access.sign_in_failure TO kepu_access;
