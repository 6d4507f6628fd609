-- Every opinion that holds has a fact that holds, with its level, and belongs to an admission that holds, or to nobody if it was on paper;
-- one undone has none.
SELECT o.tenant_id, o.id, o.satisfaction, f.outcome, o.undone_at, x.fact_id AS superseded_by, a.undone_at AS admission_undone_at
FROM deliver.opinion o
LEFT JOIN deliver.admission a ON a.tenant_id = o.tenant_id AND a.id = o.admission_id
LEFT JOIN evidence.fact f ON f.tenant_id = o.tenant_id AND f.id = o.fact_id
LEFT JOIN evidence.supersession x ON x.tenant_id = o.tenant_id AND x.superseded_id = o.fact_id
WHERE f.id IS NULL OR f.kind <> 'opinion' OR f.outcome <> o.satisfaction OR (o.undone_at IS NULL) <> (x.fact_id IS NULL)
  OR (o.undone_at IS NULL AND a.undone_at IS NOT NULL);
