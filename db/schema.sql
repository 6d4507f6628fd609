-- The schema that db/migrations lead to, written by `tools/schema.ts --write`; a check compares it. Not run by anybody.

CREATE EXTENSION btree_gist;

CREATE ROLE kepu_access NOLOGIN;
CREATE ROLE kepu_account NOLOGIN;
CREATE ROLE kepu_app LOGIN NOINHERIT IN ROLE kepu_access, kepu_account, kepu_deliver, kepu_erasure, kepu_evidence, kepu_network, kepu_plan;
CREATE ROLE kepu_deliver NOLOGIN;
CREATE ROLE kepu_erasure NOLOGIN;
CREATE ROLE kepu_evidence NOLOGIN;
CREATE ROLE kepu_network NOLOGIN;
CREATE ROLE kepu_plan NOLOGIN;

CREATE SCHEMA access;
CREATE SCHEMA account;
CREATE SCHEMA deliver;
CREATE SCHEMA evidence;
CREATE SCHEMA network;
CREATE SCHEMA plan;

GRANT USAGE ON SCHEMA access TO kepu_access, kepu_account, kepu_deliver, kepu_erasure, kepu_evidence, kepu_network, kepu_plan;
GRANT USAGE ON SCHEMA account TO kepu_account, kepu_erasure;
GRANT USAGE ON SCHEMA deliver TO kepu_deliver, kepu_erasure;
GRANT USAGE ON SCHEMA evidence TO kepu_account, kepu_deliver, kepu_erasure, kepu_evidence;
GRANT USAGE ON SCHEMA network TO kepu_access, kepu_account, kepu_deliver, kepu_erasure, kepu_evidence, kepu_network, kepu_plan;
GRANT USAGE ON SCHEMA plan TO kepu_account, kepu_deliver, kepu_erasure, kepu_plan;

CREATE COLLATION public.names (provider = icu, locale = 'zh-u-co-pinyin-kn-true');

CREATE OR REPLACE FUNCTION public.current_account()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('kepu.account', true), '') $function$;

CREATE OR REPLACE FUNCTION public.current_people()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT coalesce(nullif(current_setting('kepu.people', true), '')::uuid[], '{}') $function$;

CREATE OR REPLACE FUNCTION public.current_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('kepu.tenant', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ SELECT lower(regexp_replace(normalize(name, NFKC), '\s', '', 'g')) $function$;

CREATE TABLE access.account (
  id text NOT NULL,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone NOT NULL DEFAULT now(),
  "updatedAt" timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES access."user"(id) ON DELETE CASCADE
);
CREATE INDEX "account_userId_idx" ON access.account USING btree ("userId");
GRANT DELETE, INSERT, SELECT, UPDATE ON access.account TO kepu_access;

CREATE TABLE access.audit_trail (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  at timestamp with time zone NOT NULL,
  person_id uuid,
  actor_name text NOT NULL,
  verb text NOT NULL,
  record_kind text NOT NULL,
  record_id text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT audit_trail_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT audit_trail_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES access.tenant(tenant_id)
);
CREATE INDEX audit_trail_tenant_id_at_id_idx ON access.audit_trail USING btree (tenant_id, at, id);
CREATE INDEX audit_trail_tenant_id_record_kind_record_id_at_idx ON access.audit_trail USING btree (tenant_id, record_kind, record_id, at);
ALTER TABLE access.audit_trail ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON access.audit_trail USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON access.audit_trail TO kepu_access;
GRANT INSERT ON access.audit_trail TO kepu_account, kepu_deliver, kepu_evidence, kepu_network, kepu_plan;
GRANT SELECT (actor_name, id, person_id, tenant_id) ON access.audit_trail TO kepu_erasure;
GRANT UPDATE (actor_name, detail) ON access.audit_trail TO kepu_erasure;

CREATE TABLE access.consent (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  person_id uuid NOT NULL,
  purpose text NOT NULL,
  wording_version text NOT NULL,
  given_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  CONSTRAINT consent_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT consent_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES access.person(tenant_id, id)
);
CREATE INDEX consent_tenant_id_person_id_idx ON access.consent USING btree (tenant_id, person_id);
ALTER TABLE access.consent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON access.consent USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON access.consent TO kepu_access, kepu_deliver;

CREATE TABLE access.membership (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  person_id uuid NOT NULL,
  role text NOT NULL,
  district text,
  valid_from timestamp with time zone NOT NULL,
  valid_until timestamp with time zone,
  CONSTRAINT membership_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT membership_kept_apart EXCLUDE USING gist (tenant_id WITH =, person_id WITH =, tstzrange(valid_from, valid_until) WITH &&) WHERE ((role = ANY (ARRAY['manager'::text, 'system-admin'::text, 'security-admin'::text, 'audit-admin'::text]))),
  CONSTRAINT membership_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES access.person(tenant_id, id),
  CONSTRAINT membership_check CHECK (((role <> 'auditor'::text) OR (valid_until IS NOT NULL))),
  CONSTRAINT membership_check1 CHECK (((role <> ALL (ARRAY['coordinator'::text, 'host'::text])) OR (district IS NOT NULL))),
  CONSTRAINT membership_role_check CHECK ((role = ANY (ARRAY['manager'::text, 'finance'::text, 'coordinator'::text, 'host'::text, 'leader'::text, 'auditor'::text, 'system-admin'::text, 'security-admin'::text, 'audit-admin'::text, 'resident'::text])))
);
CREATE INDEX membership_tenant_id_person_id_idx ON access.membership USING btree (tenant_id, person_id);
ALTER TABLE access.membership ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON access.membership FOR SELECT TO kepu_access USING ((person_id = ANY (public.current_people())));
CREATE POLICY own_tenant ON access.membership USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON access.membership TO kepu_access;

CREATE TABLE access.person (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  phone text,
  email text,
  user_id text,
  erased_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT person_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT person_tenant_id_phone_key UNIQUE (tenant_id, phone),
  CONSTRAINT person_tenant_id_user_id_key UNIQUE (tenant_id, user_id),
  CONSTRAINT person_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES access.tenant(tenant_id)
);
CREATE INDEX person_user_id_idx ON access.person USING btree (user_id);
ALTER TABLE access.person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON access.person FOR SELECT TO kepu_access USING ((user_id = public.current_account()));
CREATE POLICY own_tenant ON access.person USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON access.person TO kepu_access, kepu_deliver;

CREATE TABLE access.request (
  tenant_id uuid NOT NULL,
  key bytea NOT NULL,
  digest bytea NOT NULL,
  attempt uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  answer bytea,
  CONSTRAINT request_pkey PRIMARY KEY (tenant_id, key),
  CONSTRAINT request_digest_check CHECK ((length(digest) = 32)),
  CONSTRAINT request_key_check CHECK ((length(key) = 32))
);
CREATE INDEX request_tenant_id_asked_at_idx ON access.request USING btree (tenant_id, asked_at);
ALTER TABLE access.request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON access.request USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT DELETE, INSERT, SELECT ON access.request TO kepu_access;
GRANT UPDATE (answer) ON access.request TO kepu_access;

CREATE TABLE access.session (
  id text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  token text NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT now(),
  "updatedAt" timestamp with time zone NOT NULL DEFAULT now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL,
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_token_key UNIQUE (token),
  CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES access."user"(id) ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON access.session USING btree ("userId");
GRANT DELETE, INSERT, SELECT, UPDATE ON access.session TO kepu_access;

CREATE TABLE access.sign_in_failure (
  address_hash bytea NOT NULL,
  failures integer NOT NULL,
  last_at timestamp with time zone NOT NULL,
  locked_until timestamp with time zone,
  CONSTRAINT sign_in_failure_pkey PRIMARY KEY (address_hash)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON access.sign_in_failure TO kepu_access;

CREATE TABLE access.tenant (
  tenant_id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  code text NOT NULL,
  time_zone text NOT NULL DEFAULT 'Asia/Shanghai'::text,
  region_code text NOT NULL,
  demo boolean NOT NULL DEFAULT false,
  demo_completed_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT tenant_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT tenant_code_key UNIQUE (code),
  CONSTRAINT tenant_code_check CHECK ((code ~ '^[a-z0-9-]{2,40}$'::text))
);
ALTER TABLE access.tenant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY any_tenant ON access.tenant FOR SELECT USING (true);
CREATE POLICY own_tenant ON access.tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON access.tenant TO kepu_access;
GRANT SELECT ON access.tenant TO kepu_deliver, kepu_network, kepu_plan;

CREATE TABLE access.two_factor (
  id text NOT NULL,
  secret text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" text NOT NULL,
  verified boolean DEFAULT true,
  "failedVerificationCount" integer DEFAULT 0,
  "lockedUntil" timestamp with time zone,
  CONSTRAINT two_factor_pkey PRIMARY KEY (id),
  CONSTRAINT "two_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES access."user"(id) ON DELETE CASCADE
);
CREATE INDEX "two_factor_userId_idx" ON access.two_factor USING btree ("userId");
CREATE INDEX two_factor_secret_idx ON access.two_factor USING btree (secret);
GRANT DELETE, INSERT, SELECT, UPDATE ON access.two_factor TO kepu_access;

CREATE TABLE access."user" (
  id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  "emailVerified" boolean NOT NULL,
  image text,
  "phoneNumber" text,
  "phoneNumberVerified" boolean,
  "twoFactorEnabled" boolean,
  "createdAt" timestamp with time zone NOT NULL DEFAULT now(),
  "updatedAt" timestamp with time zone NOT NULL DEFAULT now(),
  "passwordDue" boolean NOT NULL DEFAULT false,
  CONSTRAINT user_pkey PRIMARY KEY (id),
  CONSTRAINT user_email_key UNIQUE (email),
  CONSTRAINT "user_phoneNumber_key" UNIQUE ("phoneNumber")
);
GRANT DELETE, INSERT, SELECT, UPDATE ON access."user" TO kepu_access;

CREATE TABLE access.verification (
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT now(),
  "updatedAt" timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON access.verification USING btree (identifier);
GRANT DELETE, INSERT, SELECT, UPDATE ON access.verification TO kepu_access;

CREATE TABLE account.completion (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  version integer NOT NULL,
  finished boolean,
  reason text NOT NULL,
  stated_at timestamp with time zone NOT NULL,
  stated_by text NOT NULL,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT completion_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT completion_tenant_id_programme_id_version_key UNIQUE (tenant_id, programme_id, version),
  CONSTRAINT completion_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT completion_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT completion_version_check CHECK ((version > 0))
);
CREATE INDEX completion_tenant_id_appended_in_idx ON account.completion USING btree (tenant_id, appended_in);
ALTER TABLE account.completion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.completion USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.completion TO kepu_account;
GRANT SELECT (stated_by, tenant_id) ON account.completion TO kepu_erasure;
GRANT UPDATE (stated_by) ON account.completion TO kepu_erasure;

CREATE TABLE account.disclosure (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  number integer NOT NULL,
  as_of date NOT NULL,
  shown jsonb NOT NULL,
  hash text NOT NULL,
  published_at timestamp with time zone NOT NULL,
  published_by text NOT NULL,
  CONSTRAINT disclosure_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT disclosure_tenant_id_programme_id_number_key UNIQUE (tenant_id, programme_id, number),
  CONSTRAINT disclosure_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT disclosure_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT disclosure_number_check CHECK ((number > 0))
);
ALTER TABLE account.disclosure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.disclosure USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.disclosure TO kepu_account;
GRANT SELECT (published_by, tenant_id) ON account.disclosure TO kepu_erasure;
GRANT UPDATE (published_by) ON account.disclosure TO kepu_erasure;

CREATE TABLE account.disclosure_withdrawal (
  tenant_id uuid NOT NULL,
  disclosure_id uuid NOT NULL,
  reason text NOT NULL,
  withdrawn_at timestamp with time zone NOT NULL,
  withdrawn_by text NOT NULL,
  CONSTRAINT disclosure_withdrawal_pkey PRIMARY KEY (tenant_id, disclosure_id),
  CONSTRAINT disclosure_withdrawal_tenant_id_disclosure_id_fkey FOREIGN KEY (tenant_id, disclosure_id) REFERENCES account.disclosure(tenant_id, id),
  CONSTRAINT disclosure_withdrawal_reason_check CHECK ((reason <> ''::text))
);
ALTER TABLE account.disclosure_withdrawal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.disclosure_withdrawal USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.disclosure_withdrawal TO kepu_account;
GRANT SELECT (tenant_id, withdrawn_by) ON account.disclosure_withdrawal TO kepu_erasure;
GRANT UPDATE (withdrawn_by) ON account.disclosure_withdrawal TO kepu_erasure;

CREATE TABLE account.monitoring_judgement (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  indicator_id uuid NOT NULL,
  as_of date NOT NULL,
  causes text[] NOT NULL,
  cause_text text NOT NULL,
  possibility text NOT NULL,
  remark text NOT NULL,
  rectify boolean NOT NULL,
  seen_actual numeric,
  seen_expected numeric,
  judged_at timestamp with time zone NOT NULL,
  judged_by text NOT NULL,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT monitoring_judgement_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT monitoring_judgement_tenant_id_indicator_id_fkey FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator(tenant_id, id),
  CONSTRAINT monitoring_judgement_causes_check CHECK ((causes <@ ARRAY['funding'::text, 'institution'::text, 'staff'::text, 'hardware'::text, 'other'::text])),
  CONSTRAINT monitoring_judgement_check CHECK (((possibility <> 'impossible'::text) OR (remark <> ''::text))),
  CONSTRAINT monitoring_judgement_check1 CHECK (((NOT ('other'::text = ANY (causes))) OR (cause_text <> ''::text))),
  CONSTRAINT monitoring_judgement_possibility_check CHECK ((possibility = ANY (ARRAY['certain'::text, 'possible'::text, 'impossible'::text])))
);
CREATE INDEX monitoring_judgement_tenant_id_appended_in_idx ON account.monitoring_judgement USING btree (tenant_id, appended_in);
CREATE INDEX monitoring_judgement_tenant_id_indicator_id_as_of_judged_at_idx ON account.monitoring_judgement USING btree (tenant_id, indicator_id, as_of, judged_at);
ALTER TABLE account.monitoring_judgement ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.monitoring_judgement USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.monitoring_judgement TO kepu_account;
GRANT SELECT (judged_by, tenant_id) ON account.monitoring_judgement TO kepu_erasure;
GRANT UPDATE (judged_by) ON account.monitoring_judgement TO kepu_erasure;

CREATE TABLE account.rectification (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  as_of date NOT NULL,
  district text,
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'asked'::text,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT rectification_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT rectification_tenant_id_indicator_id_fkey FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator(tenant_id, id),
  CONSTRAINT rectification_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT rectification_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'closed'::text])))
);
CREATE INDEX rectification_tenant_id_programme_id_state_due_on_idx ON account.rectification USING btree (tenant_id, programme_id, state, due_on);
ALTER TABLE account.rectification ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.rectification USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.rectification TO kepu_account;
GRANT UPDATE (changed_at, changed_by, due_on, state, version) ON account.rectification TO kepu_account;
GRANT SELECT (changed_by, tenant_id) ON account.rectification TO kepu_erasure;
GRANT UPDATE (changed_by) ON account.rectification TO kepu_erasure;

CREATE TABLE account.rectification_step (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  rectification_id uuid NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  taken_by text NOT NULL,
  version integer NOT NULL,
  due_on date,
  taken_over_at timestamp with time zone,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  taken_by_id text,
  on_behalf boolean NOT NULL DEFAULT false,
  CONSTRAINT rectification_step_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT rectification_step_tenant_id_rectification_id_version_key UNIQUE (tenant_id, rectification_id, version),
  CONSTRAINT rectification_step_tenant_id_rectification_id_fkey FOREIGN KEY (tenant_id, rectification_id) REFERENCES account.rectification(tenant_id, id),
  CONSTRAINT rectification_step_check CHECK (((due_on IS NULL) OR (kind = ANY (ARRAY['asked'::text, 'returned'::text])))),
  CONSTRAINT rectification_step_check1 CHECK (((due_on IS NOT NULL) OR (kind <> ALL (ARRAY['asked'::text, 'returned'::text])) OR (taken_over_at IS NOT NULL))),
  CONSTRAINT rectification_step_check2 CHECK (((NOT on_behalf) OR (kind = 'answered'::text))),
  CONSTRAINT rectification_step_kind_check CHECK ((kind = ANY (ARRAY['asked'::text, 'answered'::text, 'returned'::text, 'closed'::text]))),
  CONSTRAINT rectification_step_text_check CHECK ((text <> ''::text)),
  CONSTRAINT rectification_step_version_check CHECK ((version > 0))
);
CREATE INDEX rectification_step_tenant_id_appended_in_idx ON account.rectification_step USING btree (tenant_id, appended_in);
CREATE INDEX rectification_step_tenant_id_rectification_id_taken_at_idx ON account.rectification_step USING btree (tenant_id, rectification_id, taken_at);
ALTER TABLE account.rectification_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.rectification_step USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.rectification_step TO kepu_account;
GRANT SELECT (taken_by, tenant_id) ON account.rectification_step TO kepu_erasure;
GRANT UPDATE (taken_by) ON account.rectification_step TO kepu_erasure;

CREATE TABLE account.self_evaluation (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  number integer NOT NULL,
  at date NOT NULL,
  pack text NOT NULL,
  form jsonb NOT NULL,
  figures jsonb NOT NULL,
  hash text NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  prepared_at timestamp with time zone NOT NULL,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT self_evaluation_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT self_evaluation_tenant_id_programme_id_number_key UNIQUE (tenant_id, programme_id, number),
  CONSTRAINT self_evaluation_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT self_evaluation_check CHECK (((number = 1) OR (reason <> ''::text))),
  CONSTRAINT self_evaluation_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT self_evaluation_number_check CHECK ((number > 0))
);
CREATE INDEX self_evaluation_tenant_id_appended_in_idx ON account.self_evaluation USING btree (tenant_id, appended_in);
ALTER TABLE account.self_evaluation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.self_evaluation USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.self_evaluation TO kepu_account;

CREATE TABLE account.self_evaluation_step (
  tenant_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  step text NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  role text NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  taken_at timestamp with time zone NOT NULL,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT self_evaluation_step_pkey PRIMARY KEY (tenant_id, evaluation_id, step),
  CONSTRAINT self_evaluation_step_tenant_id_evaluation_id_by_id_key UNIQUE (tenant_id, evaluation_id, by_id),
  CONSTRAINT self_evaluation_step_tenant_id_evaluation_id_fkey FOREIGN KEY (tenant_id, evaluation_id) REFERENCES account.self_evaluation(tenant_id, id),
  CONSTRAINT self_evaluation_step_check CHECK (((step <> 'returned'::text) OR (note <> ''::text))),
  CONSTRAINT self_evaluation_step_step_check CHECK ((step = ANY (ARRAY['prepared'::text, 'reviewed'::text, 'returned'::text, 'signed'::text])))
);
CREATE INDEX self_evaluation_step_tenant_id_appended_in_idx ON account.self_evaluation_step USING btree (tenant_id, appended_in);
ALTER TABLE account.self_evaluation_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.self_evaluation_step USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.self_evaluation_step TO kepu_account;
GRANT SELECT (by_name, tenant_id) ON account.self_evaluation_step TO kepu_erasure;
GRANT UPDATE (by_name) ON account.self_evaluation_step TO kepu_erasure;

CREATE TABLE account.state_change (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  on_day date NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  actual numeric,
  expected numeric,
  way_back jsonb NOT NULL DEFAULT '[]'::jsonb,
  noted_at timestamp with time zone NOT NULL,
  CONSTRAINT state_change_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT state_change_tenant_id_indicator_id_on_day_key UNIQUE (tenant_id, indicator_id, on_day),
  CONSTRAINT state_change_tenant_id_indicator_id_fkey FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator(tenant_id, id),
  CONSTRAINT state_change_check CHECK ((to_state <> from_state))
);
CREATE INDEX state_change_tenant_id_programme_id_on_day_idx ON account.state_change USING btree (tenant_id, programme_id, on_day);
ALTER TABLE account.state_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.state_change USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.state_change TO kepu_account;

CREATE TABLE account.statement (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  indicator_id uuid NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  degree numeric,
  stated_at timestamp with time zone NOT NULL,
  stated_by text NOT NULL,
  figure jsonb,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT statement_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT statement_tenant_id_indicator_id_fkey FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator(tenant_id, id),
  CONSTRAINT statement_check CHECK (((kind = 'judgement'::text) = (degree IS NOT NULL))),
  CONSTRAINT statement_degree_check CHECK (((degree >= (0)::numeric) AND (degree <= (1)::numeric))),
  CONSTRAINT statement_kind_check CHECK ((kind = ANY (ARRAY['reason'::text, 'judgement'::text]))),
  CONSTRAINT statement_text_check CHECK ((text <> ''::text))
);
CREATE INDEX statement_tenant_id_appended_in_idx ON account.statement USING btree (tenant_id, appended_in);
CREATE INDEX statement_tenant_id_indicator_id_kind_stated_at_idx ON account.statement USING btree (tenant_id, indicator_id, kind, stated_at);
ALTER TABLE account.statement ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account.statement USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON account.statement TO kepu_account;
GRANT SELECT (stated_by, tenant_id) ON account.statement TO kepu_erasure;
GRANT UPDATE (stated_by) ON account.statement TO kepu_erasure;

CREATE TABLE deliver.admission (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  sign_up_id uuid,
  person_id uuid,
  batch_id uuid,
  way text NOT NULL,
  people integer NOT NULL DEFAULT 1,
  admitted_at timestamp with time zone NOT NULL,
  admitted_by text NOT NULL,
  opinion_mark text NOT NULL,
  fact_id uuid NOT NULL,
  undone_at timestamp with time zone,
  undone_by text,
  late_reason text NOT NULL DEFAULT ''::text,
  CONSTRAINT admission_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT admission_tenant_id_opinion_token_key UNIQUE (tenant_id, opinion_mark),
  CONSTRAINT admission_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES deliver.entry_batch(tenant_id, id),
  CONSTRAINT admission_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES access.person(tenant_id, id),
  CONSTRAINT admission_tenant_id_session_id_fkey FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session(tenant_id, id),
  CONSTRAINT admission_tenant_id_sign_up_id_fkey FOREIGN KEY (tenant_id, sign_up_id) REFERENCES deliver.sign_up(tenant_id, id),
  CONSTRAINT admission_people_check CHECK (((people >= 1) AND (people <= 10))),
  CONSTRAINT admission_way_check CHECK ((way = ANY (ARRAY['ticket'::text, 'walk-in'::text, 'paper'::text])))
);
CREATE UNIQUE INDEX admission_person_once ON deliver.admission USING btree (tenant_id, session_id, person_id) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX admission_ticket_once ON deliver.admission USING btree (tenant_id, session_id, sign_up_id) WHERE (undone_at IS NULL);
ALTER TABLE deliver.admission ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.admission USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON deliver.admission TO kepu_deliver;
GRANT SELECT (admitted_by, tenant_id, undone_by) ON deliver.admission TO kepu_erasure;
GRANT UPDATE (admitted_by, undone_by) ON deliver.admission TO kepu_erasure;

CREATE TABLE deliver.entry_batch (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL,
  programme_id uuid NOT NULL,
  session_id uuid,
  file_name text,
  sha256 text NOT NULL,
  rows integer NOT NULL,
  people integer NOT NULL DEFAULT 0,
  attachment_id uuid,
  entered_at timestamp with time zone NOT NULL,
  entered_by text NOT NULL,
  undone_at timestamp with time zone,
  undone_by text,
  undo_reason text,
  CONSTRAINT entry_batch_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT entry_batch_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT entry_batch_tenant_id_session_id_fkey FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session(tenant_id, id),
  CONSTRAINT entry_batch_kind_check CHECK ((kind = ANY (ARRAY['sign-in'::text, 'opinions'::text, 'hand-entries'::text]))),
  CONSTRAINT entry_batch_rows_check CHECK ((rows > 0)),
  CONSTRAINT entry_batch_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE UNIQUE INDEX entry_batch_is_new ON deliver.entry_batch USING btree (tenant_id, kind, programme_id, session_id, sha256) NULLS NOT DISTINCT WHERE (undone_at IS NULL);
ALTER TABLE deliver.entry_batch ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.entry_batch USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON deliver.entry_batch TO kepu_deliver;
GRANT SELECT (entered_by, tenant_id, undone_by) ON deliver.entry_batch TO kepu_erasure;
GRANT UPDATE (entered_by, undone_by) ON deliver.entry_batch TO kepu_erasure;

CREATE TABLE deliver.expense (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  budget_line_id uuid NOT NULL,
  session_id uuid,
  kind text NOT NULL,
  payee text NOT NULL,
  purpose text NOT NULL,
  amount_fen bigint NOT NULL,
  paid_on date NOT NULL,
  voucher_number text NOT NULL DEFAULT ''::text,
  attachment_id uuid,
  title_level text,
  class_hours numeric,
  breaches text[] NOT NULL DEFAULT '{}'::text[],
  state text NOT NULL DEFAULT 'booked'::text,
  reverse_reason text,
  version integer NOT NULL DEFAULT 1,
  booked_at timestamp with time zone NOT NULL,
  booked_by text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  fact_id uuid NOT NULL,
  late_reason text NOT NULL DEFAULT ''::text,
  payee_kind text,
  tax_basis text,
  tax_fen bigint,
  month_income_fen bigint,
  month_tax_fen bigint,
  judged_at timestamp with time zone,
  judged_why text,
  payee_key text NOT NULL GENERATED ALWAYS AS public.name_key(payee),
  CONSTRAINT expense_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT expense_tenant_id_budget_line_id_fkey FOREIGN KEY (tenant_id, budget_line_id) REFERENCES plan.budget_line(tenant_id, id),
  CONSTRAINT expense_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT expense_tenant_id_session_id_fkey FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session(tenant_id, id),
  CONSTRAINT expense_amount_fen_check CHECK ((amount_fen > 0)),
  CONSTRAINT expense_check CHECK (((kind <> 'lecture-fee'::text) OR ((title_level IS NOT NULL) AND (class_hours IS NOT NULL)))),
  CONSTRAINT expense_check1 CHECK (((state = 'reversed'::text) = (reverse_reason IS NOT NULL))),
  CONSTRAINT expense_check2 CHECK (((tax_fen >= 0) AND (tax_fen <= amount_fen))),
  CONSTRAINT expense_judged_why CHECK (((judged_at IS NULL) = (judged_why IS NULL))),
  CONSTRAINT expense_judged_why_check CHECK ((judged_why = ANY (ARRAY['session-moved'::text, 'session-changed'::text, 'speaker-changed'::text, 'other-expense'::text]))),
  CONSTRAINT expense_kind_check CHECK ((kind = ANY (ARRAY['lecture-fee'::text, 'venue'::text, 'materials'::text, 'printing'::text, 'transport'::text, 'expert-fee'::text, 'service'::text, 'other'::text]))),
  CONSTRAINT expense_month_income_fen_check CHECK ((month_income_fen >= 0)),
  CONSTRAINT expense_month_tax_fen_check CHECK ((month_tax_fen >= 0)),
  CONSTRAINT expense_payee_kind_check CHECK ((payee_kind = ANY (ARRAY['resident'::text, 'non-resident'::text, 'organisation'::text]))),
  CONSTRAINT expense_state_check CHECK ((state = ANY (ARRAY['booked'::text, 'reversed'::text]))),
  CONSTRAINT expense_tax_basis_check CHECK ((tax_basis = ANY (ARRAY['gross'::text, 'net'::text]))),
  CONSTRAINT expense_tax_is_whole CHECK ((((COALESCE(payee_kind, 'organisation'::text) = 'organisation'::text) = (tax_basis IS NULL)) AND ((tax_basis IS NULL) = (tax_fen IS NULL)) AND ((tax_basis IS NULL) = (month_income_fen IS NULL)) AND ((tax_basis IS NULL) = (month_tax_fen IS NULL)))),
  CONSTRAINT expense_tax_of_fees CHECK (((payee_kind IS NULL) OR (kind = ANY (ARRAY['lecture-fee'::text, 'expert-fee'::text]))))
);
CREATE INDEX expense_payee ON deliver.expense USING btree (tenant_id, payee_key) WHERE ((state = 'booked'::text) AND (kind = ANY (ARRAY['lecture-fee'::text, 'expert-fee'::text])));
CREATE INDEX expense_tenant_id_budget_line_id_idx ON deliver.expense USING btree (tenant_id, budget_line_id);
CREATE INDEX expense_tenant_id_programme_id_paid_on_idx ON deliver.expense USING btree (tenant_id, programme_id, paid_on);
CREATE INDEX expense_tenant_id_session_id_idx ON deliver.expense USING btree (tenant_id, session_id);
ALTER TABLE deliver.expense ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.expense USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON deliver.expense TO kepu_deliver;
GRANT SELECT (booked_by, changed_by, tenant_id) ON deliver.expense TO kepu_erasure;
GRANT UPDATE (booked_by, changed_by) ON deliver.expense TO kepu_erasure;

CREATE TABLE deliver.hand_entry (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  sub_programme text NOT NULL,
  activity_id uuid,
  kind text NOT NULL,
  what text NOT NULL,
  occurred_on date NOT NULL,
  quantity numeric NOT NULL,
  unit text NOT NULL,
  method text,
  district text,
  venue_kind text,
  audience text,
  note text NOT NULL DEFAULT ''::text,
  completes_activity boolean NOT NULL DEFAULT false,
  attachment_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  corrected integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  entered_at timestamp with time zone NOT NULL,
  entered_by text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  undone_at timestamp with time zone,
  fact_id uuid NOT NULL,
  street text,
  CONSTRAINT hand_entry_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT hand_entry_district_fkey FOREIGN KEY (district) REFERENCES network.region(code),
  CONSTRAINT hand_entry_tenant_id_activity_id_fkey FOREIGN KEY (tenant_id, activity_id) REFERENCES plan.activity(tenant_id, id),
  CONSTRAINT hand_entry_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES deliver.entry_batch(tenant_id, id),
  CONSTRAINT hand_entry_tenant_id_programme_id_sub_programme_fkey FOREIGN KEY (tenant_id, programme_id, sub_programme) REFERENCES plan.sub_programme(tenant_id, programme_id, code),
  CONSTRAINT hand_entry_audience_check CHECK ((audience = ANY (ARRAY['residents'::text, 'office-workers'::text, 'youth'::text, 'families'::text, 'public'::text]))),
  CONSTRAINT hand_entry_check CHECK (((kind = 'attendance'::text) = (method IS NOT NULL))),
  CONSTRAINT hand_entry_kind_check CHECK ((kind = ANY (ARRAY['attendance'::text, 'output'::text]))),
  CONSTRAINT hand_entry_method_check CHECK ((method = ANY (ARRAY['counted'::text, 'estimated'::text, 'online'::text]))),
  CONSTRAINT hand_entry_quantity_check CHECK ((quantity >= (0)::numeric)),
  CONSTRAINT hand_entry_venue_kind_check CHECK ((venue_kind = ANY (ARRAY['community'::text, 'park'::text, 'building'::text, 'online'::text])))
);
CREATE INDEX hand_entry_tenant_id_batch_id_idx ON deliver.hand_entry USING btree (tenant_id, batch_id);
CREATE INDEX hand_entry_tenant_id_programme_id_occurred_on_idx ON deliver.hand_entry USING btree (tenant_id, programme_id, occurred_on);
CREATE UNIQUE INDEX hand_entry_is_new ON deliver.hand_entry USING btree (tenant_id, programme_id, activity_id, occurred_on, what) NULLS NOT DISTINCT WHERE (undone_at IS NULL);
ALTER TABLE deliver.hand_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.hand_entry USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON deliver.hand_entry TO kepu_deliver;
GRANT SELECT (changed_by, entered_by, tenant_id) ON deliver.hand_entry TO kepu_erasure;
GRANT UPDATE (changed_by, entered_by) ON deliver.hand_entry TO kepu_erasure;

CREATE TABLE deliver.head_count (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  people integer NOT NULL,
  method text NOT NULL,
  counted_at timestamp with time zone NOT NULL,
  counted_by text NOT NULL,
  attachment_id uuid,
  fact_id uuid NOT NULL,
  late_reason text NOT NULL DEFAULT ''::text,
  former_reasons text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT head_count_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT head_count_tenant_id_session_id_key UNIQUE (tenant_id, session_id),
  CONSTRAINT head_count_tenant_id_session_id_fkey FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session(tenant_id, id),
  CONSTRAINT head_count_method_check CHECK ((method = ANY (ARRAY['counted'::text, 'estimated'::text, 'online'::text]))),
  CONSTRAINT head_count_people_check CHECK ((people >= 0))
);
ALTER TABLE deliver.head_count ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.head_count USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON deliver.head_count TO kepu_deliver;
GRANT SELECT (counted_by, tenant_id) ON deliver.head_count TO kepu_erasure;
GRANT UPDATE (counted_by) ON deliver.head_count TO kepu_erasure;

CREATE TABLE deliver.late_scan (
  tenant_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  attachment_id uuid NOT NULL,
  fact_id uuid NOT NULL,
  added_at timestamp with time zone NOT NULL,
  added_by text NOT NULL,
  CONSTRAINT late_scan_pkey PRIMARY KEY (tenant_id, batch_id, attachment_id),
  CONSTRAINT late_scan_tenant_id_attachment_id_fkey FOREIGN KEY (tenant_id, attachment_id) REFERENCES evidence.attachment(tenant_id, id),
  CONSTRAINT late_scan_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES deliver.entry_batch(tenant_id, id)
);
ALTER TABLE deliver.late_scan ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.late_scan USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT ON deliver.late_scan TO kepu_deliver;
GRANT SELECT (added_by, tenant_id) ON deliver.late_scan TO kepu_erasure;
GRANT UPDATE (added_by) ON deliver.late_scan TO kepu_erasure;

CREATE TABLE deliver.notice (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid,
  person_id uuid,
  recipient text NOT NULL DEFAULT ''::text,
  phone text NOT NULL DEFAULT ''::text,
  template text NOT NULL,
  params jsonb NOT NULL,
  state text NOT NULL DEFAULT 'queued'::text,
  created_at timestamp with time zone NOT NULL,
  next_attempt_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  digest_of date,
  recipient_id uuid,
  CONSTRAINT notice_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT notice_tenant_id_session_id_fkey FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session(tenant_id, id),
  CONSTRAINT notice_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'told'::text])))
);
CREATE INDEX notice_tenant_id_session_id_idx ON deliver.notice USING btree (tenant_id, session_id);
CREATE INDEX notice_tenant_id_state_next_attempt_at_idx ON deliver.notice USING btree (tenant_id, state, next_attempt_at);
CREATE UNIQUE INDEX notice_digest_once ON deliver.notice USING btree (tenant_id, person_id, template, digest_of) WHERE (digest_of IS NOT NULL);
ALTER TABLE deliver.notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.notice USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON deliver.notice TO kepu_deliver;

CREATE TABLE deliver.notice_mute (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  template text NOT NULL,
  muted_at timestamp with time zone NOT NULL,
  CONSTRAINT notice_mute_pkey PRIMARY KEY (tenant_id, person_id, template)
);
ALTER TABLE deliver.notice_mute ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.notice_mute USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT DELETE, INSERT, SELECT ON deliver.notice_mute TO kepu_deliver;

CREATE TABLE deliver.opinion (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  admission_id uuid,
  satisfaction text NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}'::jsonb,
  batch_id uuid,
  given_at timestamp with time zone NOT NULL,
  fact_id uuid NOT NULL,
  undone_at timestamp with time zone,
  CONSTRAINT opinion_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT opinion_tenant_id_admission_id_fkey FOREIGN KEY (tenant_id, admission_id) REFERENCES deliver.admission(tenant_id, id),
  CONSTRAINT opinion_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES deliver.entry_batch(tenant_id, id),
  CONSTRAINT opinion_of_an_admission_or_on_paper CHECK (((admission_id IS NULL) = (batch_id IS NOT NULL))),
  CONSTRAINT opinion_satisfaction_check CHECK ((satisfaction = ANY (ARRAY['very-satisfied'::text, 'satisfied'::text, 'fairly-satisfied'::text, 'rather-dissatisfied'::text, 'dissatisfied'::text])))
);
CREATE INDEX opinion_tenant_id_session_id_idx ON deliver.opinion USING btree (tenant_id, session_id);
CREATE UNIQUE INDEX opinion_once ON deliver.opinion USING btree (tenant_id, admission_id) WHERE (undone_at IS NULL);
ALTER TABLE deliver.opinion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.opinion USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON deliver.opinion TO kepu_deliver;

CREATE TABLE deliver.session (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  sub_programme text NOT NULL,
  activity_id uuid,
  code text NOT NULL,
  title text NOT NULL,
  summary text NOT NULL DEFAULT ''::text,
  audience text NOT NULL,
  state text NOT NULL DEFAULT 'draft'::text,
  venue_id uuid,
  venue_kind text NOT NULL,
  district text NOT NULL,
  region text NOT NULL,
  speaker_id uuid,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  capacity integer NOT NULL,
  taken integer NOT NULL DEFAULT 0,
  sign_up_opens_at timestamp with time zone,
  return_reason text,
  reviewed_at timestamp with time zone,
  reviewed_by text,
  cancel_reason text,
  ended_at timestamp with time zone,
  held_fact_id uuid,
  invited_fact_id uuid,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  submitted_at timestamp with time zone,
  submitted_by text,
  submitted_by_id text,
  reviewed_by_id text,
  passed_words jsonb,
  returned_words jsonb,
  returned_by text,
  CONSTRAINT session_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT session_code_is_own UNIQUE (tenant_id, code),
  CONSTRAINT session_speaker_is_free EXCLUDE USING gist (tenant_id WITH =, speaker_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((state <> 'cancelled'::text) AND (state <> 'draft'::text))),
  CONSTRAINT session_venue_is_free EXCLUDE USING gist (tenant_id WITH =, venue_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((state <> 'cancelled'::text) AND (state <> 'draft'::text))),
  CONSTRAINT session_district_fkey FOREIGN KEY (district) REFERENCES network.region(code),
  CONSTRAINT session_region_fkey FOREIGN KEY (region) REFERENCES network.region(code),
  CONSTRAINT session_tenant_id_activity_id_fkey FOREIGN KEY (tenant_id, activity_id) REFERENCES plan.activity(tenant_id, id),
  CONSTRAINT session_tenant_id_programme_id_sub_programme_fkey FOREIGN KEY (tenant_id, programme_id, sub_programme) REFERENCES plan.sub_programme(tenant_id, programme_id, code),
  CONSTRAINT session_tenant_id_speaker_id_fkey FOREIGN KEY (tenant_id, speaker_id) REFERENCES network.speaker(tenant_id, id),
  CONSTRAINT session_tenant_id_venue_id_fkey FOREIGN KEY (tenant_id, venue_id) REFERENCES network.venue(tenant_id, id),
  CONSTRAINT session_audience_check CHECK ((audience = ANY (ARRAY['residents'::text, 'office-workers'::text, 'youth'::text, 'families'::text, 'public'::text]))),
  CONSTRAINT session_capacity_check CHECK ((capacity > 0)),
  CONSTRAINT session_check CHECK ((ends_at > starts_at)),
  CONSTRAINT session_check1 CHECK (((state <> 'full'::text) OR (taken = capacity))),
  CONSTRAINT session_check2 CHECK (((state <> 'open'::text) OR (taken < capacity))),
  CONSTRAINT session_check3 CHECK (((venue_id IS NULL) = (venue_kind = 'online'::text))),
  CONSTRAINT session_check4 CHECK (((state = ANY (ARRAY['ended'::text, 'archived'::text])) = (held_fact_id IS NOT NULL))),
  CONSTRAINT session_never_oversold CHECK (((taken >= 0) AND (taken <= capacity))),
  CONSTRAINT session_passed_by_another CHECK ((reviewed_by_id <> submitted_by_id)),
  CONSTRAINT session_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'published'::text, 'open'::text, 'full'::text, 'running'::text, 'ended'::text, 'archived'::text, 'cancelled'::text]))),
  CONSTRAINT session_venue_kind_check CHECK ((venue_kind = ANY (ARRAY['community'::text, 'park'::text, 'building'::text, 'online'::text])))
);
CREATE INDEX session_tenant_id_activity_id_idx ON deliver.session USING btree (tenant_id, activity_id);
CREATE INDEX session_tenant_id_district_starts_at_idx ON deliver.session USING btree (tenant_id, district, starts_at);
CREATE INDEX session_tenant_id_programme_id_starts_at_idx ON deliver.session USING btree (tenant_id, programme_id, starts_at);
ALTER TABLE deliver.session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.session USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON deliver.session TO kepu_deliver;
GRANT SELECT (changed_by, returned_by, reviewed_by, submitted_by, tenant_id) ON deliver.session TO kepu_erasure;
GRANT UPDATE (changed_by, returned_by, reviewed_by, submitted_by) ON deliver.session TO kepu_erasure;

CREATE TABLE deliver.sign_up (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  seats integer NOT NULL DEFAULT 1,
  state text NOT NULL DEFAULT 'confirmed'::text,
  ticket_code text NOT NULL,
  holder_mark text NOT NULL,
  source text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  cancelled_at timestamp with time zone,
  reminded_at timestamp with time zone,
  name text NOT NULL DEFAULT ''::text,
  CONSTRAINT sign_up_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT sign_up_tenant_id_session_id_person_id_key UNIQUE (tenant_id, session_id, person_id),
  CONSTRAINT sign_up_ticket_code_is_own UNIQUE (tenant_id, session_id, ticket_code),
  CONSTRAINT sign_up_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES access.person(tenant_id, id),
  CONSTRAINT sign_up_tenant_id_session_id_fkey FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session(tenant_id, id),
  CONSTRAINT sign_up_seats_check CHECK (((seats >= 1) AND (seats <= 10))),
  CONSTRAINT sign_up_source_check CHECK ((source = ANY (ARRAY['phone'::text, 'desk'::text]))),
  CONSTRAINT sign_up_state_check CHECK ((state = ANY (ARRAY['confirmed'::text, 'cancelled'::text])))
);
CREATE INDEX sign_up_tenant_id_person_id_idx ON deliver.sign_up USING btree (tenant_id, person_id);
CREATE INDEX sign_up_ticket_code ON deliver.sign_up USING btree (tenant_id, ticket_code);
ALTER TABLE deliver.sign_up ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deliver.sign_up USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT INSERT, SELECT, UPDATE ON deliver.sign_up TO kepu_deliver;

CREATE TABLE evidence.act (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  programme_id uuid NOT NULL,
  said_at timestamp with time zone NOT NULL,
  said jsonb NOT NULL,
  words bytea NOT NULL,
  words_salt bytea,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT act_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT act_tenant_id_kind_key_key UNIQUE (tenant_id, kind, key),
  CONSTRAINT act_words_check CHECK ((length(words) = 32)),
  CONSTRAINT act_words_salt_check CHECK ((length(words_salt) = 32))
);
CREATE INDEX act_tenant_id_appended_in_idx ON evidence.act USING btree (tenant_id, appended_in);
ALTER TABLE evidence.act ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.act USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.act TO kepu_account;
GRANT INSERT, SELECT ON evidence.act TO kepu_evidence;
GRANT SELECT (id, tenant_id) ON evidence.act TO kepu_erasure;
GRANT UPDATE (words_salt) ON evidence.act TO kepu_erasure;

CREATE TABLE evidence.attachment (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  sha256 text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  uploaded_by text NOT NULL,
  CONSTRAINT attachment_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT attachment_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT attachment_size_check CHECK ((size > 0))
);
CREATE INDEX attachment_tenant_id_sha256_idx ON evidence.attachment USING btree (tenant_id, sha256);
ALTER TABLE evidence.attachment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.attachment USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.attachment TO kepu_account;
GRANT INSERT, SELECT ON evidence.attachment TO kepu_deliver, kepu_evidence;

CREATE TABLE evidence.fact (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  occurred_on date NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  sub_programme text NOT NULL DEFAULT ''::text,
  activity text NOT NULL DEFAULT ''::text,
  district text NOT NULL DEFAULT ''::text,
  region text NOT NULL DEFAULT ''::text,
  venue_kind text NOT NULL DEFAULT ''::text,
  audience text NOT NULL DEFAULT ''::text,
  method text NOT NULL DEFAULT ''::text,
  outcome text NOT NULL DEFAULT ''::text,
  quantity numeric NOT NULL,
  unit text NOT NULL,
  subject text NOT NULL DEFAULT ''::text,
  record_kind text NOT NULL,
  record_id text NOT NULL,
  context jsonb NOT NULL DEFAULT '{}'::jsonb,
  supersedes uuid,
  supersedes_reason text NOT NULL DEFAULT ''::text,
  hash bytea NOT NULL,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  venue text NOT NULL DEFAULT ''::text,
  CONSTRAINT fact_pkey PRIMARY KEY (tenant_id, occurred_on, id),
  CONSTRAINT fact_check CHECK (((supersedes IS NULL) = (supersedes_reason = ''::text))),
  CONSTRAINT fact_hash_check CHECK ((length(hash) = 32))
) PARTITION BY RANGE (occurred_on);
CREATE TABLE evidence.fact_2018 PARTITION OF evidence.fact FOR VALUES FROM ('2018-01-01') TO ('2019-01-01');
CREATE TABLE evidence.fact_2019 PARTITION OF evidence.fact FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE evidence.fact_2020 PARTITION OF evidence.fact FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE evidence.fact_2021 PARTITION OF evidence.fact FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE evidence.fact_2022 PARTITION OF evidence.fact FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE TABLE evidence.fact_2023 PARTITION OF evidence.fact FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE evidence.fact_2024 PARTITION OF evidence.fact FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE evidence.fact_2025 PARTITION OF evidence.fact FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE evidence.fact_2026 PARTITION OF evidence.fact FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE evidence.fact_2027 PARTITION OF evidence.fact FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
CREATE TABLE evidence.fact_2028 PARTITION OF evidence.fact FOR VALUES FROM ('2028-01-01') TO ('2029-01-01');
CREATE TABLE evidence.fact_2029 PARTITION OF evidence.fact FOR VALUES FROM ('2029-01-01') TO ('2030-01-01');
CREATE TABLE evidence.fact_2030 PARTITION OF evidence.fact FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
CREATE TABLE evidence.fact_2031 PARTITION OF evidence.fact FOR VALUES FROM ('2031-01-01') TO ('2032-01-01');
CREATE TABLE evidence.fact_2032 PARTITION OF evidence.fact FOR VALUES FROM ('2032-01-01') TO ('2033-01-01');
CREATE TABLE evidence.fact_2033 PARTITION OF evidence.fact FOR VALUES FROM ('2033-01-01') TO ('2034-01-01');
CREATE TABLE evidence.fact_2034 PARTITION OF evidence.fact FOR VALUES FROM ('2034-01-01') TO ('2035-01-01');
CREATE TABLE evidence.fact_2035 PARTITION OF evidence.fact FOR VALUES FROM ('2035-01-01') TO ('2036-01-01');
CREATE TABLE evidence.fact_after_2035 PARTITION OF evidence.fact FOR VALUES FROM ('2036-01-01') TO (MAXVALUE);
CREATE TABLE evidence.fact_before_2018 PARTITION OF evidence.fact FOR VALUES FROM (MINVALUE) TO ('2018-01-01');
CREATE INDEX fact_by_size ON ONLY evidence.fact USING btree (tenant_id, programme_id, kind, quantity, occurred_on, occurred_at, id) WHERE (quantity <> (1)::numeric);
CREATE INDEX fact_in_breach ON ONLY evidence.fact USING btree (tenant_id, programme_id, kind, occurred_on) INCLUDE (id, context) WHERE (outcome = 'in-breach'::text);
CREATE INDEX fact_since ON ONLY evidence.fact USING btree (tenant_id, appended_in);
CREATE INDEX fact_tenant_id_id_idx ON ONLY evidence.fact USING btree (tenant_id, id);
CREATE INDEX fact_tenant_id_programme_id_kind_occurred_on_occurred_at_id_idx ON ONLY evidence.fact USING btree (tenant_id, programme_id, kind, occurred_on, occurred_at, id);
CREATE INDEX fact_tenant_id_record_kind_record_id_idx ON ONLY evidence.fact USING btree (tenant_id, record_kind, record_id);
ALTER TABLE evidence.fact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.fact USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.fact TO kepu_account;
GRANT INSERT, SELECT ON evidence.fact TO kepu_deliver, kepu_evidence;
GRANT SELECT (id, occurred_on, tenant_id) ON evidence.fact TO kepu_erasure;
GRANT UPDATE (context, hash, supersedes_reason) ON evidence.fact TO kepu_erasure;

CREATE TABLE evidence.fact_attachment (
  tenant_id uuid NOT NULL,
  fact_id uuid NOT NULL,
  attachment_id uuid NOT NULL,
  record_kind text NOT NULL,
  record_id text NOT NULL,
  CONSTRAINT fact_attachment_pkey PRIMARY KEY (tenant_id, fact_id, attachment_id),
  CONSTRAINT fact_attachment_tenant_id_attachment_id_fkey FOREIGN KEY (tenant_id, attachment_id) REFERENCES evidence.attachment(tenant_id, id)
);
CREATE INDEX fact_attachment_tenant_id_record_kind_record_id_idx ON evidence.fact_attachment USING btree (tenant_id, record_kind, record_id);
ALTER TABLE evidence.fact_attachment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.fact_attachment USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.fact_attachment TO kepu_account;
GRANT INSERT, SELECT ON evidence.fact_attachment TO kepu_deliver, kepu_evidence;

CREATE TABLE evidence.fact_key (
  tenant_id uuid NOT NULL,
  key text NOT NULL,
  fact_id uuid NOT NULL,
  CONSTRAINT fact_key_pkey PRIMARY KEY (tenant_id, key)
);
ALTER TABLE evidence.fact_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.fact_key USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.fact_key TO kepu_account;
GRANT INSERT, SELECT ON evidence.fact_key TO kepu_deliver, kepu_evidence;

CREATE TABLE evidence.log (
  tenant_id uuid NOT NULL,
  origin text NOT NULL,
  size bigint NOT NULL DEFAULT 0,
  horizon bigint NOT NULL DEFAULT 0,
  begun_at timestamp with time zone NOT NULL,
  acts_horizon bigint NOT NULL DEFAULT 0,
  CONSTRAINT log_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT log_origin_check CHECK ((origin ~ '^[^[:space:]+]+$'::text)),
  CONSTRAINT log_size_check CHECK ((size >= 0))
);
ALTER TABLE evidence.log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.log USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.log TO kepu_account;
GRANT INSERT, SELECT, UPDATE ON evidence.log TO kepu_evidence;

CREATE TABLE evidence.log_break (
  tenant_id uuid NOT NULL,
  index bigint NOT NULL,
  id uuid NOT NULL,
  statement jsonb NOT NULL,
  CONSTRAINT log_break_pkey PRIMARY KEY (tenant_id, index),
  CONSTRAINT log_break_tenant_id_id_key UNIQUE (tenant_id, id),
  CONSTRAINT log_break_index_check CHECK ((index >= 0))
);
ALTER TABLE evidence.log_break ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.log_break USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.log_break TO kepu_account;
GRANT INSERT, SELECT ON evidence.log_break TO kepu_evidence;

CREATE TABLE evidence.log_checkpoint (
  tenant_id uuid NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  number bigint,
  CONSTRAINT log_checkpoint_pkey PRIMARY KEY (tenant_id, size),
  CONSTRAINT log_checkpoint_number_check CHECK ((number > 0)),
  CONSTRAINT log_checkpoint_root_check CHECK ((length(root) = 32)),
  CONSTRAINT log_checkpoint_size_check CHECK ((size >= 0))
);
CREATE INDEX log_checkpoint_tenant_id_number_idx ON evidence.log_checkpoint USING btree (tenant_id, number);
ALTER TABLE evidence.log_checkpoint ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.log_checkpoint USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.log_checkpoint TO kepu_account;
GRANT INSERT, SELECT ON evidence.log_checkpoint TO kepu_evidence;

CREATE TABLE evidence.log_key (
  tenant_id uuid NOT NULL,
  vkey text NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  retired_at timestamp with time zone,
  CONSTRAINT log_key_pkey PRIMARY KEY (tenant_id, vkey)
);
ALTER TABLE evidence.log_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.log_key USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.log_key TO kepu_account;
GRANT INSERT, SELECT, UPDATE ON evidence.log_key TO kepu_evidence;

CREATE TABLE evidence.log_leaf (
  tenant_id uuid NOT NULL,
  index bigint NOT NULL,
  fact_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  salt bytea NOT NULL,
  commitment bytea NOT NULL,
  format smallint NOT NULL DEFAULT 1,
  CONSTRAINT log_leaf_pkey PRIMARY KEY (tenant_id, index),
  CONSTRAINT log_leaf_tenant_id_fact_id_key UNIQUE (tenant_id, fact_id),
  CONSTRAINT log_leaf_commitment_check CHECK ((length(commitment) = 32)),
  CONSTRAINT log_leaf_format_check CHECK ((format = ANY (ARRAY[1, 2, 3]))),
  CONSTRAINT log_leaf_index_check CHECK ((index >= 0)),
  CONSTRAINT log_leaf_salt_check CHECK ((length(salt) = 32))
);
ALTER TABLE evidence.log_leaf ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.log_leaf USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.log_leaf TO kepu_account;
GRANT INSERT, SELECT ON evidence.log_leaf TO kepu_evidence;
GRANT SELECT (index, tenant_id) ON evidence.log_leaf TO kepu_erasure;
GRANT UPDATE (salt) ON evidence.log_leaf TO kepu_erasure;

CREATE TABLE evidence.log_signature (
  tenant_id uuid NOT NULL,
  size bigint NOT NULL,
  name text NOT NULL,
  key_id text NOT NULL,
  line text NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  CONSTRAINT log_signature_pkey PRIMARY KEY (tenant_id, size, name, key_id),
  CONSTRAINT log_signature_tenant_id_size_fkey FOREIGN KEY (tenant_id, size) REFERENCES evidence.log_checkpoint(tenant_id, size),
  CONSTRAINT log_signature_key_id_check CHECK ((key_id ~ '^[0-9a-f]{8}$'::text))
);
CREATE INDEX log_signature_tenant_id_name_size_idx ON evidence.log_signature USING btree (tenant_id, name, size);
ALTER TABLE evidence.log_signature ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.log_signature USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.log_signature TO kepu_account;
GRANT INSERT, SELECT ON evidence.log_signature TO kepu_evidence;

CREATE TABLE evidence.log_tile (
  tenant_id uuid NOT NULL,
  level smallint NOT NULL,
  index bigint NOT NULL,
  hashes bytea NOT NULL,
  CONSTRAINT log_tile_pkey PRIMARY KEY (tenant_id, level, index),
  CONSTRAINT log_tile_hashes_check CHECK ((((length(hashes) >= 32) AND (length(hashes) <= 8192)) AND ((length(hashes) % 32) = 0))),
  CONSTRAINT log_tile_index_check CHECK ((index >= 0)),
  CONSTRAINT log_tile_level_check CHECK (((level >= 0) AND (level <= 63)))
);
ALTER TABLE evidence.log_tile ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.log_tile USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.log_tile TO kepu_account;
GRANT INSERT, SELECT, UPDATE ON evidence.log_tile TO kepu_evidence;

CREATE TABLE evidence.log_witness (
  tenant_id uuid NOT NULL,
  vkey text NOT NULL,
  url text NOT NULL,
  added_at timestamp with time zone NOT NULL,
  size bigint NOT NULL DEFAULT 0,
  asked_at timestamp with time zone,
  problem text NOT NULL DEFAULT ''::text,
  removed_at timestamp with time zone,
  CONSTRAINT log_witness_pkey PRIMARY KEY (tenant_id, vkey),
  CONSTRAINT log_witness_url_check CHECK ((url ~ '^https?://'::text))
);
ALTER TABLE evidence.log_witness ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.log_witness USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.log_witness TO kepu_account;
GRANT INSERT, SELECT, UPDATE ON evidence.log_witness TO kepu_evidence;

CREATE TABLE evidence.place (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  occurred_on date NOT NULL,
  district text NOT NULL,
  region text NOT NULL,
  venue text NOT NULL,
  sub_programme text NOT NULL,
  venue_kind text NOT NULL,
  method text NOT NULL,
  outcome text NOT NULL,
  unit text NOT NULL,
  quantity numeric NOT NULL,
  facts bigint NOT NULL,
  CONSTRAINT place_pkey PRIMARY KEY (tenant_id, programme_id, kind, occurred_on, district, region, venue, sub_programme, venue_kind, method, outcome, unit)
);
ALTER TABLE evidence.place ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.place USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.place TO kepu_account;
GRANT INSERT, SELECT, UPDATE ON evidence.place TO kepu_deliver, kepu_evidence;

CREATE TABLE evidence.place_month (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  month date NOT NULL,
  district text NOT NULL,
  region text NOT NULL,
  venue text NOT NULL,
  sub_programme text NOT NULL,
  venue_kind text NOT NULL,
  method text NOT NULL,
  outcome text NOT NULL,
  unit text NOT NULL,
  quantity numeric NOT NULL,
  facts bigint NOT NULL,
  CONSTRAINT place_month_pkey PRIMARY KEY (tenant_id, programme_id, kind, month, district, region, venue, sub_programme, venue_kind, method, outcome, unit),
  CONSTRAINT place_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
ALTER TABLE evidence.place_month ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.place_month USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.place_month TO kepu_account;
GRANT INSERT, SELECT, UPDATE ON evidence.place_month TO kepu_deliver, kepu_evidence;

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
  CONSTRAINT presence_pkey PRIMARY KEY (tenant_id, programme_id, kind, subject, occurred_on, sub_programme, district, venue_kind, audience, method, outcome)
);
ALTER TABLE evidence.presence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.presence USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.presence TO kepu_account;
GRANT INSERT, SELECT, UPDATE ON evidence.presence TO kepu_deliver, kepu_evidence;

CREATE TABLE evidence.redaction (
  tenant_id uuid NOT NULL,
  fact_id uuid NOT NULL,
  details bytea,
  body_salt bytea NOT NULL,
  redacted_at timestamp with time zone NOT NULL,
  words bytea,
  details_salt bytea,
  CONSTRAINT redaction_pkey PRIMARY KEY (tenant_id, fact_id),
  CONSTRAINT redaction_body_salt_check CHECK ((length(body_salt) = 32)),
  CONSTRAINT redaction_check CHECK ((((details IS NULL) = (words IS NOT NULL)) AND ((words IS NULL) = (details_salt IS NULL)))),
  CONSTRAINT redaction_details_check CHECK ((length(details) = 32)),
  CONSTRAINT redaction_details_salt_check CHECK ((length(details_salt) = 32)),
  CONSTRAINT redaction_words_check CHECK ((length(words) = 32))
);
ALTER TABLE evidence.redaction ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.redaction USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.redaction TO kepu_account;
GRANT INSERT, SELECT ON evidence.redaction TO kepu_evidence;

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
  CONSTRAINT rollup_pkey PRIMARY KEY (tenant_id, programme_id, kind, occurred_on, sub_programme, activity, district, venue_kind, audience, method, outcome, unit)
);
CREATE INDEX rollup_of_activity ON evidence.rollup USING btree (tenant_id, programme_id, activity, kind, occurred_on) WHERE (activity <> ''::text);
ALTER TABLE evidence.rollup ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.rollup USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.rollup TO kepu_account;
GRANT INSERT, SELECT, UPDATE ON evidence.rollup TO kepu_deliver, kepu_evidence;

CREATE TABLE evidence.rollup_month (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  month date NOT NULL,
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
  CONSTRAINT rollup_month_pkey PRIMARY KEY (tenant_id, programme_id, kind, month, sub_programme, activity, district, venue_kind, audience, method, outcome, unit),
  CONSTRAINT rollup_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
ALTER TABLE evidence.rollup_month ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.rollup_month USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.rollup_month TO kepu_account;
GRANT INSERT, SELECT, UPDATE ON evidence.rollup_month TO kepu_deliver, kepu_evidence;

CREATE TABLE evidence.schedule (
  tenant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  programme_id uuid NOT NULL,
  on_day date NOT NULL,
  sub_programme text NOT NULL,
  activity text NOT NULL,
  district text NOT NULL,
  venue_kind text NOT NULL,
  audience text NOT NULL,
  capacity integer NOT NULL,
  told_at timestamp with time zone NOT NULL,
  told_until timestamp with time zone,
  CONSTRAINT schedule_pkey PRIMARY KEY (tenant_id, session_id, version),
  CONSTRAINT schedule_capacity_check CHECK ((capacity > 0)),
  CONSTRAINT schedule_check CHECK ((told_until >= told_at)),
  CONSTRAINT schedule_state_check CHECK ((state = ANY (ARRAY['firm'::text, 'held'::text, 'dropped'::text])))
);
CREATE INDEX schedule_tenant_id_programme_id_on_day_idx ON evidence.schedule USING btree (tenant_id, programme_id, on_day) WHERE (state = 'firm'::text);
CREATE INDEX schedule_tenant_id_programme_id_told_at_idx ON evidence.schedule USING btree (tenant_id, programme_id, told_at) WHERE (state <> 'firm'::text);
CREATE UNIQUE INDEX schedule_tenant_id_session_id_idx ON evidence.schedule USING btree (tenant_id, session_id) WHERE (told_until IS NULL);
ALTER TABLE evidence.schedule ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.schedule USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.schedule TO kepu_account, kepu_evidence;
GRANT INSERT, SELECT ON evidence.schedule TO kepu_deliver;
GRANT UPDATE (told_until) ON evidence.schedule TO kepu_deliver;

CREATE TABLE evidence.supersession (
  tenant_id uuid NOT NULL,
  superseded_id uuid NOT NULL,
  superseded_on date NOT NULL,
  fact_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  sub_programme text NOT NULL,
  activity text NOT NULL,
  district text NOT NULL,
  venue_kind text NOT NULL,
  audience text NOT NULL,
  method text NOT NULL,
  outcome text NOT NULL,
  unit text NOT NULL,
  subject text NOT NULL,
  record_kind text NOT NULL,
  record_id text NOT NULL,
  region text NOT NULL,
  venue text NOT NULL DEFAULT ''::text,
  CONSTRAINT supersession_pkey PRIMARY KEY (tenant_id, superseded_id)
);
CREATE INDEX supersession_of_kind ON evidence.supersession USING btree (tenant_id, programme_id, kind, fact_id);
ALTER TABLE evidence.supersession ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence.supersession USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON evidence.supersession TO kepu_account;
GRANT INSERT, SELECT ON evidence.supersession TO kepu_deliver, kepu_evidence;

CREATE TABLE network.import (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  register text NOT NULL,
  person_id uuid,
  imported_by text NOT NULL,
  imported_at timestamp with time zone NOT NULL,
  created integer NOT NULL,
  changed integer NOT NULL,
  undone_at timestamp with time zone,
  CONSTRAINT import_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT import_register_check CHECK ((register = ANY (ARRAY['venue'::text, 'speaker'::text])))
);
ALTER TABLE network.import ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON network.import USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON network.import TO kepu_network;
GRANT SELECT (imported_by, tenant_id) ON network.import TO kepu_erasure;
GRANT UPDATE (imported_by) ON network.import TO kepu_erasure;

CREATE TABLE network.import_row (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  before jsonb,
  CONSTRAINT import_row_pkey PRIMARY KEY (tenant_id, import_id, record_id),
  CONSTRAINT import_row_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES network.import(tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE network.import_row ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON network.import_row USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT DELETE, INSERT, SELECT ON network.import_row TO kepu_network;
GRANT UPDATE (version) ON network.import_row TO kepu_network;

CREATE TABLE network.region (
  code text NOT NULL,
  name text NOT NULL,
  level text NOT NULL,
  parent_code text,
  CONSTRAINT region_pkey PRIMARY KEY (code),
  CONSTRAINT region_level_check CHECK ((level = ANY (ARRAY['province'::text, 'city'::text, 'district'::text, 'street'::text, 'committee'::text])))
);
CREATE INDEX region_parent_code_idx ON network.region USING btree (parent_code);
GRANT SELECT ON network.region TO kepu_access, kepu_account, kepu_deliver, kepu_evidence, kepu_plan;
GRANT INSERT, SELECT, UPDATE ON network.region TO kepu_network;

CREATE TABLE network.speaker (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  title_level text NOT NULL,
  organisation text NOT NULL,
  topics text[] NOT NULL DEFAULT '{}'::text[],
  phone text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  retired_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  changed_by text NOT NULL DEFAULT ''::text,
  erased_at timestamp with time zone,
  CONSTRAINT speaker_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT speaker_tenant_id_name_organisation_key UNIQUE (tenant_id, name, organisation),
  CONSTRAINT speaker_title_level_check CHECK ((title_level = ANY (ARRAY['academician'::text, 'professor'::text, 'associate-professor'::text, 'other'::text])))
);
ALTER TABLE network.speaker ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON network.speaker USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON network.speaker TO kepu_deliver;
GRANT DELETE, INSERT, SELECT, UPDATE ON network.speaker TO kepu_network;
GRANT SELECT (changed_by, tenant_id) ON network.speaker TO kepu_erasure;
GRANT UPDATE (changed_by) ON network.speaker TO kepu_erasure;

CREATE TABLE network.venue (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  kind text NOT NULL,
  district text NOT NULL,
  region text NOT NULL,
  address text NOT NULL,
  capacity integer NOT NULL,
  contact_name text NOT NULL DEFAULT ''::text,
  contact_phone text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  retired_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  changed_by text NOT NULL DEFAULT ''::text,
  CONSTRAINT venue_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT venue_tenant_id_region_name_key UNIQUE (tenant_id, region, name),
  CONSTRAINT venue_district_fkey FOREIGN KEY (district) REFERENCES network.region(code),
  CONSTRAINT venue_region_fkey FOREIGN KEY (region) REFERENCES network.region(code),
  CONSTRAINT venue_capacity_check CHECK ((capacity > 0)),
  CONSTRAINT venue_kind_check CHECK ((kind = ANY (ARRAY['community'::text, 'park'::text, 'building'::text])))
);
ALTER TABLE network.venue ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON network.venue USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON network.venue TO kepu_deliver;
GRANT DELETE, INSERT, SELECT, UPDATE ON network.venue TO kepu_network;
GRANT SELECT (changed_by, tenant_id) ON network.venue TO kepu_erasure;
GRANT UPDATE (changed_by) ON network.venue TO kepu_erasure;

CREATE TABLE plan.activity (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  sub_programme text NOT NULL,
  name text NOT NULL,
  district text,
  fact_kind text NOT NULL,
  unit text NOT NULL,
  target numeric NOT NULL,
  due_on date NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT activity_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT activity_tenant_id_programme_id_sub_programme_fkey FOREIGN KEY (tenant_id, programme_id, sub_programme) REFERENCES plan.sub_programme(tenant_id, programme_id, code),
  CONSTRAINT activity_target_check CHECK ((target > (0)::numeric))
);
CREATE INDEX activity_tenant_id_programme_id_due_on_idx ON plan.activity USING btree (tenant_id, programme_id, due_on);
CREATE UNIQUE INDEX activity_standing_name ON plan.activity USING btree (tenant_id, programme_id, name) WHERE (withdrawn_at IS NULL);
ALTER TABLE plan.activity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.activity USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.activity TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT, UPDATE ON plan.activity TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.activity TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.activity TO kepu_erasure;

CREATE TABLE plan.activity_version (
  tenant_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  version integer NOT NULL,
  programme_id uuid NOT NULL,
  sub_programme text NOT NULL,
  name text NOT NULL,
  district text,
  fact_kind text NOT NULL,
  unit text NOT NULL,
  target numeric NOT NULL,
  due_on date NOT NULL,
  withdrawn boolean NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT activity_version_pkey PRIMARY KEY (tenant_id, activity_id, version),
  CONSTRAINT activity_version_tenant_id_activity_id_fkey FOREIGN KEY (tenant_id, activity_id) REFERENCES plan.activity(tenant_id, id)
);
CREATE INDEX activity_version_tenant_id_appended_in_idx ON plan.activity_version USING btree (tenant_id, appended_in);
CREATE INDEX activity_version_tenant_id_programme_id_changed_at_idx ON plan.activity_version USING btree (tenant_id, programme_id, changed_at);
ALTER TABLE plan.activity_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.activity_version USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.activity_version TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT ON plan.activity_version TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.activity_version TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.activity_version TO kepu_erasure;

CREATE TABLE plan.budget_line (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  sub_programme text,
  amount_fen bigint NOT NULL,
  "position" integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone,
  changed_by text NOT NULL DEFAULT ''::text,
  CONSTRAINT budget_line_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT budget_line_tenant_id_programme_id_code_key UNIQUE (tenant_id, programme_id, code),
  CONSTRAINT budget_line_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT budget_line_amount_fen_check CHECK ((amount_fen >= 0))
);
ALTER TABLE plan.budget_line ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.budget_line USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.budget_line TO kepu_account, kepu_deliver;
GRANT DELETE, INSERT, SELECT, UPDATE ON plan.budget_line TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.budget_line TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.budget_line TO kepu_erasure;

CREATE TABLE plan.budget_line_version (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  code text NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  sub_programme text,
  amount_fen bigint NOT NULL,
  "position" integer NOT NULL,
  removed boolean NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT budget_line_version_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT budget_line_version_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id)
);
CREATE INDEX budget_line_version_tenant_id_appended_in_idx ON plan.budget_line_version USING btree (tenant_id, appended_in);
CREATE INDEX budget_line_version_tenant_id_programme_id_code_idx ON plan.budget_line_version USING btree (tenant_id, programme_id, code);
ALTER TABLE plan.budget_line_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.budget_line_version USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.budget_line_version TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT ON plan.budget_line_version TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.budget_line_version TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.budget_line_version TO kepu_erasure;

CREATE TABLE plan.declaration_import (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  reading jsonb NOT NULL,
  imported_at timestamp with time zone NOT NULL,
  imported_by text NOT NULL,
  CONSTRAINT declaration_import_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT declaration_import_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id)
);
CREATE INDEX declaration_import_tenant_id_sha256_idx ON plan.declaration_import USING btree (tenant_id, sha256);
ALTER TABLE plan.declaration_import ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.declaration_import USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.declaration_import TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT ON plan.declaration_import TO kepu_plan;
GRANT SELECT (imported_by, tenant_id) ON plan.declaration_import TO kepu_erasure;
GRANT UPDATE (imported_by) ON plan.declaration_import TO kepu_erasure;

CREATE TABLE plan.expense_freeze (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  evaluation integer NOT NULL,
  until date NOT NULL,
  step text NOT NULL,
  by_name text NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  CONSTRAINT expense_freeze_pkey PRIMARY KEY (tenant_id, programme_id),
  CONSTRAINT expense_freeze_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT expense_freeze_evaluation_check CHECK ((evaluation > 0)),
  CONSTRAINT expense_freeze_step_check CHECK ((step = ANY (ARRAY['prepared'::text, 'reviewed'::text, 'signed'::text])))
);
ALTER TABLE plan.expense_freeze ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.expense_freeze USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.expense_freeze TO kepu_account, kepu_deliver;
GRANT DELETE, INSERT, SELECT, UPDATE ON plan.expense_freeze TO kepu_plan;
GRANT SELECT (by_name, tenant_id) ON plan.expense_freeze TO kepu_erasure;
GRANT UPDATE (by_name) ON plan.expense_freeze TO kepu_erasure;

CREATE TABLE plan.indicator (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  "position" integer NOT NULL,
  level1 text NOT NULL,
  level2 text NOT NULL,
  level3 text NOT NULL,
  measure_code text,
  weight numeric,
  removed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone,
  changed_by text NOT NULL DEFAULT ''::text,
  other_values jsonb NOT NULL DEFAULT '[]'::jsonb,
  CONSTRAINT indicator_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT indicator_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT indicator_weight_check CHECK (((weight >= (0)::numeric) AND (weight <= (100)::numeric)))
);
CREATE INDEX indicator_tenant_id_programme_id_position_idx ON plan.indicator USING btree (tenant_id, programme_id, "position");
ALTER TABLE plan.indicator ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.indicator USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.indicator TO kepu_account, kepu_deliver;
GRANT DELETE, INSERT, SELECT, UPDATE ON plan.indicator TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.indicator TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.indicator TO kepu_erasure;

CREATE TABLE plan.indicator_target (
  tenant_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  version integer NOT NULL,
  raw text NOT NULL,
  comparator text,
  value numeric,
  value2 numeric,
  unit text,
  kind text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT indicator_target_pkey PRIMARY KEY (tenant_id, indicator_id, version),
  CONSTRAINT indicator_target_tenant_id_indicator_id_fkey FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator(tenant_id, id),
  CONSTRAINT indicator_target_comparator_check CHECK ((comparator = ANY (ARRAY['≥'::text, '≤'::text, '>'::text, '<'::text, '='::text, 'range'::text]))),
  CONSTRAINT indicator_target_kind_check CHECK ((kind = ANY (ARRAY['quantitative'::text, 'qualitative'::text, 'date'::text, 'range'::text])))
);
CREATE INDEX indicator_target_tenant_id_appended_in_idx ON plan.indicator_target USING btree (tenant_id, appended_in);
ALTER TABLE plan.indicator_target ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.indicator_target USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.indicator_target TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT ON plan.indicator_target TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.indicator_target TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.indicator_target TO kepu_erasure;

CREATE TABLE plan.indicator_version (
  tenant_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  version integer NOT NULL,
  "position" integer NOT NULL,
  level1 text NOT NULL,
  level2 text NOT NULL,
  level3 text NOT NULL,
  measure_code text,
  weight numeric,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  removed boolean NOT NULL DEFAULT false,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT indicator_version_pkey PRIMARY KEY (tenant_id, indicator_id, version),
  CONSTRAINT indicator_version_tenant_id_indicator_id_fkey FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator(tenant_id, id)
);
CREATE INDEX indicator_version_tenant_id_appended_in_idx ON plan.indicator_version USING btree (tenant_id, appended_in);
ALTER TABLE plan.indicator_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.indicator_version USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.indicator_version TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT ON plan.indicator_version TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.indicator_version TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.indicator_version TO kepu_erasure;

CREATE TABLE plan.measure (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  code text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL,
  definition jsonb NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT measure_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT measure_tenant_id_code_version_key UNIQUE (tenant_id, code, version)
);
CREATE INDEX measure_tenant_id_appended_in_idx ON plan.measure USING btree (tenant_id, appended_in);
ALTER TABLE plan.measure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.measure USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.measure TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT ON plan.measure TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.measure TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.measure TO kepu_erasure;

CREATE TABLE plan.programme (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  fiscal_year integer NOT NULL,
  applicant text NOT NULL,
  department text NOT NULL DEFAULT ''::text,
  department_code text NOT NULL DEFAULT ''::text,
  category text NOT NULL DEFAULT ''::text,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  government_purchase boolean,
  performance_type text NOT NULL DEFAULT ''::text,
  layout text NOT NULL,
  total_fen bigint NOT NULL,
  current_year_fen bigint NOT NULL,
  previous_budget_fen bigint,
  previous_executed_fen bigint,
  sections jsonb NOT NULL,
  state text NOT NULL DEFAULT 'draft'::text,
  approved_at timestamp with time zone,
  approved_by uuid,
  demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  attribute text NOT NULL DEFAULT ''::text,
  total_fiscal_fen bigint,
  total_other_fen bigint,
  current_year_fiscal_fen bigint,
  current_year_carried_fen bigint,
  current_year_other_fen bigint,
  execution_points smallint,
  CONSTRAINT programme_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT programme_tenant_id_name_fiscal_year_applicant_key UNIQUE (tenant_id, name, fiscal_year, applicant),
  CONSTRAINT programme_check CHECK ((ends_on >= starts_on)),
  CONSTRAINT programme_current_year_carried_fen_check CHECK ((current_year_carried_fen >= 0)),
  CONSTRAINT programme_current_year_fen_check CHECK ((current_year_fen >= 0)),
  CONSTRAINT programme_current_year_fiscal_fen_check CHECK ((current_year_fiscal_fen >= 0)),
  CONSTRAINT programme_current_year_other_fen_check CHECK ((current_year_other_fen >= 0)),
  CONSTRAINT programme_execution_points_check CHECK ((execution_points = ANY (ARRAY[10, 20]))),
  CONSTRAINT programme_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'closed'::text]))),
  CONSTRAINT programme_total_fen_check CHECK ((total_fen >= 0)),
  CONSTRAINT programme_total_fiscal_fen_check CHECK ((total_fiscal_fen >= 0)),
  CONSTRAINT programme_total_other_fen_check CHECK ((total_other_fen >= 0))
);
ALTER TABLE plan.programme ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.programme USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.programme TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT, UPDATE ON plan.programme TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.programme TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.programme TO kepu_erasure;

CREATE TABLE plan.programme_version (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  version integer NOT NULL,
  header jsonb NOT NULL,
  state text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT programme_version_pkey PRIMARY KEY (tenant_id, programme_id, version),
  CONSTRAINT programme_version_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id)
);
CREATE INDEX programme_version_tenant_id_appended_in_idx ON plan.programme_version USING btree (tenant_id, appended_in);
ALTER TABLE plan.programme_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.programme_version USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.programme_version TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT ON plan.programme_version TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.programme_version TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.programme_version TO kepu_erasure;

CREATE TABLE plan.sub_programme (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  "position" integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone,
  changed_by text NOT NULL DEFAULT ''::text,
  CONSTRAINT sub_programme_pkey PRIMARY KEY (tenant_id, programme_id, code),
  CONSTRAINT sub_programme_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id),
  CONSTRAINT sub_programme_code_check CHECK ((code ~ '^[a-z0-9-]{2,40}$'::text))
);
ALTER TABLE plan.sub_programme ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.sub_programme USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.sub_programme TO kepu_account, kepu_deliver;
GRANT DELETE, INSERT, SELECT, UPDATE ON plan.sub_programme TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.sub_programme TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.sub_programme TO kepu_erasure;

CREATE TABLE plan.sub_programme_version (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  code text NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  "position" integer NOT NULL,
  removed boolean NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  taken_over_at timestamp with time zone,
  appended_in bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  CONSTRAINT sub_programme_version_pkey PRIMARY KEY (tenant_id, programme_id, code, version),
  CONSTRAINT sub_programme_version_tenant_id_programme_id_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme(tenant_id, id)
);
CREATE INDEX sub_programme_version_tenant_id_appended_in_idx ON plan.sub_programme_version USING btree (tenant_id, appended_in);
ALTER TABLE plan.sub_programme_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON plan.sub_programme_version USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));
GRANT SELECT ON plan.sub_programme_version TO kepu_account, kepu_deliver;
GRANT INSERT, SELECT ON plan.sub_programme_version TO kepu_plan;
GRANT SELECT (changed_by, tenant_id) ON plan.sub_programme_version TO kepu_erasure;
GRANT UPDATE (changed_by) ON plan.sub_programme_version TO kepu_erasure;

CREATE TABLE public.schema_migration (
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT schema_migration_pkey PRIMARY KEY (name)
);
GRANT SELECT ON public.schema_migration TO kepu_access;
