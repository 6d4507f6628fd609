-- Of a session that has ended, as many were invited to give an opinion as were let in by name.
SELECT s.tenant_id, s.id, coalesce(f.quantity, 0) AS invited,
  (SELECT coalesce(sum(a.people), 0) FROM deliver.admission a
    WHERE a.tenant_id = s.tenant_id AND a.session_id = s.id AND a.undone_at IS NULL) AS let_in
FROM deliver.session s
LEFT JOIN evidence.fact f ON f.tenant_id = s.tenant_id AND f.id = s.invited_fact_id
LEFT JOIN evidence.supersession x ON x.tenant_id = s.tenant_id AND x.superseded_id = s.invited_fact_id
WHERE s.state IN ('ended', 'archived') AND (x.fact_id IS NOT NULL OR coalesce(f.quantity, 0) <>
  (SELECT coalesce(sum(a.people), 0) FROM deliver.admission a
    WHERE a.tenant_id = s.tenant_id AND a.session_id = s.id AND a.undone_at IS NULL));
