-- 绩效公开: what of a programme's results the public is shown, frozen as it was published. Append only.
CREATE TABLE account.disclosure (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  -- 1 for the first of a programme.
  number int NOT NULL CHECK (number > 0),
  as_of date NOT NULL,
  -- Programme, budget and indicators as the public sees them; nothing about a person.
  shown jsonb NOT NULL,
  -- SHA-256 over the canonical bytes of what is shown.
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, programme_id, number),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);

-- 撤回: the public no longer sees it, and the one before it stands again unless it was withdrawn too.
CREATE TABLE account.disclosure_withdrawal (
  tenant_id uuid NOT NULL,
  disclosure_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  withdrawn_at timestamptz NOT NULL,
  withdrawn_by text NOT NULL,
  PRIMARY KEY (tenant_id, disclosure_id),
  FOREIGN KEY (tenant_id, disclosure_id) REFERENCES account.disclosure
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['disclosure', 'disclosure_withdrawal'] LOOP
    EXECUTE format('ALTER TABLE account.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE account.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_tenant ON account.%I USING (tenant_id = public.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON account.%I TO kepu_account', t);
  END LOOP;
END $$;
