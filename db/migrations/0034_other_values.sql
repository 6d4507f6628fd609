-- What the form says beside the target of the year: values of other years and of the whole term, as `otherValueSchema` in
-- src/plan/declaration/declaration.contract.ts. History and reference, nothing that is declared.
ALTER TABLE plan.indicator ADD COLUMN other_values jsonb NOT NULL DEFAULT '[]';
