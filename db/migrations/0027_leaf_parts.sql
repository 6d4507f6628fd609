-- A leaf commits to the words of a fact and to the rest of its details apart, so that the rest stays proved when the words go. Leaves from
-- before hold one commitment to both and stay as they are.
ALTER TABLE evidence.log_leaf ADD COLUMN format smallint NOT NULL DEFAULT 1 CHECK (format IN (1, 2));
-- Of a leaf of format 2 the commitment to the words alone is kept, with the salt that opens the rest.
ALTER TABLE evidence.redaction ALTER COLUMN details DROP NOT NULL,
  ADD COLUMN words bytea CHECK (length(words) = 32),
  ADD COLUMN details_salt bytea CHECK (length(details_salt) = 32),
  ADD CHECK ((details IS NULL) = (words IS NOT NULL) AND (words IS NULL) = (details_salt IS NULL));
