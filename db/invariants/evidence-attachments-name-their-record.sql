-- A file that stands behind a fact names the record of that fact.
SELECT link.tenant_id, link.fact_id, link.attachment_id, link.record_kind, link.record_id
FROM evidence.fact_attachment AS link
LEFT JOIN evidence.fact ON fact.tenant_id = link.tenant_id AND fact.id = link.fact_id
WHERE (fact.record_kind, fact.record_id) IS DISTINCT FROM (link.record_kind, link.record_id)
