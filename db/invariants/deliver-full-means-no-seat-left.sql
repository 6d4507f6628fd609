-- Among sessions that take sign-ups, full is the same as having no seat left.
SELECT tenant_id, id, state, taken, capacity FROM deliver.session
WHERE state IN ('open', 'full') AND (state = 'full') <> (taken = capacity);
