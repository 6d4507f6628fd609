-- 场次: a dated event. States: draft 草稿, submitted 待审, published 已发布, open 报名中, full 已满, running 进行中, ended 已结束,
-- archived 已归档, cancelled 取消.
CREATE TABLE deliver.session (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  sub_programme text NOT NULL,
  activity_id uuid,
  -- Six letters or digits in public addresses.
  code text NOT NULL,
  title text NOT NULL,
  summary text NOT NULL DEFAULT '',
  audience text NOT NULL CHECK (audience IN ('residents', 'office-workers', 'youth', 'families', 'public')),
  state text NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'published', 'open', 'full', 'running', 'ended', 'archived', 'cancelled')),
  -- null: held online.
  venue_id uuid,
  venue_kind text NOT NULL CHECK (venue_kind IN ('community', 'park', 'building', 'online')),
  district text NOT NULL REFERENCES network.region (code),
  region text NOT NULL REFERENCES network.region (code),
  speaker_id uuid,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  capacity int NOT NULL CHECK (capacity > 0),
  taken int NOT NULL DEFAULT 0,
  -- null: sign-up opens when somebody opens it.
  sign_up_opens_at timestamptz,
  return_reason text,
  reviewed_at timestamptz,
  reviewed_by text,
  cancel_reason text,
  ended_at timestamptz,
  held_fact_id uuid,
  invited_fact_id uuid,
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT session_code_is_own UNIQUE (tenant_id, code),
  FOREIGN KEY (tenant_id, programme_id, sub_programme) REFERENCES plan.sub_programme,
  FOREIGN KEY (tenant_id, activity_id) REFERENCES plan.activity,
  FOREIGN KEY (tenant_id, venue_id) REFERENCES network.venue,
  FOREIGN KEY (tenant_id, speaker_id) REFERENCES network.speaker,
  CHECK (ends_at > starts_at),
  CONSTRAINT session_never_oversold CHECK (taken BETWEEN 0 AND capacity),
  CHECK (state <> 'full' OR taken = capacity),
  CHECK (state <> 'open' OR taken < capacity),
  CHECK ((venue_id IS NULL) = (venue_kind = 'online')),
  CHECK ((state IN ('ended', 'archived')) = (held_fact_id IS NOT NULL)),
  CONSTRAINT session_venue_is_free EXCLUDE USING gist (tenant_id WITH =, venue_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (state <> 'cancelled' AND state <> 'draft'),
  CONSTRAINT session_speaker_is_free EXCLUDE USING gist (tenant_id WITH =, speaker_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (state <> 'cancelled' AND state <> 'draft')
);
CREATE INDEX ON deliver.session (tenant_id, programme_id, starts_at);
CREATE INDEX ON deliver.session (tenant_id, district, starts_at);
CREATE INDEX ON deliver.session (tenant_id, activity_id);

CREATE TABLE deliver.sign_up (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  seats int NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 10),
  state text NOT NULL DEFAULT 'confirmed' CHECK (state IN ('confirmed', 'cancelled')),
  -- Typed at the door when no camera works.
  ticket_code text NOT NULL,
  -- Keyed digest of the name that was given: who only knows the telephone number is not shown the ticket.
  holder_mark text NOT NULL,
  source text NOT NULL CHECK (source IN ('phone', 'desk')),
  created_at timestamptz NOT NULL,
  cancelled_at timestamptz,
  reminded_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, session_id, person_id),
  CONSTRAINT sign_up_ticket_code_is_own UNIQUE (tenant_id, session_id, ticket_code),
  FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session,
  FOREIGN KEY (tenant_id, person_id) REFERENCES access.person
);
CREATE INDEX ON deliver.sign_up (tenant_id, person_id);

-- What was entered at once, from paper or from a file, so that it can be taken back at once and is recognised when it comes again.
CREATE TABLE deliver.entry_batch (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('sign-in', 'opinions', 'hand-entries')),
  programme_id uuid NOT NULL,
  session_id uuid,
  file_name text,
  -- Of the file, or of the rows that were typed.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  rows int NOT NULL CHECK (rows > 0),
  people int NOT NULL DEFAULT 0,
  attachment_id uuid,
  entered_at timestamptz NOT NULL,
  entered_by text NOT NULL,
  undone_at timestamptz,
  undone_by text,
  undo_reason text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme,
  FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session
);
CREATE UNIQUE INDEX entry_batch_is_new ON deliver.entry_batch (tenant_id, kind, programme_id, session_id, sha256)
  NULLS NOT DISTINCT WHERE undone_at IS NULL;

-- People let in together: with a ticket, as walk-ins (现场人员), or entered afterwards from the paper sheet.
CREATE TABLE deliver.admission (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  sign_up_id uuid,
  person_id uuid,
  batch_id uuid,
  way text NOT NULL CHECK (way IN ('ticket', 'walk-in', 'paper')),
  people int NOT NULL DEFAULT 1 CHECK (people BETWEEN 1 AND 10),
  admitted_at timestamptz NOT NULL,
  admitted_by text NOT NULL,
  -- For the opinion form, without signing in.
  opinion_token text NOT NULL,
  fact_id uuid NOT NULL,
  undone_at timestamptz,
  undone_by text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, opinion_token),
  FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session,
  FOREIGN KEY (tenant_id, sign_up_id) REFERENCES deliver.sign_up,
  FOREIGN KEY (tenant_id, person_id) REFERENCES access.person,
  FOREIGN KEY (tenant_id, batch_id) REFERENCES deliver.entry_batch
);
CREATE UNIQUE INDEX admission_ticket_once ON deliver.admission (tenant_id, session_id, sign_up_id) WHERE undone_at IS NULL;
CREATE UNIQUE INDEX admission_person_once ON deliver.admission (tenant_id, session_id, person_id) WHERE undone_at IS NULL;

-- 清点: how many were in the room. The fact counts only those not already admitted by name.
CREATE TABLE deliver.head_count (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  people int NOT NULL CHECK (people >= 0),
  method text NOT NULL CHECK (method IN ('counted', 'estimated', 'online')),
  counted_at timestamptz NOT NULL,
  counted_by text NOT NULL,
  attachment_id uuid,
  fact_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, session_id),
  FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session
);

CREATE TABLE deliver.opinion (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  admission_id uuid NOT NULL,
  satisfaction text NOT NULL
    CHECK (satisfaction IN ('very-satisfied', 'satisfied', 'fairly-satisfied', 'rather-dissatisfied', 'dissatisfied')),
  answers jsonb NOT NULL DEFAULT '{}',
  batch_id uuid,
  given_at timestamptz NOT NULL,
  fact_id uuid NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, admission_id) REFERENCES deliver.admission,
  FOREIGN KEY (tenant_id, batch_id) REFERENCES deliver.entry_batch
);
CREATE UNIQUE INDEX opinion_once ON deliver.opinion (tenant_id, admission_id) WHERE undone_at IS NULL;
CREATE INDEX ON deliver.opinion (tenant_id, session_id);

CREATE TABLE deliver.expense (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  budget_line_id uuid NOT NULL,
  session_id uuid,
  kind text NOT NULL CHECK (kind IN ('lecture-fee', 'venue', 'materials', 'printing', 'transport', 'expert-fee', 'service', 'other')),
  payee text NOT NULL,
  purpose text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  paid_on date NOT NULL,
  voucher_number text NOT NULL DEFAULT '',
  attachment_id uuid,
  -- For a lecture fee: the speaker's title and the 学时 taught.
  title_level text,
  class_hours numeric,
  -- Codes of the rules that it breaks, found when it was booked or mended.
  breaches text[] NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'booked' CHECK (state IN ('booked', 'reversed')),
  reverse_reason text,
  version int NOT NULL DEFAULT 1,
  booked_at timestamptz NOT NULL,
  booked_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  fact_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, budget_line_id) REFERENCES plan.budget_line,
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme,
  FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session,
  CHECK (kind <> 'lecture-fee' OR (title_level IS NOT NULL AND class_hours IS NOT NULL)),
  CHECK ((state = 'reversed') = (reverse_reason IS NOT NULL))
);
CREATE INDEX ON deliver.expense (tenant_id, programme_id, paid_on);
CREATE INDEX ON deliver.expense (tenant_id, budget_line_id);
CREATE INDEX ON deliver.expense (tenant_id, session_id);

-- What happened outside Kepu and is entered by hand or from Excel (exhibition day counts, plaques, copies printed).
CREATE TABLE deliver.hand_entry (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  sub_programme text NOT NULL,
  activity_id uuid,
  kind text NOT NULL CHECK (kind IN ('attendance', 'output')),
  what text NOT NULL,
  occurred_on date NOT NULL,
  quantity numeric NOT NULL CHECK (quantity >= 0),
  unit text NOT NULL,
  -- How people were counted; none for an output.
  method text CHECK (method IN ('counted', 'estimated', 'online')),
  district text REFERENCES network.region (code),
  -- Where and for whom, as far as somebody said so.
  venue_kind text CHECK (venue_kind IN ('community', 'park', 'building', 'online')),
  audience text CHECK (audience IN ('residents', 'office-workers', 'youth', 'families', 'public')),
  note text NOT NULL DEFAULT '',
  completes_activity boolean NOT NULL DEFAULT false,
  attachment_ids uuid[] NOT NULL DEFAULT '{}',
  corrected int NOT NULL DEFAULT 0,
  version int NOT NULL DEFAULT 1,
  entered_at timestamptz NOT NULL,
  entered_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  undone_at timestamptz,
  fact_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, programme_id, sub_programme) REFERENCES plan.sub_programme,
  FOREIGN KEY (tenant_id, activity_id) REFERENCES plan.activity,
  FOREIGN KEY (tenant_id, batch_id) REFERENCES deliver.entry_batch,
  CHECK ((kind = 'attendance') = (method IS NOT NULL))
);
CREATE INDEX ON deliver.hand_entry (tenant_id, programme_id, occurred_on);
CREATE INDEX ON deliver.hand_entry (tenant_id, batch_id);
CREATE UNIQUE INDEX hand_entry_is_new ON deliver.hand_entry (tenant_id, programme_id, activity_id, occurred_on, what)
  NULLS NOT DISTINCT WHERE undone_at IS NULL;

-- Messages owed to people: tickets, reminders, changes of date, cancellations.
CREATE TABLE deliver.notice (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid,
  person_id uuid,
  -- For those who are not persons of ours (a speaker, a venue's contact): who, and where to send.
  recipient text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  template text NOT NULL,
  -- Title, time, place and address of the page; nothing about a person.
  params jsonb NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'told')),
  created_at timestamptz NOT NULL,
  next_attempt_at timestamptz NOT NULL,
  sent_at timestamptz,
  attempts int NOT NULL DEFAULT 0,
  last_error text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, session_id) REFERENCES deliver.session
);
CREATE INDEX ON deliver.notice (tenant_id, state, next_attempt_at);
CREATE INDEX ON deliver.notice (tenant_id, session_id);
