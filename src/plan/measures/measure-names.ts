import { measureLibrary } from './measure-library.data.ts';

/** The English name of a measure: the library's, as long as it still has the library's name; what an officer typed stays as typed. */
export function englishNameOf({ code, name }: { code: string; name: string }): string {
  const ready = measureLibrary.find((measure) => measure.code === code);
  return ready?.name === name ? ready.nameEn : name;
}
