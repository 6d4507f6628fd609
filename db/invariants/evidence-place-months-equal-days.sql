-- The rows of places by month are those by day, summed. A row of 0 facts is the same as none.
WITH summed AS (
  SELECT tenant_id, programme_id, kind, date_trunc('month', occurred_on)::date AS month, district, region, venue, sub_programme, venue_kind, method, outcome, unit,
    sum(quantity) AS quantity, sum(facts) AS facts
  FROM evidence.place
  GROUP BY tenant_id, programme_id, kind, month, district, region, venue, sub_programme, venue_kind, method, outcome, unit
)
SELECT tenant_id, programme_id, kind, month, district, region, venue, sub_programme, venue_kind, method, outcome, unit,
  coalesce(kept.quantity, 0) AS kept_quantity, coalesce(summed.quantity, 0) AS should_be, coalesce(kept.facts, 0) AS kept_facts,
  coalesce(summed.facts, 0) AS facts_should_be
FROM evidence.place_month AS kept
FULL JOIN summed USING (tenant_id, programme_id, kind, month, district, region, venue, sub_programme, venue_kind, method, outcome, unit)
WHERE (coalesce(kept.quantity, 0), coalesce(kept.facts, 0)) IS DISTINCT FROM (coalesce(summed.quantity, 0), coalesce(summed.facts, 0))
