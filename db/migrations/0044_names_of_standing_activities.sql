-- A withdrawn activity keeps its name for the record, and another may take it: an import that was undone is made again, mended.
ALTER TABLE plan.activity DROP CONSTRAINT activity_tenant_id_programme_id_name_key;
CREATE UNIQUE INDEX activity_standing_name ON plan.activity (tenant_id, programme_id, name) WHERE withdrawn_at IS NULL;

-- An undone import leaves a record as the import before it had left it, under a new version.
GRANT UPDATE (version) ON network.import_row TO kepu_network;
