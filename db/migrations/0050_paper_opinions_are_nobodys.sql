-- An opinion on paper bears no name: it is one of as many as people came, and stands for nobody's ticket or admission. Those entered before
-- were put to admissions that were not known to be theirs.
ALTER TABLE deliver.opinion ALTER COLUMN admission_id DROP NOT NULL;
UPDATE deliver.opinion SET admission_id = NULL WHERE batch_id IS NOT NULL;
ALTER TABLE deliver.opinion ADD CONSTRAINT opinion_of_an_admission_or_on_paper CHECK ((admission_id IS NULL) = (batch_id IS NOT NULL));
