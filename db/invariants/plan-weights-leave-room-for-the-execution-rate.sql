-- The indicators of a programme have 90 points together, or 80 where local rules give the execution rate 20, or none; a form may bring
-- others while the programme is a draft.
SELECT programme.tenant_id, programme.id, sum(indicator.weight) AS points
FROM plan.programme
JOIN plan.indicator ON indicator.tenant_id = programme.tenant_id AND indicator.programme_id = programme.id AND indicator.removed_at IS NULL
WHERE programme.state <> 'draft'
GROUP BY programme.tenant_id, programme.id
HAVING sum(indicator.weight) NOT IN (80, 90)
