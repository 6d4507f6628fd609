-- 项目属性, and which money the budget is made of: '' and NULL where a declaration never said it. Versions of before say nothing of it
-- and stay as they are: the log has their hashes.
ALTER TABLE plan.programme
  ADD COLUMN attribute text NOT NULL DEFAULT '',
  ADD COLUMN total_fiscal_fen bigint CHECK (total_fiscal_fen >= 0),
  ADD COLUMN total_other_fen bigint CHECK (total_other_fen >= 0),
  ADD COLUMN current_year_fiscal_fen bigint CHECK (current_year_fiscal_fen >= 0),
  ADD COLUMN current_year_carried_fen bigint CHECK (current_year_carried_fen >= 0),
  ADD COLUMN current_year_other_fen bigint CHECK (current_year_other_fen >= 0);
