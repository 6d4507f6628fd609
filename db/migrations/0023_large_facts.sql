-- The facts of a figure by size. Most are of one (an admission, a session, an opinion) and need no place in it: they follow in the order
-- of days, which another index has.
CREATE INDEX fact_by_size ON evidence.fact (tenant_id, programme_id, kind, quantity, occurred_on, occurred_at, id) WHERE quantity <> 1;
