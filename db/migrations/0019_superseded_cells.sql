-- Where in the figures a superseded fact stood: a figure's corrections are counted and listed without a look at each of its facts. What a
-- fact says never changes, and so neither do these.
ALTER TABLE evidence.supersession
  ADD COLUMN programme_id uuid,
  ADD COLUMN kind text,
  ADD COLUMN sub_programme text,
  ADD COLUMN activity text,
  ADD COLUMN district text,
  ADD COLUMN venue_kind text,
  ADD COLUMN audience text,
  ADD COLUMN method text,
  ADD COLUMN outcome text,
  ADD COLUMN unit text,
  ADD COLUMN subject text,
  ADD COLUMN record_kind text,
  ADD COLUMN record_id text;

UPDATE evidence.supersession AS link
SET programme_id = fact.programme_id, kind = fact.kind, sub_programme = fact.sub_programme, activity = fact.activity, district = fact.district,
  venue_kind = fact.venue_kind, audience = fact.audience, method = fact.method, outcome = fact.outcome, unit = fact.unit,
  subject = fact.subject, record_kind = fact.record_kind, record_id = fact.record_id
FROM evidence.fact WHERE fact.tenant_id = link.tenant_id AND fact.occurred_on = link.superseded_on AND fact.id = link.superseded_id;

ALTER TABLE evidence.supersession
  ALTER COLUMN programme_id SET NOT NULL,
  ALTER COLUMN kind SET NOT NULL,
  ALTER COLUMN sub_programme SET NOT NULL,
  ALTER COLUMN activity SET NOT NULL,
  ALTER COLUMN district SET NOT NULL,
  ALTER COLUMN venue_kind SET NOT NULL,
  ALTER COLUMN audience SET NOT NULL,
  ALTER COLUMN method SET NOT NULL,
  ALTER COLUMN outcome SET NOT NULL,
  ALTER COLUMN unit SET NOT NULL,
  ALTER COLUMN subject SET NOT NULL,
  ALTER COLUMN record_kind SET NOT NULL,
  ALTER COLUMN record_id SET NOT NULL;

-- Ids follow the time of recording: the newest corrections of a kind stand at the end of it.
CREATE INDEX supersession_of_kind ON evidence.supersession (tenant_id, programme_id, kind, fact_id);
