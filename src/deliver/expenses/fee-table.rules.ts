import { type Fen, fenFromYuan } from '#src/kernel/money.ts';
import type { TitleLevel } from '#src/kernel/vocabulary.ts';

/** 讲课费标准: the most that may be paid after tax for one 学时, by title. null: the source gives no cap, so none is checked. */
export interface FeeTable {
  source: string;
  capPerClassHour: Record<TitleLevel, Fen | null>;
  maxClassHoursPerHalfDay: number;
}

/**
 * 中央和国家机关培训费管理办法 (财行〔2016〕540号) 第十条: 副高 500, 正高 1000, 院士 1500 元 a 学时 after tax, at most 4 学时 a half day.
 * A city with a table of its own replaces this one.
 */
export const feeTable: FeeTable = {
  source: '中央和国家机关培训费管理办法（财行〔2016〕540号）第十条',
  capPerClassHour: {
    academician: fenFromYuan(1_500),
    professor: fenFromYuan(1_000),
    'associate-professor': fenFromYuan(500),
    other: null,
  },
  maxClassHoursPerHalfDay: 4,
};

/** The most for so many class hours; null where the table gives no cap. */
export function feeCap(table: FeeTable, titleLevel: TitleLevel, classHours: number): number | null {
  const cap = table.capPerClassHour[titleLevel];
  return cap === null ? null : Math.floor(cap * classHours);
}
