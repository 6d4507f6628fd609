-- Who was paid, however the name is written: 李　明, 李 明 and 李明 are one payee, and so are Ａｎｎ and ann. Taxes and hours of one payee are summed by it.
CREATE FUNCTION public.name_key(name text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(regexp_replace(normalize(name, NFKC), '\s', '', 'g')) $$;

ALTER TABLE deliver.expense ADD COLUMN payee_key text NOT NULL GENERATED ALWAYS AS (public.name_key(payee)) STORED;
DROP INDEX deliver.expense_payee;
CREATE INDEX expense_payee ON deliver.expense (tenant_id, payee_key) WHERE state = 'booked' AND kind IN ('lecture-fee', 'expert-fee');
