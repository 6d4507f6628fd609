-- In which venue something took place: a venue's id, '' where there was none or nobody said. What was recorded before says none, and its
-- leaf in the log stays as it is.
ALTER TABLE evidence.fact ADD COLUMN venue text NOT NULL DEFAULT '';

-- A list of what was superseded is narrowed to a street as that of what stands is.
ALTER TABLE evidence.supersession ADD COLUMN region text, ADD COLUMN venue text NOT NULL DEFAULT '';
UPDATE evidence.supersession AS link SET region = fact.region
FROM evidence.fact WHERE fact.tenant_id = link.tenant_id AND fact.occurred_on = link.superseded_on AND fact.id = link.superseded_id;
-- Where somebody took the fact away, nobody knows: the audit names it, once the database is brought up to date.
UPDATE evidence.supersession SET region = '' WHERE region IS NULL;
ALTER TABLE evidence.supersession ALTER COLUMN region SET NOT NULL;

-- Sums of the facts that name a street, a community or a venue, by day and place, kept in the transaction that appends; a fact that knows
-- only its district has no row here. For whom, and for which planned activity, is not told apart: there would be as many rows as sessions.
CREATE TABLE evidence.place (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  occurred_on date NOT NULL,
  district text NOT NULL,
  region text NOT NULL,
  venue text NOT NULL,
  sub_programme text NOT NULL,
  venue_kind text NOT NULL,
  method text NOT NULL,
  outcome text NOT NULL,
  unit text NOT NULL,
  quantity numeric NOT NULL,
  facts bigint NOT NULL,
  PRIMARY KEY (tenant_id, programme_id, kind, occurred_on, district, region, venue, sub_programme, venue_kind, method, outcome, unit)
) WITH (fillfactor = 80);

-- The same by month, as rollup_month is of rollup.
CREATE TABLE evidence.place_month (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  -- Its first day.
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  district text NOT NULL,
  region text NOT NULL,
  venue text NOT NULL,
  sub_programme text NOT NULL,
  venue_kind text NOT NULL,
  method text NOT NULL,
  outcome text NOT NULL,
  unit text NOT NULL,
  quantity numeric NOT NULL,
  facts bigint NOT NULL,
  PRIMARY KEY (tenant_id, programme_id, kind, month, district, region, venue, sub_programme, venue_kind, method, outcome, unit)
) WITH (fillfactor = 80);

INSERT INTO evidence.place
SELECT tenant_id, programme_id, kind, occurred_on, district, region, venue, sub_programme, venue_kind, method, outcome, unit, sum(quantity), count(*)
FROM evidence.fact
WHERE (length(region) >= 9 OR venue <> '')
  AND NOT EXISTS (SELECT FROM evidence.supersession AS link WHERE link.tenant_id = fact.tenant_id AND link.superseded_id = fact.id)
GROUP BY tenant_id, programme_id, kind, occurred_on, district, region, venue, sub_programme, venue_kind, method, outcome, unit;

INSERT INTO evidence.place_month
SELECT tenant_id, programme_id, kind, date_trunc('month', occurred_on)::date, district, region, venue, sub_programme, venue_kind, method, outcome, unit,
  sum(quantity), sum(facts)
FROM evidence.place
GROUP BY tenant_id, programme_id, kind, 4, district, region, venue, sub_programme, venue_kind, method, outcome, unit;

ALTER TABLE evidence.place ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.place FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.place USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT, UPDATE ON evidence.place TO kepu_evidence, kepu_deliver;
GRANT SELECT ON evidence.place TO kepu_account;
ALTER TABLE evidence.place_month ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.place_month FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.place_month USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT, UPDATE ON evidence.place_month TO kepu_evidence, kepu_deliver;
GRANT SELECT ON evidence.place_month TO kepu_account;

-- Where something entered by hand took place, beside its district.
ALTER TABLE deliver.hand_entry ADD COLUMN street text;
