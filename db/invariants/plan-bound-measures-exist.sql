-- The measure that an indicator is bound to is one of its tenant's.
SELECT indicator.tenant_id, indicator.id, indicator.measure_code
FROM plan.indicator
WHERE measure_code IS NOT NULL
  AND NOT EXISTS (SELECT FROM plan.measure WHERE measure.tenant_id = indicator.tenant_id AND measure.code = indicator.measure_code)
