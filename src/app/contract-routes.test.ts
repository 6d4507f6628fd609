import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from 'vite';
import { contractRoutes } from './contract-routes.ts';

const contract = fileURLToPath(new URL('../deliver/sessions/session.contract.ts', import.meta.url));

/** What a browser is given for a module with this text. */
async function builtFrom(text: string): Promise<string> {
  const entry = {
    name: 'entry',
    resolveId: (id: string) => (id === 'entry' ? id : null),
    load: (id: string) => (id === 'entry' ? text : null),
  };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [entry, contractRoutes()],
    build: { write: false, minify: false, rolldownOptions: { input: 'entry' } },
  });
  return (Array.isArray(built) ? built : [built])
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((one) => (one.type === 'chunk' ? one.code : ''))
    .join('\n');
}

test('a contract comes as its routes, under whatever name, without schemas and their library', async () => {
  const code = await builtFrom(`import { sessionContract as sessions } from '${contract}'; console.log(sessions.calendar);`);
  expect(code).toContain('/sessions/calendar');
  expect(code).toContain('sessions.read');
  expect(code).not.toContain('inputSchema:');
  expect(code).not.toContain('invalid_type');
});

test('what else is imported beside it comes from the file itself', async () => {
  const code = await builtFrom(
    `import { sessionContract, sessionStates } from '${contract}'; console.log(sessionContract.calendar, sessionStates);`,
  );
  expect(code).toContain('/sessions/calendar');
  expect(code).toContain('cancelled');
});
