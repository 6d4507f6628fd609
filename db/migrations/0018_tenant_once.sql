-- The tenant of a transaction is worked out once for each statement instead of for each row that the statement looks at or writes.
DO $$
DECLARE p record;
BEGIN
  FOR p IN SELECT schemaname, tablename FROM pg_policies WHERE policyname = 'own_tenant' LOOP
    EXECUTE format('ALTER POLICY own_tenant ON %I.%I USING (tenant_id = (SELECT public.current_tenant()))', p.schemaname, p.tablename);
  END LOOP;
END $$;
