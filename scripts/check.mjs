// Everything about the code that can be told without running it: types, lint, fences, cycles, unused exports, formatting.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { buildTypes, compiler } from './compiler.mjs';
import { ensureInstalled } from './install.mjs';

await ensureInstalled();

const builds = ['types', compiler, buildTypes];
const steps = [
  ['types of tests', compiler, ['-p', 'tsconfig.tests.json']],
  ['types of the web', compiler, ['-p', 'web', '--noEmit']],
  ['lint', 'oxlint', []],
  [
    'fences and cycles',
    'depcruise',
    [
      '--config',
      '.dependency-cruiser.cjs',
      'packages/*/src',
      'gateway/src',
      'services/*/src',
      'cli/src',
      'web/src',
      'e2e',
      'bench/src',
      'loadtests',
    ],
  ],
  ['unused files, exports and dependencies', 'knip', []],
  ['formatting', 'prettier', ['--check', '--log-level', 'warn', '.']],
];

let failed = 0;
async function take([name, tool, args]) {
  const started = Date.now();
  // Two outputs at once could not be read: each step tells all it has to say when it has ended.
  const { stdout, stderr, exited } = run(tool, args);
  const [said, complained, status] = await Promise.all([text(stdout), text(stderr), exited]);
  if (status !== 0) failed += 1;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${said}${complained}${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`);
}

function run(tool, args) {
  const [program, ...rest] = tool === compiler ? [process.execPath, tool] : ['npx', '--no-install', tool];
  const step = spawn(program, [...rest, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise((resolve) => step.once('exit', resolve).once('error', () => resolve(null)));
  return { stdout: step.stdout, stderr: step.stderr, exited };
}

// The others read what it writes.
await take(builds);
const left = steps.values();
const workers = Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
  for (const step of left) await take(step);
});
await Promise.all(workers);
process.exit(failed === 0 ? 0 : 1);
