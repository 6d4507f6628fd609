import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { ensureInstalled, root, say } from './install.mjs';
import { projectEnvironment, runNode } from './launch.mjs';

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The headless shell first: it opens the same pages at two thirds of the work. A `CHROMIUM_PATH` that leads nowhere finds nothing: whoever
 * set it meant that one and no other.
 */
function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return isProgram(CHROMIUM_PATH) ? CHROMIUM_PATH : undefined;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** What vitest wrote of a run. A file that did not even load, and a run that ended badly without a failed test, count as one failure each. */
function countResults(report, exitCode) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, failures: [] };
  const { numPassedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const failures = testResults.flatMap(failuresOf);
  return {
    passed: numPassedTests,
    failed: failures.length === 0 && exitCode !== 0 ? 1 : failures.length,
    skipped: numPendingTests + numTodoTests,
    failures,
  };
}

/** The failed tests of a file, each with the first line of its message; the file itself when it failed without one. */
function failuresOf({ name, status, message, assertionResults }) {
  const place = relative(root, name);
  const firstLine = (text) => (text ?? '').trim().split('\n')[0];
  const tests = assertionResults.filter((test) => test.status === 'failed');
  if (tests.length === 0 && status === 'failed') return [`${place}: ${firstLine(message)}`];
  return tests.map((test) => `${place} > ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

async function runProject(node, project, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'kepu-test-report-'));
  const report = join(folder, 'report.json');
  try {
    const code = await runNode(
      node,
      [
        join(root, 'node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--project',
        project,
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...args,
      ],
      { env, cwd: root },
    );
    return countResults(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function buildScreens(node) {
  const script = join(root, 'src', 'app', 'build-screens.ts');
  return existsSync(script) ? runNode(node, [script], { env: projectEnvironment(), cwd: root }) : 0;
}

function sayNoBrowser(required) {
  const line = '!'.repeat(72);
  console.error(line);
  say(
    '未找到 Chromium：浏览器部分的测试没有运行！安装 Chromium，或用 CHROMIUM_PATH 指出它的位置，再运行一次。',
    'No Chromium found: the browser tests were NOT RUN! Install Chromium, or point CHROMIUM_PATH to it, and run again.',
  );
  if (required) say('KEPU_BROWSER=required：按失败计。', 'KEPU_BROWSER=required: this counts as a failure.');
  console.error(line);
}

/** Runs all tests, the browser's last. The closing line on stdout is `N passed, N failed`. Gives the exit code. */
export async function runTests(args) {
  const node = await ensureInstalled();
  const results = [];
  if ((await buildScreens(node)) !== 0) {
    say('界面构建失败，见上文。', 'The screens could not be built, see above.');
    results.push({ passed: 0, failed: 1, skipped: 0, failures: [] });
  }
  results.push(await runProject(node, 'unit', args, projectEnvironment()));
  const chromium = findChromium();
  if (chromium) {
    results.push(await runProject(node, 'browser', args, projectEnvironment({ CHROMIUM_PATH: chromium })));
  } else {
    const required = process.env.KEPU_BROWSER === 'required';
    sayNoBrowser(required);
    if (required) results.push({ passed: 0, failed: 1, skipped: 0, failures: [] });
  }
  // Said again at the end: whoever sees only the last lines of a long run should know what to look at.
  for (const failure of results.flatMap(({ failures }) => failures)) console.log(`✗ ${failure}`);
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  if (sum('skipped') > 0) say(`${sum('skipped')} 个测试被跳过。`, `${sum('skipped')} tests were skipped.`);
  if (sum('passed') + sum('failed') === 0) say('没有运行任何测试。', 'No test was run.');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}
