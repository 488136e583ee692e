// `npm start`: installs and builds what is missing, then is `rehearse up` itself. The same process goes on, so that
// Ctrl-C reaches it once and its exit code is the one the caller sees.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';

await ensureInstalled();
await ensureBuilt();
stopWithNpm();
const program = join(root, 'cli/bin/rehearse.mjs');
process.argv = [process.argv[0], program, 'up', ...process.argv.slice(2)];
await import(program);

/** npm does not pass a SIGTERM on. Where the system tells who npm is, its end is ours too. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start' || process.platform !== 'linux') return;
  const npm = findNpm(process.ppid);
  if (npm === undefined) return;
  const watch = setInterval(() => {
    if (commandOf(npm) !== undefined) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 1_000);
  watch.unref();
}

/** npm is our parent, or the parent of the shell between us. */
function findNpm(parent) {
  if (commandOf(parent)?.startsWith('npm')) return parent;
  const grandparent = Number(/\nPPid:\t(\d+)/.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1]);
  return commandOf(grandparent)?.startsWith('npm') ? grandparent : undefined;
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return undefined;
  }
}
