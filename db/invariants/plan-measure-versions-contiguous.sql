-- The versions of a measure are numbered from 1 without a gap.
SELECT tenant_id, code, count(*) AS versions, min(version) AS first, max(version) AS last
FROM plan.measure
GROUP BY tenant_id, code
HAVING min(version) <> 1 OR max(version) <> count(*)
