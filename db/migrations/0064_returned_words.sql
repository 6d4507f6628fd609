-- What a reviewer returned, who and why: whoever reviews the next submission sees what was changed since. Of sessions returned before nobody kept
-- it. The name stands apart, as every other does that says whose act something was, for erasure finds it there.
ALTER TABLE deliver.session ADD COLUMN returned_words jsonb, ADD COLUMN returned_by text;
GRANT SELECT (returned_by), UPDATE (returned_by) ON deliver.session TO kepu_erasure;
