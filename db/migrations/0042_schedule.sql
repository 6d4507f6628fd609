-- What stands firmly on the calendar, as deliver tells it: a session is on it from the moment it is published ('firm') until it was held ('held')
-- or taken off again ('dropped'). No figure reads it, only what is expected of the year. A line holds from `told_at` until the next one of
-- its session, so that a day in the past can be asked what was known on it.
CREATE TABLE evidence.schedule (
  tenant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  -- Of the session.
  version int NOT NULL,
  state text NOT NULL CHECK (state IN ('firm', 'held', 'dropped')),
  programme_id uuid NOT NULL,
  on_day date NOT NULL,
  sub_programme text NOT NULL,
  -- '' where the session belongs to no planned activity.
  activity text NOT NULL,
  district text NOT NULL,
  venue_kind text NOT NULL,
  audience text NOT NULL,
  capacity int NOT NULL CHECK (capacity > 0),
  told_at timestamptz NOT NULL,
  -- null: it still holds.
  told_until timestamptz CHECK (told_until >= told_at),
  PRIMARY KEY (tenant_id, session_id, version)
);
CREATE UNIQUE INDEX ON evidence.schedule (tenant_id, session_id) WHERE told_until IS NULL;
CREATE INDEX ON evidence.schedule (tenant_id, programme_id, on_day) WHERE state = 'firm';
CREATE INDEX ON evidence.schedule (tenant_id, programme_id, told_at) WHERE state <> 'firm';
ALTER TABLE evidence.schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.schedule FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.schedule USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT ON evidence.schedule TO kepu_deliver;
GRANT UPDATE (told_until) ON evidence.schedule TO kepu_deliver;
GRANT SELECT ON evidence.schedule TO kepu_evidence, kepu_account;

-- Sessions of before, from when they came to stand as they do: what was on the calendar earlier was not kept.
INSERT INTO evidence.schedule (tenant_id, session_id, version, state, programme_id, on_day, sub_programme, activity, district, venue_kind,
  audience, capacity, told_at)
SELECT tenant_id, id, version, CASE WHEN state IN ('ended', 'archived') THEN 'held' WHEN state = 'cancelled' THEN 'dropped' ELSE 'firm' END,
  programme_id, (starts_at AT TIME ZONE 'Asia/Shanghai')::date, sub_programme, coalesce(activity_id::text, ''), district, venue_kind, audience,
  capacity, coalesce(ended_at, changed_at)
FROM deliver.session
WHERE state IN ('published', 'open', 'full', 'running', 'ended', 'archived') OR (state = 'cancelled' AND reviewed_at IS NOT NULL);
