import { buildScreens } from '#src/app/build-screens.ts';

/**
 * Builds the screens once, before the browser tests ask for them. As `npm start` does it: under the tests' own
 * NODE_ENV they would come out as development builds, and be kept.
 */
export default async function setup(): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await buildScreens();
  } finally {
    process.env.NODE_ENV = before;
  }
}
