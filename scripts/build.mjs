// Builds what is not up to date: `node scripts/build.mjs`. A build that has nothing to do only looks at file times.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildTypes, compiler } from './compiler.mjs';
import { alone, ensureInstalled, fail, root, say } from './install.mjs';

const projects = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8')).references.map(({ path }) => path);

const parts = [
  {
    name: 'packages and services (tsc)',
    stamp: 'build-tsc',
    sources: ['package-lock.json', 'tsconfig.build.json', 'tsconfig.base.json', ...projects],
    outputs: projects.filter((path) => existsSync(join(root, path, 'src'))).map((path) => join(path, 'dist')),
    command: () => [compiler, ...buildTypes],
    cwd: root,
  },
  {
    name: 'command line (rolldown)',
    stamp: 'build-cli',
    sources: ['package-lock.json', 'cli', 'packages'],
    outputs: ['cli/dist/main.js'],
    command: () => [join(root, 'cli/bundle.mjs')],
    cwd: root,
  },
  {
    name: 'admin UI (vite)',
    stamp: 'build-web',
    sources: ['package-lock.json', 'web', 'packages/contracts', 'packages/client', 'packages/rehearsing'],
    outputs: ['web/dist'],
    command: () => [viteProgram(), 'build', '--logLevel', 'warn'],
    cwd: join(root, 'web'),
    skip: () => !existsSync(join(root, 'web/index.html')),
  },
];

/** Ends the process with one sentence when something does not build. */
export async function ensureBuilt() {
  if (parts.every(isFresh)) return;
  await alone('build', async () => {
    const stale = parts.filter((part) => !isFresh(part));
    // At once: the command line and the pages are built from the sources of the packages.
    const built = await Promise.all(stale.map(build));
    const failed = stale.filter((_, index) => !built[index]).map(({ name }) => name);
    if (failed.length > 0) fail(`${failed.join(' and ')} did not build, see above.`);
  });
}

async function build(part) {
  say(`building ${part.name}`);
  const before = fingerprint(part);
  const builder = spawn(process.execPath, part.command(), { cwd: part.cwd, stdio: ['ignore', 2, 2] });
  const [status] = await once(builder, 'exit').catch(() => [null]);
  if (status !== 0) return false;
  mkdirSync(dirname(stampFile(part)), { recursive: true });
  // The state from before: what was saved while it was being built will be built next time.
  writeFileSync(stampFile(part), before);
  return true;
}

function isFresh(part) {
  if (part.skip?.()) return true;
  if (!part.outputs.every((path) => existsSync(join(root, path)))) return false;
  return existsSync(stampFile(part)) && readFileSync(stampFile(part), 'utf8') === fingerprint(part);
}

function stampFile(part) {
  return join(root, '.rehearse', part.stamp);
}

/** Changes whenever a source is added, removed, or written. */
function fingerprint(part) {
  const hash = createHash('sha256');
  for (const source of part.sources) {
    for (const { path, size, mtimeMs } of files(join(root, source))) hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const notSources = new Set(['node_modules', 'dist', 'generated']);

function files(path) {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts) return [];
  if (!facts.isDirectory())
    return path.endsWith('.tsbuildinfo') ? [] : [{ path, size: facts.size, mtimeMs: facts.mtimeMs }];
  return readdirSync(path)
    .filter((name) => !notSources.has(name))
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function viteProgram() {
  const manifest = createRequire(join(root, 'web/package.json')).resolve('vite/package.json');
  return join(dirname(manifest), 'bin/vite.js');
}

if (process.argv[1] === import.meta.filename) {
  await ensureInstalled();
  await ensureBuilt();
}
