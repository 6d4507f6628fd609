import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { contractRoutes } from './src/app/contract-routes.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How one of the web shells under src/app/web is built: served under `/<name>/`, written to `dist/<name>`. */
export function screenConfig(name: string): UserConfig {
  return {
    root: here(`./src/app/web/${name}`),
    base: `/${name}/`,
    plugins: [react(), contractRoutes()],
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: here(`./dist/${name}`),
      emptyOutDir: true,
      target: 'es2022',
      // React and antd are above the default limit by their nature.
      chunkSizeWarningLimit: 1500,
      // All that a start needs is one file, and what several screens share a few: each by itself costs a browser a request before anything is shown.
      rolldownOptions: {
        output: {
          strictExecutionOrder: true,
          codeSplitting: {
            groups: [
              { name: 'start', tags: ['$initial'] },
              { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 30_000 },
            ],
          },
        },
      },
    },
  };
}

export default defineConfig(screenConfig('console'));
