/** A sample smaller than this is said to be small. */
export const smallSample = 30;
