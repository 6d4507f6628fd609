-- The person-times of a session are the larger of those let in by name and those counted in the room.
WITH counted AS (
  SELECT f.tenant_id, f.record_id, sum(f.quantity) AS person_times
  FROM evidence.fact f
  LEFT JOIN evidence.supersession x ON x.tenant_id = f.tenant_id AND x.superseded_id = f.id
  WHERE f.kind = 'attendance' AND f.record_kind = 'session' AND x.fact_id IS NULL
  GROUP BY 1, 2),
let_in AS (
  SELECT tenant_id, session_id, sum(people) AS people FROM deliver.admission WHERE undone_at IS NULL GROUP BY 1, 2)
SELECT s.tenant_id, s.id, coalesce(c.person_times, 0) AS person_times, coalesce(l.people, 0) AS let_in, coalesce(h.people, 0) AS counted
FROM deliver.session s
LEFT JOIN counted c ON c.tenant_id = s.tenant_id AND c.record_id = s.id::text
LEFT JOIN let_in l ON l.tenant_id = s.tenant_id AND l.session_id = s.id
LEFT JOIN deliver.head_count h ON h.tenant_id = s.tenant_id AND h.session_id = s.id
WHERE coalesce(c.person_times, 0) <> greatest(coalesce(l.people, 0), coalesce(h.people, 0));
