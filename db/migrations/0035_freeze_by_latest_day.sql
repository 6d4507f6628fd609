-- Expenses are frozen up to the latest day of all self-evaluations that stand: one handed in later for an earlier day had moved it back.
UPDATE plan.expense_freeze f SET evaluation = latest.number, until = latest.at
FROM (
  SELECT DISTINCT ON (tenant_id, programme_id) tenant_id, programme_id, number, at
  FROM account.self_evaluation e
  WHERE NOT EXISTS (
    SELECT FROM account.self_evaluation_step s WHERE s.tenant_id = e.tenant_id AND s.evaluation_id = e.id AND s.step = 'returned')
  ORDER BY tenant_id, programme_id, at DESC, number DESC) AS latest
WHERE latest.tenant_id = f.tenant_id AND latest.programme_id = f.programme_id
  AND (f.evaluation, f.until) IS DISTINCT FROM (latest.number, latest.at);
