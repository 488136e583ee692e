// `npm test`: installs and builds what is missing, then runs every test. Arguments go to jest, as in
// `npm test -- --selectProjects unit`. The last line is always `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root, say } from './install.mjs';

let passed = 0;
let failed = 0;
// Also when nothing could be installed or built: whoever reads the last line learns that nothing passed.
process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));

await ensureInstalled();
await ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'rehearsal-jest-'));
const resultsFile = join(folder, 'results.json');
const status = await runJest(resultsFile);
const results = read(resultsFile);
rmSync(folder, { recursive: true, force: true });

for (const [project, count] of perProject(results)) say(`${project}: ${count.passed} passed, ${count.failed} failed`);
const broken = results.numRuntimeErrorTestSuites;
if (broken > 0) say(`${broken} test ${broken === 1 ? 'file' : 'files'} could not be run`);
// A file that cannot even be run counts as one failure, or it would not show in the last line.
passed = results.numPassedTests;
failed = results.numFailedTests + broken;
if (passed + failed === 0) say('no test was run');
process.exitCode = status === 0 && failed === 0 && passed > 0 ? 0 : 1;

/**
 * Jest takes every word after --selectProjects for the name of a project, and with a path among them it runs everything.
 * So paths go in front: `--selectProjects int services/scenario` runs one folder.
 */
function pathsFirst(given) {
  const projects = ['unit', 'int', 'e2e', 'store'];
  const option = given.indexOf('--selectProjects');
  if (option < 0) return given;
  let end = option + 1;
  while (end < given.length && !given[end].startsWith('-')) end += 1;
  const names = given.slice(option + 1, end);
  const paths = names.filter((name) => !projects.includes(name));
  const chosen = names.filter((name) => projects.includes(name));
  return [...paths, ...given.slice(0, option), ...given.slice(end), '--selectProjects', ...chosen];
}

/** Jest's own exit status; 1 when it was ended by a signal. */
function runJest(outputFile) {
  // Ctrl-C reaches jest by itself; we stay to print what it found until then.
  process.on('SIGINT', () => {});
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  const args = [join(root, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${outputFile}`];
  const jest = spawn(process.execPath, [...args, ...pathsFirst(process.argv.slice(2))], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: options.trim() },
    stdio: 'inherit',
  });
  process.on('SIGTERM', () => jest.kill('SIGTERM'));
  return new Promise((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults: [] };
  }
}

/** A file's name says which project it belongs to: `x.unit.test.ts`. */
function perProject({ testResults }) {
  const counts = new Map();
  for (const { name, assertionResults } of testResults) {
    const project = /\.(\w+)\.test\.[jt]sx?$/.exec(name)?.[1] ?? 'other';
    const count = counts.get(project) ?? { passed: 0, failed: 0 };
    count.passed += assertionResults.filter(({ status }) => status === 'passed').length;
    count.failed += assertionResults.filter(({ status }) => status === 'failed').length;
    counts.set(project, count);
  }
  return counts;
}
