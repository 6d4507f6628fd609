CREATE TABLE access.tenant (
  tenant_id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9-]{2,40}$'),
  time_zone text NOT NULL DEFAULT 'Asia/Shanghai',
  region_code text NOT NULL,
  demo boolean NOT NULL DEFAULT false,
  -- null while the demo year is being lived: a start that finds it so begins anew.
  demo_completed_at timestamptz,
  created_at timestamptz NOT NULL
);

CREATE TABLE access.person (
  tenant_id uuid NOT NULL REFERENCES access.tenant,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  phone text,
  email text,
  user_id text,
  erased_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, phone),
  UNIQUE (tenant_id, user_id)
);

CREATE TABLE access.membership (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  person_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('manager', 'finance', 'coordinator', 'host', 'leader', 'auditor', 'system-admin', 'security-admin', 'audit-admin', 'resident')),
  -- Only for coordinators and hosts: the district that they see.
  district text,
  valid_from timestamptz NOT NULL,
  -- Always set for auditors: their access ends by itself.
  valid_until timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, person_id) REFERENCES access.person,
  CHECK (role <> 'auditor' OR valid_until IS NOT NULL),
  CHECK (role NOT IN ('coordinator', 'host') OR district IS NOT NULL),
  -- 三员分立: nobody holds two of the administrators' roles at one time, and a manager none of them.
  CONSTRAINT membership_kept_apart EXCLUDE USING gist (tenant_id WITH =, person_id WITH =, tstzrange(valid_from, valid_until) WITH &&)
    WHERE (role IN ('manager', 'system-admin', 'security-admin', 'audit-admin'))
);
CREATE INDEX ON access.membership (tenant_id, person_id);

CREATE TABLE access.consent (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  person_id uuid NOT NULL,
  purpose text NOT NULL,
  wording_version text NOT NULL,
  given_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, person_id) REFERENCES access.person
);
CREATE INDEX ON access.consent (tenant_id, person_id);

-- Who did what, to which record. Append only.
CREATE TABLE access.audit_trail (
  tenant_id uuid NOT NULL REFERENCES access.tenant,
  id uuid NOT NULL DEFAULT uuidv7(),
  at timestamptz NOT NULL,
  person_id uuid,
  actor_name text NOT NULL,
  verb text NOT NULL,
  record_kind text NOT NULL,
  record_id text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ON access.audit_trail (tenant_id, record_kind, record_id, at);

-- Sign-in identities are global: one person may work for two units with one account. Columns are named by better-auth.
CREATE TABLE access."user" (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  image text,
  "phoneNumber" text UNIQUE,
  "phoneNumberVerified" boolean,
  "twoFactorEnabled" boolean,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE access.session (
  id text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES access."user" ON DELETE CASCADE
);
CREATE INDEX ON access.session ("userId");

CREATE TABLE access.account (
  id text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES access."user" ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON access.account ("userId");

CREATE TABLE access.verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON access.verification (identifier);

CREATE TABLE access.two_factor (
  id text PRIMARY KEY,
  secret text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" text NOT NULL REFERENCES access."user" ON DELETE CASCADE,
  verified boolean DEFAULT true,
  "failedVerificationCount" int DEFAULT 0,
  "lockedUntil" timestamptz
);
CREATE INDEX ON access.two_factor ("userId");
CREATE INDEX ON access.two_factor (secret);

-- An account may belong to people of several tenants: while it signs in, the transaction sees its own people and memberships in all.
CREATE FUNCTION public.current_account() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('kepu.account', true), '') $$;
CREATE POLICY own_account ON access.person FOR SELECT TO kepu_access USING (user_id = public.current_account());
-- The account's own people, found by the policy above and said by the application: a policy with a subquery could not be distributed.
CREATE FUNCTION public.current_people() RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('kepu.people', true), '')::uuid[], '{}') $$;
CREATE POLICY own_account ON access.membership FOR SELECT TO kepu_access USING (person_id = ANY (public.current_people()));
CREATE INDEX ON access.person (user_id);
