-- The words that were passed, while changed ones wait for their pass: residents go on reading these. Of words that wait already nobody kept
-- the former ones.
ALTER TABLE deliver.session ADD COLUMN passed_words jsonb;
