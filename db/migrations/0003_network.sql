-- Administrative divisions; a lookup table that every tenant reads (a reference table when distributed).
CREATE TABLE network.region (
  code text PRIMARY KEY,
  name text NOT NULL,
  level text NOT NULL CHECK (level IN ('province', 'city', 'district', 'street', 'committee')),
  parent_code text
);
CREATE INDEX ON network.region (parent_code);

-- 阵地: a place where sessions are held.
CREATE TABLE network.venue (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('community', 'park', 'building')),
  district text NOT NULL REFERENCES network.region (code),
  region text NOT NULL REFERENCES network.region (code),
  address text NOT NULL,
  capacity int NOT NULL CHECK (capacity > 0),
  contact_name text NOT NULL DEFAULT '',
  contact_phone text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  retired_at timestamptz,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, region, name)
);

CREATE TABLE network.speaker (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  -- 职称, which decides the lecture fee: 院士, 正高, 副高, 其他.
  title_level text NOT NULL CHECK (title_level IN ('academician', 'professor', 'associate-professor', 'other')),
  organisation text NOT NULL,
  topics text[] NOT NULL DEFAULT '{}',
  phone text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  retired_at timestamptz,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name, organisation)
);
