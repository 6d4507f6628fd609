-- Counting again takes the place of the former count, whose reason stayed in the trail alone, where an erasure does not look for names.
ALTER TABLE deliver.head_count ADD COLUMN former_reasons text[] NOT NULL DEFAULT '{}';

UPDATE deliver.head_count AS counted
SET former_reasons = told.reasons
FROM (
  SELECT tenant_id, record_id, array_agg(DISTINCT detail ->> 'reason') AS reasons
  FROM access.audit_trail
  WHERE verb = 'record-head-count' AND record_kind = 'session' AND coalesce(detail ->> 'reason', '') <> ''
  GROUP BY tenant_id, record_id
) AS told
WHERE told.tenant_id = counted.tenant_id AND told.record_id = counted.session_id::text;
UPDATE deliver.head_count SET former_reasons = array_remove(former_reasons, late_reason) WHERE former_reasons <> '{}';
