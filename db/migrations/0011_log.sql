-- The Merkle log of each tenant (RFC 9162): leaves in an order that is fixed for ever, tiles, signed tree heads, cosignatures.
CREATE TABLE evidence.log (
  tenant_id uuid NOT NULL,
  -- The name of the log in its checkpoints; fixed when the log begins, whatever address the installation has later.
  origin text NOT NULL CHECK (origin ~ '^[^[:space:]+]+$'),
  size bigint NOT NULL DEFAULT 0 CHECK (size >= 0),
  -- Every fact of a transaction before this one has its leaf.
  horizon bigint NOT NULL DEFAULT 0,
  begun_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id)
);

CREATE TABLE evidence.log_leaf (
  tenant_id uuid NOT NULL,
  index bigint NOT NULL CHECK (index >= 0),
  fact_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  -- Opens the commitment; whoever has only the commitment learns nothing.
  salt bytea NOT NULL CHECK (length(salt) = 32),
  commitment bytea NOT NULL CHECK (length(commitment) = 32),
  PRIMARY KEY (tenant_id, index),
  UNIQUE (tenant_id, fact_id)
);

-- What came since, in its order, however much is waiting: the sequencer takes it a batch at a time.
CREATE INDEX fact_since ON evidence.fact (tenant_id, appended_in);

-- C2SP tlog-tiles: up to 256 hashes a row; the last of each level grows until it is full.
CREATE TABLE evidence.log_tile (
  tenant_id uuid NOT NULL,
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 63),
  index bigint NOT NULL CHECK (index >= 0),
  hashes bytea NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
  PRIMARY KEY (tenant_id, level, index)
);

CREATE TABLE evidence.log_checkpoint (
  tenant_id uuid NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  root bytea NOT NULL CHECK (length(root) = 32),
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, size)
);

-- Of the log's own keys and of witnesses alike, as lines of a signed note.
CREATE TABLE evidence.log_signature (
  tenant_id uuid NOT NULL,
  size bigint NOT NULL,
  name text NOT NULL,
  key_id text NOT NULL CHECK (key_id ~ '^[0-9a-f]{8}$'),
  line text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, size, name, key_id),
  FOREIGN KEY (tenant_id, size) REFERENCES evidence.log_checkpoint
);

-- Who first signed a tree that holds a leaf.
CREATE INDEX ON evidence.log_signature (tenant_id, name, size);

-- Public halves; the private ones are files outside the database.
CREATE TABLE evidence.log_key (
  tenant_id uuid NOT NULL,
  vkey text NOT NULL,
  begun_at timestamptz NOT NULL,
  -- From then on it signs no more; what it signed stays valid.
  retired_at timestamptz,
  PRIMARY KEY (tenant_id, vkey)
);

CREATE TABLE evidence.log_witness (
  tenant_id uuid NOT NULL,
  vkey text NOT NULL,
  url text NOT NULL CHECK (url ~ '^https?://'),
  added_at timestamptz NOT NULL,
  -- The largest tree that it has cosigned, as it said.
  size bigint NOT NULL DEFAULT 0,
  asked_at timestamptz,
  -- Why it did not cosign when it was last asked; '' when it did.
  problem text NOT NULL DEFAULT '',
  -- From then on it is asked no more; what it cosigned stays.
  removed_at timestamptz,
  PRIMARY KEY (tenant_id, vkey)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['log', 'log_leaf', 'log_tile', 'log_checkpoint', 'log_signature', 'log_key', 'log_witness'] LOOP
    EXECUTE format('ALTER TABLE evidence.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE evidence.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_tenant ON evidence.%I USING (tenant_id = public.current_tenant())', name);
  END LOOP;
END $$;

-- Leaves, tree heads and signatures are added and never changed.
GRANT SELECT, INSERT ON evidence.log_leaf, evidence.log_checkpoint, evidence.log_signature TO kepu_evidence;
GRANT SELECT, INSERT, UPDATE ON evidence.log, evidence.log_tile, evidence.log_key, evidence.log_witness TO kepu_evidence;
GRANT SELECT ON evidence.log, evidence.log_leaf, evidence.log_tile, evidence.log_checkpoint, evidence.log_signature, evidence.log_key,
  evidence.log_witness TO kepu_account;
