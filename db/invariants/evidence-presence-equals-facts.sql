-- Presence rows count the facts that hold of each pseudonym. A row of 0 facts is the same as none.
WITH recounted AS (
  SELECT tenant_id, programme_id, kind, subject, occurred_on, sub_programme, district, venue_kind, audience, method, outcome, count(*) AS facts
  FROM evidence.fact
  WHERE subject <> ''
    AND NOT EXISTS (SELECT FROM evidence.supersession AS link WHERE link.tenant_id = fact.tenant_id AND link.superseded_id = fact.id)
  GROUP BY tenant_id, programme_id, kind, subject, occurred_on, sub_programme, district, venue_kind, audience, method, outcome
)
SELECT tenant_id, programme_id, kind, subject, occurred_on, sub_programme, district, venue_kind, audience, method, outcome,
  coalesce(kept.facts, 0) AS kept_facts, coalesce(recounted.facts, 0) AS should_be
FROM evidence.presence AS kept
FULL JOIN recounted USING (tenant_id, programme_id, kind, subject, occurred_on, sub_programme, district, venue_kind, audience, method, outcome)
WHERE coalesce(kept.facts, 0) <> coalesce(recounted.facts, 0)
