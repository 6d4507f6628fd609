/**
 * The vocabulary of facts: what may be recorded, in which unit. A new kind of evidence is a line here, not code.
 * `methods`: the fact must say how it was counted. `outcomes`: the only ones that may stand.
 */
export interface FactKind {
  zh: string;
  en: string;
  units: readonly string[];
  methods?: readonly string[];
  outcomes?: readonly string[];
}

export const factKinds = {
  'session-held': { zh: '场次举办', en: 'Session held', units: ['场'] },
  attendance: { zh: '参加人次', en: 'Attendance', units: ['人次'], methods: ['door', 'counted', 'estimated', 'online'] },
  'opinion-invited': { zh: '邀请填写意见', en: 'Opinion invited', units: ['人'] },
  opinion: {
    zh: '意见',
    en: 'Opinion',
    units: ['份'],
    outcomes: ['very-satisfied', 'satisfied', 'fairly-satisfied', 'rather-dissatisfied', 'dissatisfied'],
  },
  expense: { zh: '支出', en: 'Expense', units: ['分'], outcomes: ['in-order', 'in-breach'] },
  output: {
    zh: '产出',
    en: 'Output',
    units: ['件', '套', '册', '个', '站', '项', '场', '组', '支', '份', '次', '天', '家', '幅', '期', '篇'],
  },
  'activity-finished': { zh: '计划活动完成', en: 'Planned activity finished', units: ['项'] },
  // A scan that came after its sheet was entered: it adds nobody, and carries the file.
  'sign-in-sheet': { zh: '补附签到表', en: 'Sign-in sheet added', units: ['份'] },
  withdrawal: { zh: '撤回', en: 'Withdrawal', units: ['条'] },
} as const satisfies Record<string, FactKind>;

export type FactKindCode = keyof typeof factKinds;

/** Of which no figure is made: they carry a file, or take back what another fact said. */
export const uncountedKinds: readonly string[] = ['sign-in-sheet', 'withdrawal'] satisfies FactKindCode[];

/** What a measure or a planned activity may count. */
export const countedKinds = (Object.keys(factKinds) as FactKindCode[]).filter((kind) => !uncountedKinds.includes(kind));

/** Conversions of a fact's unit into one that targets are written in; there are no others. */
const conversions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  分: { 元: 0.01, 万元: 0.000001 },
  人次: { 万人次: 0.0001 },
};

/** By what a quantity in the one unit is multiplied to be in the other; null where the one is not converted into the other. */
export function conversionOf(factUnit: string | null, unit: string): number | null {
  return factUnit === null ? null : (conversions[factUnit]?.[unit] ?? null);
}
