/** English names of what official forms prescribe in Chinese. What is not listed keeps its name. */

const englishUnits: Readonly<Record<string, string>> = {
  人次: 'person-times',
  区: 'districts',
  场: 'sessions',
  元: 'yuan',
  万元: '×10,000 yuan',
  项: 'items',
  人: 'people',
  份: 'forms',
  笔: 'expenses',
  件: 'pieces',
  套: 'sets',
  册: 'copies',
  站: 'stops',
  个: 'in number',
  组: 'groups',
  支: 'teams',
  次: 'times',
  天: 'days',
  家: 'places',
  条: 'records',
  幅: 'works',
  期: 'issues',
  篇: 'articles',
  分: 'fen',
};

/** The levels that official forms name, in all their spellings: 产出目标, 产出指标, 数量, 数量指标. */
const englishLevels: Readonly<Record<string, string>> = {
  投入与管理: 'Input and management',
  投入管理: 'Input management',
  财务管理: 'Financial management',
  项目管理: 'Project management',
  产出: 'Output',
  数量: 'Quantity',
  质量: 'Quality',
  时效: 'Timeliness',
  成本: 'Cost',
  经济成本: 'Economic cost',
  社会成本: 'Social cost',
  生态环境成本: 'Environmental cost',
  效果: 'Effect',
  效益: 'Benefit',
  经济效益: 'Economic benefit',
  社会效益: 'Social benefit',
  生态效益: 'Ecological benefit',
  环境效益: 'Environmental benefit',
  可持续影响: 'Lasting influence',
  影响力: 'Influence',
  长效管理: 'Lasting management',
  满意度: 'Satisfaction',
  服务对象满意度: 'Satisfaction of those served',
  其他: 'Other',
  其它: 'Other',
};

/** Of so many: `1 district`, `16 districts`; the plural where no number stands beside it. */
export function englishUnit(unit: string, quantity = 2): string {
  const name = englishUnits[unit];
  if (name === undefined || quantity !== 1) return name ?? unit;
  return { people: 'person', copies: 'copy' }[name] ?? name.replace(/s$/, '');
}

/** Of a first or second level, in whatever spelling: 产出目标, 产出指标, 产出. */
export function englishLevel(name: string): string {
  return englishLevels[name.replace(/(?:指标|目标)$/, '')] ?? name;
}
