/** What a lecture may cost. Data: another city or year replaces it. null: no cap is given, so none is checked. */
export interface FeeTable {
  /** 分 after tax for one 学时. */
  capFenPerClassHour: Readonly<Record<'academician' | 'professor' | 'associate-professor' | 'other', number | null>>;
  maxClassHoursPerHalfDay: number;
  source: string;
}

/**
 * 讲课费 after tax: 副高 ≤500, 正高 ≤1000, 院士 ≤1500 元 a 学时, at most 4 学时 a half day. The standard names no cap for others.
 */
export const lectureFees: FeeTable = {
  capFenPerClassHour: { academician: 150_000, professor: 100_000, 'associate-professor': 50_000, other: null },
  maxClassHoursPerHalfDay: 4,
  source: '《中央和国家机关培训费管理办法》讲课费标准（2017年起，税后）',
};
