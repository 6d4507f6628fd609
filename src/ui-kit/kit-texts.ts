import * as kit from './kit.texts.ts';
import { type Translate, textsOf, useTexts } from './texts.ts';

/** What all screens say alike, outside of components. */
export function kitTexts(): Translate<typeof kit.zh> {
  return textsOf(kit);
}

/** What all screens say alike: acts, states, words of the domain. */
export function useKitTexts(): Translate<typeof kit.zh> {
  return useTexts(kit);
}
