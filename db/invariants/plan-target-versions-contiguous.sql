-- Every indicator has targets, numbered from 1 without a gap, so that no version was lost.
SELECT indicator.tenant_id, indicator.id, count(target.version) AS versions, min(target.version) AS first, max(target.version) AS last
FROM plan.indicator
LEFT JOIN plan.indicator_target AS target ON target.tenant_id = indicator.tenant_id AND target.indicator_id = indicator.id
GROUP BY indicator.tenant_id, indicator.id
HAVING count(target.version) = 0 OR min(target.version) <> 1 OR max(target.version) <> count(target.version)
