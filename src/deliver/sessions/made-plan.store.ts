import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface MadePlan {
  programmeId: string;
  /** Planned as three sessions by the end of 2020. */
  activityId: string;
  venueId: string;
  otherVenueId: string;
  speakerId: string;
  otherSpeakerId: string;
}

/** For tests: a programme of 2020 with one planned activity. In stage plan. */
export async function insertMadeProgramme(transaction: Transaction): Promise<{ programmeId: string; activityId: string }> {
  const programme = await sql<{ id: string }>`
    INSERT INTO plan.programme (tenant_id, name, fiscal_year, applicant, starts_on, ends_on, layout, total_fen, current_year_fen, sections,
      changed_at, changed_by)
    VALUES (current_tenant(), '基层科普服务', 2020, '上海市科普事业中心', '2020-01-01', '2020-12-31', 'sh-2020', 120000000, 120000000, '{}',
      now(), 'test') RETURNING id`.execute(transaction);
  const programmeId = programme.rows[0]!.id;
  await sql`
    INSERT INTO plan.programme_version (tenant_id, programme_id, version, header, state, changed_at, changed_by, reason)
    SELECT tenant_id, id, version, jsonb_build_object('name', name, 'totalFen', total_fen, 'currentYearFen', current_year_fen,
      'sections', sections), state, changed_at, changed_by, '' FROM plan.programme WHERE tenant_id = current_tenant() AND id = ${programmeId}`.execute(
    transaction,
  );
  await sql`
    INSERT INTO plan.sub_programme (tenant_id, programme_id, code, name, position)
    VALUES (current_tenant(), ${programmeId}, 'science-cafe', '科学咖啡馆', 1)`.execute(transaction);
  await sql`
    INSERT INTO plan.sub_programme_version (tenant_id, programme_id, code, version, name, position, removed, changed_at, changed_by, reason)
    SELECT tenant_id, programme_id, code, version, name, position, false, now(), changed_by, '' FROM plan.sub_programme
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId}`.execute(transaction);
  const activity = await sql<{ id: string }>`
    INSERT INTO plan.activity (tenant_id, programme_id, sub_programme, name, fact_kind, unit, target, due_on, changed_at, changed_by)
    VALUES (current_tenant(), ${programmeId}, 'science-cafe', '社区讲座三场', 'session-held', '场', 3, '2020-12-31', now(), 'test')
    RETURNING id`.execute(transaction);
  const activityId = activity.rows[0]!.id;
  await sql`
    INSERT INTO plan.activity_version (tenant_id, activity_id, version, programme_id, sub_programme, name, fact_kind, unit, target, due_on,
      withdrawn, changed_at, changed_by, reason)
    SELECT tenant_id, id, version, programme_id, sub_programme, name, fact_kind, unit, target, due_on, false, changed_at, changed_by, ''
    FROM plan.activity WHERE tenant_id = current_tenant() AND id = ${activityId}`.execute(transaction);
  return { programmeId, activityId };
}

/** For tests: two venues in 普陀区 and two speakers. In stage network. */
export async function insertMadeNetwork(transaction: Transaction): Promise<Omit<MadePlan, 'programmeId' | 'activityId'>> {
  const venues = await sql<{ id: string }>`
    INSERT INTO network.venue (tenant_id, name, kind, district, region, address, capacity, contact_name, contact_phone, created_at)
    VALUES (current_tenant(), '演示社区书院', 'community', '310107', '310107', '演示路1号', 60, '演示联系人', '13800000001', now()),
      (current_tenant(), '演示楼宇', 'building', '310107', '310107', '演示路2号', 200, '演示联系人', '13800000002', now())
    RETURNING id`.execute(transaction);
  const speakers = await sql<{ id: string }>`
    INSERT INTO network.speaker (tenant_id, name, title_level, organisation, phone, created_at)
    VALUES (current_tenant(), '演示讲师甲', 'professor', '演示学会', '13800000003', now()),
      (current_tenant(), '演示讲师乙', 'other', '演示学会', '', now())
    RETURNING id`.execute(transaction);
  return {
    venueId: venues.rows[0]!.id,
    otherVenueId: venues.rows[1]!.id,
    speakerId: speakers.rows[0]!.id,
    otherSpeakerId: speakers.rows[1]!.id,
  };
}
