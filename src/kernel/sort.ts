/** As the database orders names: by pinyin, and the numbers in them by what they count. */
export const byName = new Intl.Collator('zh-u-co-pinyin-kn-true');

/** How a list is ordered: by one of its columns, `-` in front turns it round. */
export type Sort<Column extends string> = Column | `-${Column}`;
