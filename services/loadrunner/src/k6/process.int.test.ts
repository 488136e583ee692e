import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { makePointPipe } from './point-pipe.js';
import { startK6, type K6Process } from './process.js';
import { k6ForTests } from '../testing/config.js';
import { startHolder } from '../testing/holder.js';
import { LIMITS, scriptFile, temporaryFolder } from '../testing/run.js';

const ENDLESS = `import { sleep } from 'k6'; export const options = { duration: '5m' }; export default function () { sleep(0.1) }`;
const SLOW_TO_END = `${ENDLESS} export function teardown() { sleep(55) }`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function started(
  source: string,
  lines: string[] = [],
  onPoint: (line: string) => void = (line) => lines.push(line),
): Promise<K6Process> {
  const cwd = await temporaryFolder();
  const pointPipe = join(cwd, 'points');
  await makePointPipe(pointPipe);
  return startK6({
    k6: k6ForTests(),
    arguments: ['run', '--quiet', '--address', '', '--out', `json=${pointPipe}`, await scriptFile(source)],
    environment: {},
    limits: LIMITS,
    cwd,
    pointPipe,
    onPoint,
    onPrinted: () => undefined,
    onLog: () => undefined,
  });
}

describe('a k6 process', () => {
  it.each([
    ['the system', false],
    ['a watchdog', true],
  ])('dies with its parent, by %s', async (_, withoutSetpriv) => {
    const { kill, k6Pid } = await startHolder({
      k6: k6ForTests(),
      script: await scriptFile(ENDLESS),
      withoutSetpriv,
    });
    expect(isAlive(k6Pid)).toBe(true);
    kill();
    await waitFor('k6 to be gone', () => !isAlive(k6Pid));
  });

  it('ends by itself on SIGINT, and is gone when its exit is told', async () => {
    const lines: string[] = [];
    const k6 = await started(ENDLESS, lines);
    await waitFor('k6 to run', () => lines.length > 0);
    k6.stop(30);
    expect(await k6.exit).toMatchObject({ exitCode: 105 });
    expect(isAlive(k6.pid)).toBe(false);
  });

  it('is killed when it does not end within the grace', async () => {
    const lines: string[] = [];
    const k6 = await started(SLOW_TO_END, lines);
    await waitFor('k6 to run', () => lines.length > 0);
    k6.stop(0);
    expect(await k6.exit).toMatchObject({ exitCode: null });
    expect(isAlive(k6.pid)).toBe(false);
  });

  it('ends, and says why, when what it measures cannot be taken in', async () => {
    const k6 = await started(ENDLESS, [], () => {
      throw new Error('no room for a sample');
    });
    await expect(k6.exit).rejects.toThrow('no room for a sample');
    expect(isAlive(k6.pid)).toBe(false);
  });

  it('tells how much of the machine it used', async () => {
    const busy = `export const options = { duration: '3s', vus: ${availableParallelism()} }; export default function () { for (let i = 0; i < 1e6; i++); }`;
    const { cpuShare } = await (await started(busy)).exit;
    expect(cpuShare).toBeGreaterThan(0);
    expect(cpuShare).toBeLessThanOrEqual(1.05);
  });

  it('says so when k6 is not there', async () => {
    const cwd = await temporaryFolder();
    const pointPipe = join(cwd, 'points');
    await makePointPipe(pointPipe);
    const ignore = () => undefined;
    const heard = { onPoint: ignore, onPrinted: ignore, onLog: ignore };
    const start = { arguments: [], limits: LIMITS, environment: {}, cwd, pointPipe, ...heard };
    const exit = await (await startK6({ ...start, k6: '/nowhere/k6' })).exit;
    expect(exit.exitCode).not.toBe(0);
  });
});
