-- An import of venues or speakers can be undone: what it added goes again, what it changed is as it was. `before` may name a contact, so a
-- row goes with the erasure of its record, and all rows after thirty days, when nobody undoes an import any more.
CREATE TABLE network.import (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  register text NOT NULL CHECK (register IN ('venue', 'speaker')),
  person_id uuid,
  imported_by text NOT NULL,
  imported_at timestamptz NOT NULL,
  created int NOT NULL,
  changed int NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
ALTER TABLE network.import ENABLE ROW LEVEL SECURITY;
ALTER TABLE network.import FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON network.import USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT, UPDATE, DELETE ON network.import TO kepu_network;
GRANT SELECT (imported_by, tenant_id), UPDATE (imported_by) ON network.import TO kepu_erasure;

CREATE TABLE network.import_row (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  record_id uuid NOT NULL,
  -- The version that the import left: a record that was changed since is left alone.
  version int NOT NULL,
  -- What it said before; null where the import added it.
  before jsonb,
  PRIMARY KEY (tenant_id, import_id, record_id),
  FOREIGN KEY (tenant_id, import_id) REFERENCES network.import (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE network.import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE network.import_row FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON network.import_row USING (tenant_id = (SELECT public.current_tenant()));
GRANT SELECT, INSERT, DELETE ON network.import_row TO kepu_network;

GRANT DELETE ON network.venue, network.speaker TO kepu_network;
