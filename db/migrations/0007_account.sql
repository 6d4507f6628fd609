-- Why an indicator fell short, and how a qualitative one was judged. The newest applies; append only.
CREATE TABLE account.statement (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  indicator_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('reason', 'judgement')),
  text text NOT NULL CHECK (text <> ''),
  -- Of a judgement: how far the goal was reached, 0 to 1.
  degree numeric CHECK (degree BETWEEN 0 AND 1),
  stated_at timestamptz NOT NULL,
  stated_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((kind = 'judgement') = (degree IS NOT NULL)),
  FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator
);
CREATE INDEX ON account.statement (tenant_id, indicator_id, kind, stated_at);
