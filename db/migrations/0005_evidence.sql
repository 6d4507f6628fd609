-- Facts are appended and never changed. A correction is a new fact that names the one it supersedes.
-- Dimensions that a fact does not have are '' so that rollups can be keyed by them.
CREATE TABLE evidence.fact (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  occurred_on date NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  sub_programme text NOT NULL DEFAULT '',
  activity text NOT NULL DEFAULT '',
  district text NOT NULL DEFAULT '',
  region text NOT NULL DEFAULT '',
  venue_kind text NOT NULL DEFAULT '',
  audience text NOT NULL DEFAULT '',
  method text NOT NULL DEFAULT '',
  outcome text NOT NULL DEFAULT '',
  quantity numeric NOT NULL,
  unit text NOT NULL,
  -- A keyed pseudonym; never a name, a number or an id of a person.
  subject text NOT NULL DEFAULT '',
  record_kind text NOT NULL,
  record_id text NOT NULL,
  context jsonb NOT NULL DEFAULT '{}',
  supersedes uuid,
  supersedes_reason text NOT NULL DEFAULT '',
  -- SHA-256 over the canonical bytes of everything above and the attachments' hashes.
  hash bytea NOT NULL CHECK (length(hash) = 32),
  -- The transaction that appended it: whoever sequences the log asks for what came since, without a word in that transaction.
  appended_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  PRIMARY KEY (tenant_id, occurred_on, id),
  CHECK ((supersedes IS NULL) = (supersedes_reason = ''))
) PARTITION BY RANGE (occurred_on);

CREATE TABLE evidence.fact_before_2018 PARTITION OF evidence.fact FOR VALUES FROM (MINVALUE) TO ('2018-01-01');
DO $$
BEGIN
  FOR year IN 2018..2035 LOOP
    EXECUTE format('CREATE TABLE evidence.fact_%s PARTITION OF evidence.fact FOR VALUES FROM (%L) TO (%L)',
      year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
  END LOOP;
END $$;
CREATE TABLE evidence.fact_after_2035 PARTITION OF evidence.fact FOR VALUES FROM ('2036-01-01') TO (MAXVALUE);

-- Pages of facts, newest first, are read in the order of this index.
CREATE INDEX ON evidence.fact (tenant_id, programme_id, kind, occurred_on, occurred_at, id);
CREATE INDEX ON evidence.fact (tenant_id, id);
CREATE INDEX ON evidence.fact (tenant_id, record_kind, record_id);

-- Which fact took the place of which; one successor at most.
CREATE TABLE evidence.supersession (
  tenant_id uuid NOT NULL,
  superseded_id uuid NOT NULL,
  -- Its day: the partition in which it lies.
  superseded_on date NOT NULL,
  fact_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, superseded_id)
);

-- A key that an importer or a retrying client gives, so that the same fact is not recorded twice.
CREATE TABLE evidence.fact_key (
  tenant_id uuid NOT NULL,
  key text NOT NULL,
  fact_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, key)
);

CREATE TABLE evidence.attachment (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL CHECK (size > 0),
  uploaded_at timestamptz NOT NULL,
  uploaded_by text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ON evidence.attachment (tenant_id, sha256);

CREATE TABLE evidence.fact_attachment (
  tenant_id uuid NOT NULL,
  fact_id uuid NOT NULL,
  attachment_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, fact_id, attachment_id),
  FOREIGN KEY (tenant_id, attachment_id) REFERENCES evidence.attachment
);

-- Sums of the facts that hold, by day and dimension, kept in the transaction that appends. Room is left in each page, so that a cell
-- that grows stays where it is and its index untouched.
CREATE TABLE evidence.rollup (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  occurred_on date NOT NULL,
  sub_programme text NOT NULL,
  activity text NOT NULL,
  district text NOT NULL,
  venue_kind text NOT NULL,
  audience text NOT NULL,
  method text NOT NULL,
  outcome text NOT NULL,
  unit text NOT NULL,
  quantity numeric NOT NULL,
  facts bigint NOT NULL,
  PRIMARY KEY (tenant_id, programme_id, kind, occurred_on, sub_programme, activity, district, venue_kind, audience, method, outcome, unit)
) WITH (fillfactor = 80);

-- Which pseudonym was present where, for distinct counts of people; kept likewise.
CREATE TABLE evidence.presence (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  occurred_on date NOT NULL,
  sub_programme text NOT NULL,
  district text NOT NULL,
  venue_kind text NOT NULL,
  audience text NOT NULL,
  method text NOT NULL,
  outcome text NOT NULL,
  facts bigint NOT NULL,
  PRIMARY KEY (tenant_id, programme_id, kind, subject, occurred_on, sub_programme, district, venue_kind, audience, method, outcome)
);
