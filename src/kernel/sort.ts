/** How a list is ordered: by one of its columns, `-` in front turns it round. */
export type Sort<Column extends string> = Column | `-${Column}`;
