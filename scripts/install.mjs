// Makes node_modules match package-lock.json: `node scripts/install.mjs`. Does nothing when it already does.
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = resolve(import.meta.dirname, '..');
const oldestNode = [20, 19];

/** Ends the process with one sentence when Node is too old or the installation fails. */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    fail(`Node ${oldestNode.join('.')} or newer is needed, but this is ${process.versions.node}; install a newer one.`);
  }
  if (isInstalled()) return;
  await alone('install', () => {
    if (isInstalled()) return;
    say('installing dependencies (npm ci)');
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (npm.error) fail(`npm could not be run (${npm.error.message}); install npm, which comes with Node.`);
    if (npm.status !== 0) fail('npm ci failed, see above; check the network and start again.');
  });
}

/**
 * npm writes what it installed to node_modules/.package-lock.json, as its last act. Everything that the lockfile asks
 * for on every platform must be named there in the same version, and lie where it belongs: a node_modules that was copied
 * from another clone lacks those of the workspaces.
 */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional && !entry.devOptional)
    .every(
      ([path, entry]) =>
        present[path]?.version === entry.version &&
        present[path]?.link === entry.link &&
        existsSync(join(root, path, 'package.json')),
    );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Runs an action that only one process of this clone may run at a time. A lock whose holder is gone does not count. */
export async function alone(name, action) {
  const lock = join(root, '.rehearse', `${name}.lock`);
  mkdirSync(join(root, '.rehearse'), { recursive: true });
  for (let told = false; !takeLock(lock); told = true) {
    if (!told) say(`waiting for another process to finish its ${name}`);
    await sleep(300);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await action();
  } finally {
    release();
    process.off('exit', release);
  }
}

function takeLock(lock) {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    // A link appears at once with its content, so nobody reads a lock that is half written.
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(holderOf(lock))) rmSync(lock, { force: true });
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

export function fail(sentence) {
  say(sentence);
  process.exit(1);
}

if (process.argv[1] === import.meta.filename) await ensureInstalled();
