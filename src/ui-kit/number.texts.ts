export const zh = {
  number: {
    unreadable: '“{text}”读不出数，请只写数字',
    whole: '须是整数',
    decimals: '最多 {count} 位小数',
    least: '不能小于 {least}',
    most: '不能大于 {most}',
  },
};

export const en: typeof zh = {
  number: {
    unreadable: '“{text}” cannot be read as a number: write digits only',
    whole: 'A whole number, please',
    decimals: 'At most {count} decimals',
    least: 'No less than {least}',
    most: 'No more than {most}',
  },
};
