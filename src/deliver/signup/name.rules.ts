export const longestName = 40;

/** Whether somebody can be called so: with a letter in it, and no markup. Emoji or signs alone are no name. */
export function isCalled(name: string): boolean {
  return /\p{L}/u.test(name) && !/[<>{}\\]|&#|https?:/iu.test(name);
}
