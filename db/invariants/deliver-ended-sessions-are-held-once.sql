-- A session that has ended has exactly one fact that it was held; no other session has any.
SELECT s.tenant_id, s.id, s.state, count(f.id) AS held
FROM deliver.session s
LEFT JOIN (evidence.fact f LEFT JOIN evidence.supersession x ON x.tenant_id = f.tenant_id AND x.superseded_id = f.id)
  ON f.tenant_id = s.tenant_id AND f.record_kind = 'session' AND f.record_id = s.id::text AND f.kind = 'session-held' AND x.fact_id IS NULL
GROUP BY s.tenant_id, s.id
HAVING count(f.id) <> CASE WHEN s.state IN ('ended', 'archived') THEN 1 ELSE 0 END;
