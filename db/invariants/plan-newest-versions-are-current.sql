-- What a programme, a sub-programme, an indicator, a planned activity or a budget line says now is kept as its newest version.
SELECT tenant_id, 'programme' AS kind, id::text AS record FROM plan.programme
WHERE NOT EXISTS (
  SELECT FROM plan.programme_version AS kept
  WHERE kept.tenant_id = programme.tenant_id AND kept.programme_id = programme.id AND kept.version = programme.version
    AND kept.state = programme.state AND (kept.header ->> 'totalFen')::bigint = programme.total_fen
    AND (kept.header ->> 'currentYearFen')::bigint = programme.current_year_fen AND kept.header ->> 'name' = programme.name
    AND kept.header -> 'sections' = programme.sections AND coalesce(kept.header ->> 'attribute', '') = programme.attribute
    AND ((kept.header ->> 'totalFiscalFen')::bigint, (kept.header ->> 'totalOtherFen')::bigint,
        (kept.header ->> 'currentYearFiscalFen')::bigint, (kept.header ->> 'currentYearCarriedFen')::bigint,
        (kept.header ->> 'currentYearOtherFen')::bigint)
      IS NOT DISTINCT FROM (programme.total_fiscal_fen, programme.total_other_fen, programme.current_year_fiscal_fen,
        programme.current_year_carried_fen, programme.current_year_other_fen))
UNION ALL
SELECT tenant_id, 'indicator', id::text FROM plan.indicator
WHERE removed_at IS NULL AND NOT EXISTS (
  SELECT FROM plan.indicator_version AS kept
  WHERE kept.tenant_id = indicator.tenant_id AND kept.indicator_id = indicator.id AND kept.version = indicator.version
    AND (kept.position, kept.level1, kept.level2, kept.level3) = (indicator.position, indicator.level1, indicator.level2, indicator.level3)
    AND kept.measure_code IS NOT DISTINCT FROM indicator.measure_code AND kept.weight IS NOT DISTINCT FROM indicator.weight)
UNION ALL
SELECT tenant_id, 'activity', id::text FROM plan.activity
WHERE NOT EXISTS (
  SELECT FROM plan.activity_version AS kept
  WHERE kept.tenant_id = activity.tenant_id AND kept.activity_id = activity.id AND kept.version = activity.version
    AND (kept.sub_programme, kept.name, kept.fact_kind, kept.unit, kept.target, kept.due_on, kept.withdrawn)
      = (activity.sub_programme, activity.name, activity.fact_kind, activity.unit, activity.target, activity.due_on, activity.withdrawn_at IS NOT NULL)
    AND kept.district IS NOT DISTINCT FROM activity.district)
UNION ALL
SELECT tenant_id, 'budget line', programme_id::text || ' ' || code FROM plan.budget_line
WHERE NOT EXISTS (
  SELECT FROM plan.budget_line_version AS kept
  WHERE kept.tenant_id = budget_line.tenant_id AND kept.programme_id = budget_line.programme_id AND kept.code = budget_line.code
    AND kept.version = budget_line.version AND NOT kept.removed
    AND (kept.name, kept.amount_fen) = (budget_line.name, budget_line.amount_fen))
UNION ALL
SELECT tenant_id, 'sub-programme', programme_id::text || ' ' || code FROM plan.sub_programme
WHERE NOT EXISTS (
  SELECT FROM plan.sub_programme_version AS kept
  WHERE kept.tenant_id = sub_programme.tenant_id AND kept.programme_id = sub_programme.programme_id AND kept.code = sub_programme.code
    AND kept.version = sub_programme.version AND NOT kept.removed AND kept.name = sub_programme.name);
