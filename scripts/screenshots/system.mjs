import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { root } from '../install.mjs';

const UP_WITHIN_MS = 300_000;

/** There once all is built. */
const built = (file) => import(new URL(`../../packages/${file}.js`, import.meta.url).href);

/** Asks until there is an answer that is something. */
export async function until(what, probe, withinMs = 120_000) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await later(250);
  }
}

/** A whole system of its own with the samples, as `npm start` has it, and its API. */
export async function startSystem() {
  const home = mkdtempSync(join(tmpdir(), 'rehearsal-screenshots-'));
  let printed = '';
  const up = spawn(process.execPath, [join(root, 'cli/bin/rehearse.mjs'), 'up'], {
    cwd: root,
    env: { ...process.env, REHEARSAL_HOME: home, REHEARSAL_PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [up.stdout, up.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const ended = new Promise((resolve) => up.once('exit', resolve));
  const stop = async () => {
    if (up.exitCode === null && up.signalCode === null) up.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(1)));
  try {
    await until(
      'the system',
      () => {
        if (up.exitCode !== null) throw new Error(`rehearse up ended with ${up.exitCode}:\n${printed}`);
        return printed.includes('#/sign-in?link=');
      },
      UP_WITHIN_MS,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  const { readCliToken, readSystemFile } = await built('backing/dist/running/system-file');
  const { API } = await built('contracts/dist/http/api-prefix');
  const { url, worker_environment: environment } = await readSystemFile(home);
  const token = await readCliToken(home);
  const api = async (method, path, body, more = {}) => {
    const answer = await fetch(`${url}${API}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', prefer: 'wait=30', ...more },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return { url, api, brokers: environment.KAFKA_BROKERS.split(','), stop };
}
