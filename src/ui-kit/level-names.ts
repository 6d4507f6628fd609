import { chosenLanguage } from './language.ts';

/** The levels that official forms name, in all their spellings: 产出目标, 产出指标, 数量, 数量指标. */
const english: Readonly<Record<string, string>> = {
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

/** A level as the visitor reads it; one that no form prescribes keeps its name. */
export function levelText(name: string): string {
  return chosenLanguage() === 'en' ? (english[name.replace(/(?:指标|目标)$/, '')] ?? name) : name;
}

/** 产出目标 › 数量: where an indicator stands on its form. */
export function levelsText(...levels: readonly (string | null)[]): string {
  return levels
    .filter((level) => level !== null && level !== '')
    .map((level) => levelText(level!))
    .join(' › ');
}
