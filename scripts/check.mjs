// Everything about the code that can be told without running it: types, lint, fences, cycles, unused exports, formatting.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './install.mjs';

await ensureInstalled();

const steps = [
  ['types', 'tsc', ['-b']],
  ['types of tests', 'tsc', ['-p', 'tsconfig.tests.json']],
  ['types of the web', 'tsc', ['-p', 'web', '--noEmit']],
  // In parts, since the types of all modules at once do not fit into a process of Node as it comes.
  ['lint of packages and gateway', 'eslint', ['packages', 'gateway', '--max-warnings=0']],
  ['lint of services', 'eslint', ['services', '--max-warnings=0']],
  [
    'lint of the rest',
    'eslint',
    [
      '.',
      '--max-warnings=0',
      ...['packages', 'gateway', 'services'].flatMap((part) => ['--ignore-pattern', `${part}/**`]),
    ],
  ],
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
      'loadtests',
    ],
  ],
  ['unused files, exports and dependencies', 'knip', []],
  ['formatting', 'prettier', ['--check', '--log-level', 'warn', '.']],
];

let failed = 0;
for (const [name, tool, args] of steps) {
  const started = Date.now();
  const { status } = spawnSync('npx', ['--no-install', tool, ...args], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
process.exit(failed === 0 ? 0 : 1);
