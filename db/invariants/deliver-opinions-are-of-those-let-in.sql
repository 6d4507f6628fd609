-- No session has more opinions than people let in by name.
SELECT o.tenant_id, o.session_id, count(*) AS opinions,
  (SELECT coalesce(sum(a.people), 0) FROM deliver.admission a
    WHERE a.tenant_id = o.tenant_id AND a.session_id = o.session_id AND a.undone_at IS NULL) AS let_in
FROM deliver.opinion o WHERE o.undone_at IS NULL
GROUP BY o.tenant_id, o.session_id
HAVING count(*) > (SELECT coalesce(sum(a.people), 0) FROM deliver.admission a
    WHERE a.tenant_id = o.tenant_id AND a.session_id = o.session_id AND a.undone_at IS NULL);
