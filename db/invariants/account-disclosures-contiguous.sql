-- The publications of a programme are numbered from 1 without a gap, and only what was approved is published.
SELECT disclosure.tenant_id, programme_id, count(*) AS publications, min(number) AS first, max(number) AS last
FROM account.disclosure
JOIN plan.programme ON programme.tenant_id = disclosure.tenant_id AND programme.id = programme_id
GROUP BY disclosure.tenant_id, programme_id
HAVING min(number) <> 1 OR max(number) <> count(*) OR bool_or(programme.state = 'draft')
