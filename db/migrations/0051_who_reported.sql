-- By whom a programme was reported on, and how far that came: who changes a target, points or a measure afterwards is told whose self-evaluation that is.
ALTER TABLE plan.expense_freeze
  ADD COLUMN step text CHECK (step IN ('prepared', 'reviewed', 'signed')),
  ADD COLUMN by_name text,
  ADD COLUMN taken_at timestamptz;

UPDATE plan.expense_freeze AS frozen
SET step = newest.step, by_name = newest.by_name, taken_at = newest.taken_at
FROM (
  SELECT DISTINCT ON (e.tenant_id, e.programme_id, e.number) e.tenant_id, e.programme_id, e.number, s.step, s.by_name, s.taken_at
  FROM account.self_evaluation e JOIN account.self_evaluation_step s ON s.tenant_id = e.tenant_id AND s.evaluation_id = e.id
  WHERE s.step <> 'returned'
  ORDER BY e.tenant_id, e.programme_id, e.number, array_position(ARRAY['prepared', 'reviewed', 'signed'], s.step) DESC
) AS newest
WHERE newest.tenant_id = frozen.tenant_id AND newest.programme_id = frozen.programme_id AND newest.number = frozen.evaluation;
-- Where somebody took the self-evaluation or its steps away, nobody knows: the audit names what is missing, once the database is brought up to date.
UPDATE plan.expense_freeze SET step = 'prepared', by_name = '—', taken_at = until WHERE step IS NULL;

ALTER TABLE plan.expense_freeze
  ALTER COLUMN step SET NOT NULL,
  ALTER COLUMN by_name SET NOT NULL,
  ALTER COLUMN taken_at SET NOT NULL;

GRANT SELECT (by_name, tenant_id), UPDATE (by_name) ON plan.expense_freeze TO kepu_erasure;
