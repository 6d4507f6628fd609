-- The rows of places are the sums of the facts that hold and name a street, a community or a venue. A row of 0 facts is the same as none.
WITH recounted AS (
  SELECT tenant_id, programme_id, kind, occurred_on, district, region, venue, sub_programme, venue_kind, method, outcome, unit, sum(quantity) AS quantity, count(*) AS facts
  FROM evidence.fact
  WHERE (length(region) >= 9 OR venue <> '')
    AND NOT EXISTS (SELECT FROM evidence.supersession AS link WHERE link.tenant_id = fact.tenant_id AND link.superseded_id = fact.id)
  GROUP BY tenant_id, programme_id, kind, occurred_on, district, region, venue, sub_programme, venue_kind, method, outcome, unit
)
SELECT tenant_id, programme_id, kind, occurred_on, district, region, venue, sub_programme, venue_kind, method, outcome, unit,
  coalesce(kept.quantity, 0) AS kept_quantity, coalesce(recounted.quantity, 0) AS should_be, coalesce(kept.facts, 0) AS kept_facts,
  coalesce(recounted.facts, 0) AS facts_should_be
FROM evidence.place AS kept
FULL JOIN recounted USING (tenant_id, programme_id, kind, occurred_on, district, region, venue, sub_programme, venue_kind, method, outcome, unit)
WHERE (coalesce(kept.quantity, 0), coalesce(kept.facts, 0)) IS DISTINCT FROM (coalesce(recounted.quantity, 0), coalesce(recounted.facts, 0))
