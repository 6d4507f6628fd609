-- Every booked expense has a fact that holds, of its amount, in breach if and only if it breaks a rule.
SELECT e.tenant_id, e.id, e.amount_fen, e.breaches, f.quantity, f.outcome, x.fact_id AS superseded_by
FROM deliver.expense e
LEFT JOIN evidence.fact f ON f.tenant_id = e.tenant_id AND f.id = e.fact_id
LEFT JOIN evidence.supersession x ON x.tenant_id = e.tenant_id AND x.superseded_id = e.fact_id
WHERE e.state = 'booked' AND (f.id IS NULL OR f.kind <> 'expense' OR f.quantity <> e.amount_fen OR x.fact_id IS NOT NULL
  OR (f.outcome = 'in-breach') <> (cardinality(e.breaches) > 0));
