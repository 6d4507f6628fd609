-- Every scan added to a sheet that holds has a fact that holds, of the same session and file; every one of a sheet that was taken back has none.
SELECT s.tenant_id, s.batch_id, s.attachment_id, b.undone_at, x.fact_id AS superseded_by
FROM deliver.late_scan s
JOIN deliver.entry_batch b ON b.tenant_id = s.tenant_id AND b.id = s.batch_id
LEFT JOIN evidence.fact f ON f.tenant_id = s.tenant_id AND f.id = s.fact_id
LEFT JOIN evidence.fact_attachment l ON l.tenant_id = s.tenant_id AND l.fact_id = s.fact_id AND l.attachment_id = s.attachment_id
LEFT JOIN evidence.supersession x ON x.tenant_id = s.tenant_id AND x.superseded_id = s.fact_id
WHERE f.id IS NULL OR l.fact_id IS NULL OR f.kind <> 'sign-in-sheet' OR f.record_id IS DISTINCT FROM b.session_id::text
  OR (b.undone_at IS NULL) <> (x.fact_id IS NULL);
