-- The figure that an officer had before them when they explained or judged it: {value, numerator, denominator, unit}.
-- NULL of what was written before figures were kept.
ALTER TABLE account.statement ADD COLUMN figure jsonb;
