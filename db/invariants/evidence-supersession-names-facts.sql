-- Each correction joins two facts of one tenant, as the newer fact itself says, and says where the older one stood.
SELECT link.tenant_id, link.superseded_id, link.fact_id, newer.supersedes AS fact_says
FROM evidence.supersession AS link
LEFT JOIN evidence.fact AS newer ON newer.tenant_id = link.tenant_id AND newer.id = link.fact_id
LEFT JOIN evidence.fact AS older ON older.tenant_id = link.tenant_id AND older.id = link.superseded_id
WHERE newer.id IS NULL OR older.id IS NULL OR newer.supersedes IS DISTINCT FROM link.superseded_id
  OR (link.superseded_on, link.programme_id, link.kind, link.sub_programme, link.activity, link.district, link.venue_kind, link.audience,
    link.method, link.outcome, link.unit, link.subject, link.record_kind, link.record_id, link.region, link.venue)
    IS DISTINCT FROM (older.occurred_on, older.programme_id, older.kind, older.sub_programme, older.activity, older.district,
    older.venue_kind, older.audience, older.method, older.outcome, older.unit, older.subject, older.record_kind, older.record_id, older.region,
    older.venue)
