-- Until which day the money of a programme was reported on: its self-evaluation is under review, or signed. An expense of such a day that is
-- booked afterwards needs a reason. The plan holds it, as what both sides may know: account sets and lifts it, deliver reads it.
CREATE TABLE plan.expense_freeze (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  -- The number of the self-evaluation.
  evaluation int NOT NULL CHECK (evaluation > 0),
  -- The last day that it looks at.
  until date NOT NULL,
  PRIMARY KEY (tenant_id, programme_id),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);
ALTER TABLE plan.expense_freeze ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan.expense_freeze FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.expense_freeze USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT, UPDATE, DELETE ON plan.expense_freeze TO kepu_plan;
GRANT SELECT ON plan.expense_freeze TO kepu_deliver, kepu_account;

INSERT INTO plan.expense_freeze (tenant_id, programme_id, evaluation, until)
SELECT DISTINCT ON (tenant_id, programme_id) tenant_id, programme_id, number, at
FROM account.self_evaluation e
WHERE NOT EXISTS (
  SELECT FROM account.self_evaluation_step s WHERE s.tenant_id = e.tenant_id AND s.evaluation_id = e.id AND s.step = 'returned')
ORDER BY tenant_id, programme_id, number DESC;

-- Why it was booked after that; blank of all others.
ALTER TABLE deliver.expense ADD COLUMN late_reason text NOT NULL DEFAULT '';
