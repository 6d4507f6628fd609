-- What a reviewer returned, and why: whoever reviews the next submission sees what was changed since. Of sessions returned before nobody kept it.
ALTER TABLE deliver.session ADD COLUMN returned_words jsonb;
