-- Every hand entry that holds has a fact that holds, of its quantity and unit.
SELECT h.tenant_id, h.id, h.quantity, h.unit, f.quantity AS fact_quantity, f.unit AS fact_unit, x.fact_id AS superseded_by
FROM deliver.hand_entry h
LEFT JOIN evidence.fact f ON f.tenant_id = h.tenant_id AND f.id = h.fact_id
LEFT JOIN evidence.supersession x ON x.tenant_id = h.tenant_id AND x.superseded_id = h.fact_id
WHERE h.undone_at IS NULL AND (f.id IS NULL OR f.kind <> h.kind OR f.quantity <> h.quantity OR f.unit <> h.unit OR x.fact_id IS NOT NULL);
