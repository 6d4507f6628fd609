-- Each correction joins two facts of one tenant, as the newer fact itself says.
SELECT link.tenant_id, link.superseded_id, link.fact_id, newer.supersedes AS fact_says
FROM evidence.supersession AS link
LEFT JOIN evidence.fact AS newer ON newer.tenant_id = link.tenant_id AND newer.id = link.fact_id
LEFT JOIN evidence.fact AS older ON older.tenant_id = link.tenant_id AND older.id = link.superseded_id
WHERE newer.id IS NULL OR older.id IS NULL OR newer.supersedes IS DISTINCT FROM link.superseded_id
