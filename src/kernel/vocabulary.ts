/** Words of the domain that several stages share. Chinese and English labels live in `ui-kit/texts`; see docs/glossary.md. */

/** 社区, 园区, 楼宇; online sessions have no venue. */
export const venueKinds = ['community', 'park', 'building', 'online'] as const;
export type VenueKind = (typeof venueKinds)[number];

/** 居民, 白领, 青少年, 家庭, 公众. */
export const audiences = ['residents', 'office-workers', 'youth', 'families', 'public'] as const;
export type Audience = (typeof audiences)[number];

/** How person-times were counted: 门口核验, 清点, 估算, 线上. */
export const countingMethods = ['door', 'counted', 'estimated', 'online'] as const;
export type CountingMethod = (typeof countingMethods)[number];

/** 很满意, 满意, 基本满意, 不太满意, 不满意, in this order. */
export const satisfactionLevels = ['very-satisfied', 'satisfied', 'fairly-satisfied', 'rather-dissatisfied', 'dissatisfied'] as const;
export type SatisfactionLevel = (typeof satisfactionLevels)[number];

/** 项目经理, 财务, 区科协, 承办方, 审计, 居民. */
export const roles = ['manager', 'finance', 'coordinator', 'host', 'auditor', 'resident'] as const;
export type Role = (typeof roles)[number];
