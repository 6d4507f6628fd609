// Written by tools/schema.ts from the migrated database; do not edit.
import type { ColumnType } from 'kysely';

/** May be left out when inserting: the database has a default. */
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Moment = ColumnType<Date, Date | string, Date | string>;

interface AccessAccount {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Moment | null;
  refreshTokenExpiresAt: Moment | null;
  scope: string | null;
  password: string | null;
  createdAt: Generated<Moment>;
  updatedAt: Generated<Moment>;
}

interface AccessAuditTrail {
  tenant_id: string;
  id: Generated<string>;
  at: Moment;
  person_id: string | null;
  actor_name: string;
  verb: string;
  record_kind: string;
  record_id: string;
  detail: Generated<unknown>;
}

interface AccessConsent {
  tenant_id: string;
  id: Generated<string>;
  person_id: string;
  purpose: string;
  wording_version: string;
  given_at: Moment;
  withdrawn_at: Moment | null;
}

interface AccessMembership {
  tenant_id: string;
  id: Generated<string>;
  person_id: string;
  role: string;
  district: string | null;
  valid_from: Moment;
  valid_until: Moment | null;
}

interface AccessPerson {
  tenant_id: string;
  id: Generated<string>;
  name: string;
  phone: string | null;
  email: string | null;
  user_id: string | null;
  erased_at: Moment | null;
  created_at: Moment;
}

interface AccessRequest {
  tenant_id: string;
  key: Buffer;
  digest: Buffer;
  attempt: string;
  asked_at: Moment;
  answer: Buffer | null;
}

interface AccessSession {
  id: string;
  expiresAt: Moment;
  token: string;
  createdAt: Generated<Moment>;
  updatedAt: Generated<Moment>;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
}

interface AccessSignInFailure {
  address_hash: Buffer;
  failures: number;
  last_at: Moment;
  locked_until: Moment | null;
}

interface AccessTenant {
  tenant_id: Generated<string>;
  name: string;
  code: string;
  time_zone: Generated<string>;
  region_code: string;
  demo: Generated<boolean>;
  demo_completed_at: Moment | null;
  created_at: Moment;
}

interface AccessTwoFactor {
  id: string;
  secret: string;
  backupCodes: string;
  userId: string;
  verified: Generated<boolean | null>;
  failedVerificationCount: Generated<number | null>;
  lockedUntil: Moment | null;
}

interface AccessUser {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  phoneNumber: string | null;
  phoneNumberVerified: boolean | null;
  twoFactorEnabled: boolean | null;
  createdAt: Generated<Moment>;
  updatedAt: Generated<Moment>;
  passwordDue: Generated<boolean>;
}

interface AccessVerification {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Moment;
  createdAt: Generated<Moment>;
  updatedAt: Generated<Moment>;
}

interface AccountCompletion {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  version: number;
  finished: boolean | null;
  reason: string;
  stated_at: Moment;
  stated_by: string;
  appended_in: Generated<number>;
}

interface AccountDisclosure {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  number: number;
  as_of: string;
  shown: unknown;
  hash: string;
  published_at: Moment;
  published_by: string;
}

interface AccountDisclosureWithdrawal {
  tenant_id: string;
  disclosure_id: string;
  reason: string;
  withdrawn_at: Moment;
  withdrawn_by: string;
}

interface AccountMonitoringJudgement {
  tenant_id: string;
  id: Generated<string>;
  indicator_id: string;
  as_of: string;
  causes: string[];
  cause_text: string;
  possibility: string;
  remark: string;
  rectify: boolean;
  seen_actual: number | null;
  seen_expected: number | null;
  judged_at: Moment;
  judged_by: string;
  appended_in: Generated<number>;
}

interface AccountRectification {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  indicator_id: string;
  as_of: string;
  district: string | null;
  due_on: string;
  state: Generated<string>;
  version: Generated<number>;
  changed_at: Moment;
  changed_by: string;
}

interface AccountRectificationStep {
  tenant_id: string;
  id: Generated<string>;
  rectification_id: string;
  kind: string;
  text: string;
  taken_at: Moment;
  taken_by: string;
  version: number;
  due_on: string | null;
  taken_over_at: Moment | null;
  appended_in: Generated<number>;
  taken_by_id: string | null;
  on_behalf: Generated<boolean>;
}

interface AccountSelfEvaluation {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  number: number;
  at: string;
  pack: string;
  form: unknown;
  figures: unknown;
  hash: string;
  reason: Generated<string>;
  prepared_at: Moment;
  appended_in: Generated<number>;
}

interface AccountSelfEvaluationStep {
  tenant_id: string;
  evaluation_id: string;
  step: string;
  by_id: string;
  by_name: string;
  role: string;
  note: Generated<string>;
  taken_at: Moment;
  appended_in: Generated<number>;
}

interface AccountStateChange {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  indicator_id: string;
  on_day: string;
  from_state: string;
  to_state: string;
  actual: number | null;
  expected: number | null;
  way_back: Generated<unknown>;
  noted_at: Moment;
}

interface AccountStatement {
  tenant_id: string;
  id: Generated<string>;
  indicator_id: string;
  kind: string;
  text: string;
  degree: number | null;
  stated_at: Moment;
  stated_by: string;
  figure: unknown;
  appended_in: Generated<number>;
}

interface DeliverAdmission {
  tenant_id: string;
  id: Generated<string>;
  session_id: string;
  sign_up_id: string | null;
  person_id: string | null;
  batch_id: string | null;
  way: string;
  people: Generated<number>;
  admitted_at: Moment;
  admitted_by: string;
  opinion_mark: string;
  fact_id: string;
  undone_at: Moment | null;
  undone_by: string | null;
  late_reason: Generated<string>;
}

interface DeliverEntryBatch {
  tenant_id: string;
  id: Generated<string>;
  kind: string;
  programme_id: string;
  session_id: string | null;
  file_name: string | null;
  sha256: string;
  rows: number;
  people: Generated<number>;
  attachment_id: string | null;
  entered_at: Moment;
  entered_by: string;
  undone_at: Moment | null;
  undone_by: string | null;
  undo_reason: string | null;
}

interface DeliverExpense {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  budget_line_id: string;
  session_id: string | null;
  kind: string;
  payee: string;
  purpose: string;
  amount_fen: number;
  paid_on: string;
  voucher_number: Generated<string>;
  attachment_id: string | null;
  title_level: string | null;
  class_hours: number | null;
  breaches: Generated<string[]>;
  state: Generated<string>;
  reverse_reason: string | null;
  version: Generated<number>;
  booked_at: Moment;
  booked_by: string;
  changed_at: Moment;
  changed_by: string;
  fact_id: string;
  late_reason: Generated<string>;
  payee_kind: string | null;
  tax_basis: string | null;
  tax_fen: number | null;
  month_income_fen: number | null;
  month_tax_fen: number | null;
  judged_at: Moment | null;
  judged_why: string | null;
  payee_key: Generated<string>;
}

interface DeliverHandEntry {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  batch_id: string;
  sub_programme: string;
  activity_id: string | null;
  kind: string;
  what: string;
  occurred_on: string;
  quantity: number;
  unit: string;
  method: string | null;
  district: string | null;
  venue_kind: string | null;
  audience: string | null;
  note: Generated<string>;
  completes_activity: Generated<boolean>;
  attachment_ids: Generated<string[]>;
  corrected: Generated<number>;
  version: Generated<number>;
  entered_at: Moment;
  entered_by: string;
  changed_at: Moment;
  changed_by: string;
  undone_at: Moment | null;
  fact_id: string;
  street: string | null;
}

interface DeliverHeadCount {
  tenant_id: string;
  id: Generated<string>;
  session_id: string;
  people: number;
  method: string;
  counted_at: Moment;
  counted_by: string;
  attachment_id: string | null;
  fact_id: string;
  late_reason: Generated<string>;
  former_reasons: Generated<string[]>;
}

interface DeliverLateScan {
  tenant_id: string;
  batch_id: string;
  attachment_id: string;
  fact_id: string;
  added_at: Moment;
  added_by: string;
}

interface DeliverNotice {
  tenant_id: string;
  id: Generated<string>;
  session_id: string | null;
  person_id: string | null;
  recipient: Generated<string>;
  phone: Generated<string>;
  template: string;
  params: unknown;
  state: Generated<string>;
  created_at: Moment;
  next_attempt_at: Moment;
  sent_at: Moment | null;
  attempts: Generated<number>;
  last_error: string | null;
  digest_of: string | null;
  recipient_id: string | null;
}

interface DeliverNoticeMute {
  tenant_id: string;
  person_id: string;
  template: string;
  muted_at: Moment;
}

interface DeliverOpinion {
  tenant_id: string;
  id: Generated<string>;
  session_id: string;
  admission_id: string | null;
  satisfaction: string;
  answers: Generated<unknown>;
  batch_id: string | null;
  given_at: Moment;
  fact_id: string;
  undone_at: Moment | null;
}

interface DeliverSession {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  sub_programme: string;
  activity_id: string | null;
  code: string;
  title: string;
  summary: Generated<string>;
  audience: string;
  state: Generated<string>;
  venue_id: string | null;
  venue_kind: string;
  district: string;
  region: string;
  speaker_id: string | null;
  starts_at: Moment;
  ends_at: Moment;
  capacity: number;
  taken: Generated<number>;
  sign_up_opens_at: Moment | null;
  return_reason: string | null;
  reviewed_at: Moment | null;
  reviewed_by: string | null;
  cancel_reason: string | null;
  ended_at: Moment | null;
  held_fact_id: string | null;
  invited_fact_id: string | null;
  version: Generated<number>;
  changed_at: Moment;
  changed_by: string;
  submitted_at: Moment | null;
  submitted_by: string | null;
  submitted_by_id: string | null;
  reviewed_by_id: string | null;
  passed_words: unknown;
  returned_words: unknown;
  returned_by: string | null;
}

interface DeliverSignUp {
  tenant_id: string;
  id: Generated<string>;
  session_id: string;
  person_id: string;
  seats: Generated<number>;
  state: Generated<string>;
  ticket_code: string;
  holder_mark: string;
  source: string;
  created_at: Moment;
  cancelled_at: Moment | null;
  reminded_at: Moment | null;
  name: Generated<string>;
}

interface EvidenceAct {
  tenant_id: string;
  id: string;
  kind: string;
  key: string;
  programme_id: string;
  said_at: Moment;
  said: unknown;
  words: Buffer;
  words_salt: Buffer | null;
  appended_in: Generated<number>;
}

interface EvidenceAttachment {
  tenant_id: string;
  id: Generated<string>;
  sha256: string;
  file_name: string;
  media_type: string;
  size: number;
  uploaded_at: Moment;
  uploaded_by: string;
}

interface EvidenceFact {
  tenant_id: string;
  id: string;
  programme_id: string;
  kind: string;
  occurred_on: string;
  occurred_at: Moment;
  recorded_at: Moment;
  recorded_by: string;
  sub_programme: Generated<string>;
  activity: Generated<string>;
  district: Generated<string>;
  region: Generated<string>;
  venue_kind: Generated<string>;
  audience: Generated<string>;
  method: Generated<string>;
  outcome: Generated<string>;
  quantity: number;
  unit: string;
  subject: Generated<string>;
  record_kind: string;
  record_id: string;
  context: Generated<unknown>;
  supersedes: string | null;
  supersedes_reason: Generated<string>;
  hash: Buffer;
  appended_in: Generated<number>;
  venue: Generated<string>;
}

interface EvidenceFactAttachment {
  tenant_id: string;
  fact_id: string;
  attachment_id: string;
  record_kind: string;
  record_id: string;
}

interface EvidenceFactKey {
  tenant_id: string;
  key: string;
  fact_id: string;
}

interface EvidenceLog {
  tenant_id: string;
  origin: string;
  size: Generated<number>;
  horizon: Generated<number>;
  begun_at: Moment;
  acts_horizon: Generated<number>;
}

interface EvidenceLogBreak {
  tenant_id: string;
  index: number;
  id: string;
  statement: unknown;
}

interface EvidenceLogCheckpoint {
  tenant_id: string;
  size: number;
  root: Buffer;
  signed_at: Moment;
  number: number | null;
}

interface EvidenceLogKey {
  tenant_id: string;
  vkey: string;
  begun_at: Moment;
  retired_at: Moment | null;
}

interface EvidenceLogLeaf {
  tenant_id: string;
  index: number;
  fact_id: string;
  programme_id: string;
  salt: Buffer;
  commitment: Buffer;
  format: Generated<number>;
}

interface EvidenceLogSignature {
  tenant_id: string;
  size: number;
  name: string;
  key_id: string;
  line: string;
  signed_at: Moment;
}

interface EvidenceLogTile {
  tenant_id: string;
  level: number;
  index: number;
  hashes: Buffer;
}

interface EvidenceLogWitness {
  tenant_id: string;
  vkey: string;
  url: string;
  added_at: Moment;
  size: Generated<number>;
  asked_at: Moment | null;
  problem: Generated<string>;
  removed_at: Moment | null;
}

interface EvidencePlace {
  tenant_id: string;
  programme_id: string;
  kind: string;
  occurred_on: string;
  district: string;
  region: string;
  venue: string;
  sub_programme: string;
  venue_kind: string;
  method: string;
  outcome: string;
  unit: string;
  quantity: number;
  facts: number;
}

interface EvidencePlaceMonth {
  tenant_id: string;
  programme_id: string;
  kind: string;
  month: string;
  district: string;
  region: string;
  venue: string;
  sub_programme: string;
  venue_kind: string;
  method: string;
  outcome: string;
  unit: string;
  quantity: number;
  facts: number;
}

interface EvidencePresence {
  tenant_id: string;
  programme_id: string;
  kind: string;
  subject: string;
  occurred_on: string;
  sub_programme: string;
  district: string;
  venue_kind: string;
  audience: string;
  method: string;
  outcome: string;
  facts: number;
}

interface EvidenceRedaction {
  tenant_id: string;
  fact_id: string;
  details: Buffer | null;
  body_salt: Buffer;
  redacted_at: Moment;
  words: Buffer | null;
  details_salt: Buffer | null;
}

interface EvidenceRollup {
  tenant_id: string;
  programme_id: string;
  kind: string;
  occurred_on: string;
  sub_programme: string;
  activity: string;
  district: string;
  venue_kind: string;
  audience: string;
  method: string;
  outcome: string;
  unit: string;
  quantity: number;
  facts: number;
}

interface EvidenceRollupMonth {
  tenant_id: string;
  programme_id: string;
  kind: string;
  month: string;
  sub_programme: string;
  activity: string;
  district: string;
  venue_kind: string;
  audience: string;
  method: string;
  outcome: string;
  unit: string;
  quantity: number;
  facts: number;
}

interface EvidenceSchedule {
  tenant_id: string;
  session_id: string;
  version: number;
  state: string;
  programme_id: string;
  on_day: string;
  sub_programme: string;
  activity: string;
  district: string;
  venue_kind: string;
  audience: string;
  capacity: number;
  told_at: Moment;
  told_until: Moment | null;
}

interface EvidenceSupersession {
  tenant_id: string;
  superseded_id: string;
  superseded_on: string;
  fact_id: string;
  programme_id: string;
  kind: string;
  sub_programme: string;
  activity: string;
  district: string;
  venue_kind: string;
  audience: string;
  method: string;
  outcome: string;
  unit: string;
  subject: string;
  record_kind: string;
  record_id: string;
  region: string;
  venue: Generated<string>;
}

interface NetworkImport {
  tenant_id: string;
  id: Generated<string>;
  register: string;
  person_id: string | null;
  imported_by: string;
  imported_at: Moment;
  created: number;
  changed: number;
  undone_at: Moment | null;
}

interface NetworkImportRow {
  tenant_id: string;
  import_id: string;
  record_id: string;
  version: number;
  before: unknown;
}

interface NetworkRegion {
  code: string;
  name: string;
  level: string;
  parent_code: string | null;
}

interface NetworkSpeaker {
  tenant_id: string;
  id: Generated<string>;
  name: string;
  title_level: string;
  organisation: string;
  topics: Generated<string[]>;
  phone: Generated<string>;
  version: Generated<number>;
  retired_at: Moment | null;
  created_at: Moment;
  changed_at: Generated<Moment>;
  changed_by: Generated<string>;
  erased_at: Moment | null;
}

interface NetworkVenue {
  tenant_id: string;
  id: Generated<string>;
  name: string;
  kind: string;
  district: string;
  region: string;
  address: string;
  capacity: number;
  contact_name: Generated<string>;
  contact_phone: Generated<string>;
  version: Generated<number>;
  retired_at: Moment | null;
  created_at: Moment;
  changed_at: Generated<Moment>;
  changed_by: Generated<string>;
}

interface PlanActivity {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  sub_programme: string;
  name: string;
  district: string | null;
  fact_kind: string;
  unit: string;
  target: number;
  due_on: string;
  withdrawn_at: Moment | null;
  withdrawn_reason: string | null;
  version: Generated<number>;
  changed_at: Moment;
  changed_by: string;
}

interface PlanActivityVersion {
  tenant_id: string;
  activity_id: string;
  version: number;
  programme_id: string;
  sub_programme: string;
  name: string;
  district: string | null;
  fact_kind: string;
  unit: string;
  target: number;
  due_on: string;
  withdrawn: boolean;
  changed_at: Moment;
  changed_by: string;
  reason: string;
  appended_in: Generated<number>;
}

interface PlanBudgetLine {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  code: string;
  name: string;
  sub_programme: string | null;
  amount_fen: number;
  position: number;
  version: Generated<number>;
  changed_at: Moment | null;
  changed_by: Generated<string>;
}

interface PlanBudgetLineVersion {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  code: string;
  version: number;
  name: string;
  sub_programme: string | null;
  amount_fen: number;
  position: number;
  removed: boolean;
  changed_at: Moment;
  changed_by: string;
  reason: string;
  appended_in: Generated<number>;
}

interface PlanDeclarationImport {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  file_name: string;
  sha256: string;
  reading: unknown;
  imported_at: Moment;
  imported_by: string;
}

interface PlanExpenseFreeze {
  tenant_id: string;
  programme_id: string;
  evaluation: number;
  until: string;
  step: string;
  by_name: string;
  taken_at: Moment;
}

interface PlanIndicator {
  tenant_id: string;
  id: Generated<string>;
  programme_id: string;
  position: number;
  level1: string;
  level2: string;
  level3: string;
  measure_code: string | null;
  weight: number | null;
  removed_at: Moment | null;
  version: Generated<number>;
  changed_at: Moment | null;
  changed_by: Generated<string>;
  other_values: Generated<unknown>;
}

interface PlanIndicatorTarget {
  tenant_id: string;
  indicator_id: string;
  version: number;
  raw: string;
  comparator: string | null;
  value: number | null;
  value2: number | null;
  unit: string | null;
  kind: string;
  changed_at: Moment;
  changed_by: string;
  reason: string;
  appended_in: Generated<number>;
}

interface PlanIndicatorVersion {
  tenant_id: string;
  indicator_id: string;
  version: number;
  position: number;
  level1: string;
  level2: string;
  level3: string;
  measure_code: string | null;
  weight: number | null;
  changed_at: Moment;
  changed_by: string;
  removed: Generated<boolean>;
  appended_in: Generated<number>;
}

interface PlanMeasure {
  tenant_id: string;
  id: Generated<string>;
  code: string;
  version: Generated<number>;
  name: string;
  definition: unknown;
  changed_at: Moment;
  changed_by: string;
  reason: Generated<string>;
  appended_in: Generated<number>;
}

interface PlanProgramme {
  tenant_id: string;
  id: Generated<string>;
  name: string;
  fiscal_year: number;
  applicant: string;
  department: Generated<string>;
  department_code: Generated<string>;
  category: Generated<string>;
  starts_on: string;
  ends_on: string;
  government_purchase: boolean | null;
  performance_type: Generated<string>;
  layout: string;
  total_fen: number;
  current_year_fen: number;
  previous_budget_fen: number | null;
  previous_executed_fen: number | null;
  sections: unknown;
  state: Generated<string>;
  approved_at: Moment | null;
  approved_by: string | null;
  demo: Generated<boolean>;
  version: Generated<number>;
  changed_at: Moment;
  changed_by: string;
  attribute: Generated<string>;
  total_fiscal_fen: number | null;
  total_other_fen: number | null;
  current_year_fiscal_fen: number | null;
  current_year_carried_fen: number | null;
  current_year_other_fen: number | null;
  execution_points: number | null;
}

interface PlanProgrammeVersion {
  tenant_id: string;
  programme_id: string;
  version: number;
  header: unknown;
  state: string;
  changed_at: Moment;
  changed_by: string;
  reason: string;
  appended_in: Generated<number>;
}

interface PlanSubProgramme {
  tenant_id: string;
  programme_id: string;
  code: string;
  name: string;
  position: number;
  version: Generated<number>;
  changed_at: Moment | null;
  changed_by: Generated<string>;
}

interface PlanSubProgrammeVersion {
  tenant_id: string;
  programme_id: string;
  code: string;
  version: number;
  name: string;
  position: number;
  removed: boolean;
  changed_at: Moment;
  changed_by: string;
  reason: string;
  taken_over_at: Moment | null;
  appended_in: Generated<number>;
}

export interface Database {
  'access.account': AccessAccount;
  'access.audit_trail': AccessAuditTrail;
  'access.consent': AccessConsent;
  'access.membership': AccessMembership;
  'access.person': AccessPerson;
  'access.request': AccessRequest;
  'access.session': AccessSession;
  'access.sign_in_failure': AccessSignInFailure;
  'access.tenant': AccessTenant;
  'access.two_factor': AccessTwoFactor;
  'access.user': AccessUser;
  'access.verification': AccessVerification;
  'account.completion': AccountCompletion;
  'account.disclosure': AccountDisclosure;
  'account.disclosure_withdrawal': AccountDisclosureWithdrawal;
  'account.monitoring_judgement': AccountMonitoringJudgement;
  'account.rectification': AccountRectification;
  'account.rectification_step': AccountRectificationStep;
  'account.self_evaluation': AccountSelfEvaluation;
  'account.self_evaluation_step': AccountSelfEvaluationStep;
  'account.state_change': AccountStateChange;
  'account.statement': AccountStatement;
  'deliver.admission': DeliverAdmission;
  'deliver.entry_batch': DeliverEntryBatch;
  'deliver.expense': DeliverExpense;
  'deliver.hand_entry': DeliverHandEntry;
  'deliver.head_count': DeliverHeadCount;
  'deliver.late_scan': DeliverLateScan;
  'deliver.notice': DeliverNotice;
  'deliver.notice_mute': DeliverNoticeMute;
  'deliver.opinion': DeliverOpinion;
  'deliver.session': DeliverSession;
  'deliver.sign_up': DeliverSignUp;
  'evidence.act': EvidenceAct;
  'evidence.attachment': EvidenceAttachment;
  'evidence.fact': EvidenceFact;
  'evidence.fact_attachment': EvidenceFactAttachment;
  'evidence.fact_key': EvidenceFactKey;
  'evidence.log': EvidenceLog;
  'evidence.log_break': EvidenceLogBreak;
  'evidence.log_checkpoint': EvidenceLogCheckpoint;
  'evidence.log_key': EvidenceLogKey;
  'evidence.log_leaf': EvidenceLogLeaf;
  'evidence.log_signature': EvidenceLogSignature;
  'evidence.log_tile': EvidenceLogTile;
  'evidence.log_witness': EvidenceLogWitness;
  'evidence.place': EvidencePlace;
  'evidence.place_month': EvidencePlaceMonth;
  'evidence.presence': EvidencePresence;
  'evidence.redaction': EvidenceRedaction;
  'evidence.rollup': EvidenceRollup;
  'evidence.rollup_month': EvidenceRollupMonth;
  'evidence.schedule': EvidenceSchedule;
  'evidence.supersession': EvidenceSupersession;
  'network.import': NetworkImport;
  'network.import_row': NetworkImportRow;
  'network.region': NetworkRegion;
  'network.speaker': NetworkSpeaker;
  'network.venue': NetworkVenue;
  'plan.activity': PlanActivity;
  'plan.activity_version': PlanActivityVersion;
  'plan.budget_line': PlanBudgetLine;
  'plan.budget_line_version': PlanBudgetLineVersion;
  'plan.declaration_import': PlanDeclarationImport;
  'plan.expense_freeze': PlanExpenseFreeze;
  'plan.indicator': PlanIndicator;
  'plan.indicator_target': PlanIndicatorTarget;
  'plan.indicator_version': PlanIndicatorVersion;
  'plan.measure': PlanMeasure;
  'plan.programme': PlanProgramme;
  'plan.programme_version': PlanProgrammeVersion;
  'plan.sub_programme': PlanSubProgramme;
  'plan.sub_programme_version': PlanSubProgrammeVersion;
}
