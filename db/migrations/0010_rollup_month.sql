-- The rollup once more, by month: pages read it, so that a figure costs as many rows as there are months and cells, not days. What was
-- recorded after the day asked for, in that day's month, is taken off again from the daily rows.
CREATE TABLE evidence.rollup_month (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  -- Its first day.
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  sub_programme text NOT NULL,
  activity text NOT NULL,
  district text NOT NULL,
  venue_kind text NOT NULL,
  audience text NOT NULL,
  method text NOT NULL,
  outcome text NOT NULL,
  unit text NOT NULL,
  quantity numeric NOT NULL,
  facts bigint NOT NULL,
  PRIMARY KEY (tenant_id, programme_id, kind, month, sub_programme, activity, district, venue_kind, audience, method, outcome, unit)
) WITH (fillfactor = 80);
ALTER TABLE evidence.rollup_month ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.rollup_month FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.rollup_month USING (tenant_id = public.current_tenant());
GRANT SELECT, INSERT, UPDATE ON evidence.rollup_month TO kepu_evidence, kepu_deliver;
GRANT SELECT ON evidence.rollup_month TO kepu_account;

-- What broke a rule is listed one by one on the first page.
CREATE INDEX fact_in_breach ON evidence.fact (tenant_id, programme_id, kind, occurred_on) INCLUDE (id, context) WHERE outcome = 'in-breach';

-- The day on which a planned activity reached its target is looked for in that activity's own rows.
CREATE INDEX rollup_of_activity ON evidence.rollup (tenant_id, programme_id, activity, kind, occurred_on) WHERE activity <> '';
