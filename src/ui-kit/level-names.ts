import { englishLevel } from '#src/kernel/english-names.ts';
import { chosenLanguage } from './language.ts';

/** 产出目标 › 数量: where an indicator stands on its form, in the visitor's language. */
export function levelsText(...levels: readonly (string | null)[]): string {
  const english = chosenLanguage() === 'en';
  return levels.flatMap((level) => (level ? [english ? englishLevel(level) : level] : [])).join(' › ');
}
