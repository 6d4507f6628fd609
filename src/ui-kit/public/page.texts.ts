export const zh = {
  skip: '跳到正文',
  demo: '演示数据',
  reading: '阅读方式',
  largeType: '长辈版',
  normalType: '标准字号',
  otherLanguage: 'English',
  otherLanguageShort: 'EN',
};

export const en = {
  skip: 'Skip to the content',
  demo: 'Demo data',
  reading: 'Reading',
  largeType: 'Large type',
  normalType: 'Normal type',
  otherLanguage: '中文',
  otherLanguageShort: '中文',
};
