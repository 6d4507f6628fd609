-- Points of the budget's execution, by which a programme is scored: what its form said or somebody chose. NULL where nobody said it, as of
-- every programme from before and of those without points yet: what points their indicators have then, or get later, tells it.
ALTER TABLE plan.programme ADD COLUMN execution_points smallint CHECK (execution_points IN (10, 20));
