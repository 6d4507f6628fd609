-- Of the link for an opinion only a digest is kept: whoever reads the database cannot give somebody's opinion. Links that were handed out go
-- on working; the door shows those of admissions from now on.
ALTER TABLE deliver.admission RENAME COLUMN opinion_token TO opinion_mark;
UPDATE deliver.admission SET opinion_mark = encode(sha256(convert_to(opinion_mark, 'UTF8')), 'hex');
-- Tokens for a new password are kept as digests likewise; open ones end, and a new link is asked for.
DELETE FROM access.verification WHERE identifier LIKE 'reset-password:%';
