/** Words of the domain that several stages share. Their Chinese and English labels are in `ui-kit/kit.texts.ts`; see docs/glossary.md. */

/** 社区, 园区, 楼宇; online sessions have no venue. */
export const venueKinds = ['community', 'park', 'building', 'online'] as const;
export type VenueKind = (typeof venueKinds)[number];

/** 居民, 白领, 青少年, 家庭, 公众. */
export const audiences = ['residents', 'office-workers', 'youth', 'families', 'public'] as const;
export type Audience = (typeof audiences)[number];

/** How person-times were counted: 门口核验, 清点, 估算, 线上. */
export const countingMethods = ['door', 'counted', 'estimated', 'online'] as const;

/** 很满意, 满意, 基本满意, 不太满意, 不满意, in this order. */
export const satisfactionLevels = [
  'very-satisfied',
  'satisfied',
  'fairly-satisfied',
  'rather-dissatisfied',
  'dissatisfied',
] as const;
export type SatisfactionLevel = (typeof satisfactionLevels)[number];

/** 项目经理, 财务, 区科协, 承办方, 分管领导, 审计; 系统管理员, 安全管理员, 审计管理员 (三员, kept apart); 居民. */
export const roles = [
  'manager',
  'finance',
  'coordinator',
  'host',
  'leader',
  'auditor',
  'system-admin',
  'security-admin',
  'audit-admin',
  'resident',
] as const;
export type Role = (typeof roles)[number];

/** 草稿, 待审, 已发布, 报名中, 已满, 进行中, 已结束, 已归档, 已取消. */
export const sessionStates = [
  'draft',
  'submitted',
  'published',
  'open',
  'full',
  'running',
  'ended',
  'archived',
  'cancelled',
] as const;
export type SessionState = (typeof sessionStates)[number];

/** 院士, 正高, 副高, 其他: what decides the fee of a speaker. */
export const titleLevels = ['academician', 'professor', 'associate-professor', 'other'] as const;
export type TitleLevel = (typeof titleLevels)[number];

/** 讲课费, 场地, 材料, 印刷, 运输交通, 专家费, 委托服务, 其他. */
export const expenseKinds = [
  'lecture-fee',
  'venue',
  'materials',
  'printing',
  'transport',
  'expert-fee',
  'service',
  'other',
] as const;
export type ExpenseKind = (typeof expenseKinds)[number];

/** 居民个人, 非居民个人, 单位: who is paid for work, which decides how the tax on it is withheld. */
export const payeeKinds = ['resident', 'non-resident', 'organisation'] as const;
export type PayeeKind = (typeof payeeKinds)[number];

/** 税前: the tax is withheld from the amount, and the payee bears it. 税后: the payee gets the amount, and the unit pays the tax on top. */
export const taxBases = ['gross', 'net'] as const;
export type TaxBasis = (typeof taxBases)[number];

/** 无凭证, 超讲课费标准, 超学时, 超预算科目, 不在项目期内, 凭证重复. */
export const breachCodes = [
  'no-voucher',
  'over-fee-cap',
  'over-class-hours',
  'over-budget-line',
  'outside-programme-dates',
  'duplicate-voucher',
] as const;
export type BreachCode = (typeof breachCodes)[number];

/** 送审, 复核, 退回, 签发 of a self-evaluation. */
export const evaluationSteps = ['prepared', 'reviewed', 'returned', 'signed'] as const;
export type EvaluationStep = (typeof evaluationSteps)[number];

/** 偏差原因: which guarantee failed: 经费保障, 制度保障, 人员保障, 硬件条件保障, 其他. */
export const deviationCauses = ['funding', 'institution', 'staff', 'hardware', 'other'] as const;
export type DeviationCause = (typeof deviationCauses)[number];

/** 完成目标可能性: 确定能, 有可能, 完全不可能. */
export const possibilities = ['certain', 'possible', 'impossible'] as const;
export type Possibility = (typeof possibilities)[number];

/** Why a part of a figure has no value of a dimension: online, nobody said, money of no session, outside the plan, planned for the whole area. */
export const absences = ['no-district', 'not-recorded', 'online', 'no-session', 'unplanned'] as const;
export type Absence = (typeof absences)[number];

/** Where within a district, as far as facts name it: 街镇, 社区（居村）, 阵地. */
export const countedPlaces = ['street', 'community', 'venue'] as const;
export type CountedPlace = (typeof countedPlaces)[number];
