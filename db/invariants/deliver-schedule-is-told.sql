-- What the calendar was told of a session last is how the session stands; of one that was never published it was told nothing.
SELECT s.tenant_id, s.id, s.state, t.state AS told, t.on_day
FROM deliver.session s
LEFT JOIN evidence.schedule t ON t.tenant_id = s.tenant_id AND t.session_id = s.id AND t.told_until IS NULL
CROSS JOIN LATERAL (SELECT CASE WHEN s.state IN ('published', 'open', 'full', 'running') THEN 'firm' WHEN s.state IN ('ended', 'archived') THEN 'held'
  WHEN t.state IS NOT NULL THEN 'dropped' END AS due) AS state
WHERE t.state IS DISTINCT FROM state.due
  OR (t.state = 'firm' AND (t.programme_id, t.on_day, t.sub_programme, t.activity, t.district, t.venue_kind, t.audience, t.capacity)
    IS DISTINCT FROM (s.programme_id, (s.starts_at AT TIME ZONE 'Asia/Shanghai')::date, s.sub_programme, coalesce(s.activity_id::text, ''), s.district,
      s.venue_kind, s.audience, s.capacity));
