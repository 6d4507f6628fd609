-- Which record a file stands behind: whether a record has one is asked of thousands of records at once, and not through all their facts.
ALTER TABLE evidence.fact_attachment ADD COLUMN record_kind text, ADD COLUMN record_id text;
UPDATE evidence.fact_attachment AS link SET record_kind = fact.record_kind, record_id = fact.record_id
FROM evidence.fact WHERE fact.tenant_id = link.tenant_id AND fact.id = link.fact_id;
-- Where somebody took the fact away, nobody knows: the audit names it, once the database is brought up to date.
UPDATE evidence.fact_attachment SET record_kind = '', record_id = '' WHERE record_kind IS NULL;
ALTER TABLE evidence.fact_attachment ALTER COLUMN record_kind SET NOT NULL, ALTER COLUMN record_id SET NOT NULL;
CREATE INDEX ON evidence.fact_attachment (tenant_id, record_kind, record_id);
