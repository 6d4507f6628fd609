-- Every admission that holds has a fact that holds, of the same session and number of people; every one undone has none.
SELECT a.tenant_id, a.id, a.people, a.undone_at, f.quantity, x.fact_id AS superseded_by
FROM deliver.admission a
LEFT JOIN evidence.fact f ON f.tenant_id = a.tenant_id AND f.id = a.fact_id
LEFT JOIN evidence.supersession x ON x.tenant_id = a.tenant_id AND x.superseded_id = a.fact_id
WHERE f.id IS NULL OR f.kind <> 'attendance' OR f.record_id <> a.session_id::text OR f.quantity <> a.people
  OR (a.undone_at IS NULL) <> (x.fact_id IS NULL);
