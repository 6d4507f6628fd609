import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // A forgotten `.only` would pass for a full run.
    allowOnly: false,
    globals: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,tests,tools,db,bench}/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', '**/node_modules/**'],
          globalSetup: ['tests/support/postgres-for-tests.ts'],
          // Against what hangs, not against what is slow: machines that run tests have other work, too.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-for-tests.ts', 'tests/support/screens-for-browser.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // As the waits of the pages themselves: a poll of one second knows only fast machines.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
