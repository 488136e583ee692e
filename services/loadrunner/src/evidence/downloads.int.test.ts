import { mkdir, readdir, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceToken } from '@rehearsal/testing/service-process';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { asService } from '@rehearsal/platform/http/service-token';
import { startGateway, type GatewayUnderTest } from '../testing/gateway.js';
import { startLoadRunner, type LoadRunnerUnderTest } from '../testing/load-runner-under-test.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';

const SCRIPT = `import http from 'k6/http';
export const options = { vus: 1, iterations: 1 };
export default function () { http.get(__ENV.BASE + '/health'); }`;
const DOWNLOADS = 100;
/** The gateway keeps no more connections to an owner than it needs. */
const AT_ONCE = 20;
/** More than every buffer on the way holds, so that no download has ended when its caller goes. */
const BYTES = 64 * 1024 * 1024;

let coach: StubCoach;
let runner: LoadRunnerUnderTest;
let gateway: GatewayUnderTest;
let id: string;

beforeAll(async () => {
  coach = await startStubCoach();
  runner = await startLoadRunner({ backing: backingFromEnv(), scripts: { good: SCRIPT }, coachUrl: coach.url });
  gateway = await startGateway(runner);
  id = await runner.queue('good');
  const folder = join(runner.resultsFolder, id);
  await mkdir(folder, { recursive: true });
  for (const file of ['log.txt', 'points.ndjson.gz', 'series.json'])
    await writeFile(join(folder, file), Buffer.alloc(BYTES));
});
afterAll(async () => {
  await gateway.close();
  await runner.close();
  await coach.close();
});

/** What the process has open of the evidence. */
async function openFiles(): Promise<string[]> {
  const descriptors = `/proc/${runner.service.child.pid ?? ''}/fd`;
  const links = (await readdir(descriptors)).map((name) => readlink(join(descriptors, name)).catch(() => ''));
  return (await Promise.all(links)).filter((file) => file.startsWith(runner.resultsFolder));
}

/** Begins many downloads, and goes when the first bytes of each are there. */
async function leaveDownloads(count: number, url: string, headers: Record<string, string>): Promise<void> {
  const leave = new AbortController();
  const readers = await Promise.all(
    Array.from({ length: count }, async () => {
      const response = await fetch(url, { headers, signal: leave.signal });
      expect(response.status).toBe(200);
      const reader = response.body?.getReader();
      await reader?.read();
      return reader;
    }),
  );
  expect((await openFiles()).length).toBe(readers.length);
  leave.abort();
  await waitFor('the files to be closed', async () => (await openFiles()).length === 0);
}

describe('a download whose caller goes before its end', () => {
  it.each(['log', 'series', 'evidence/points.ndjson.gz'])('leaves no file open: %s', async (path) => {
    await leaveDownloads(DOWNLOADS, `${runner.service.url}/load-runs/${id}/${path}`, asService(serviceToken));
  });

  it('leaves no file open either when the gateway stands between', async () => {
    const url = `${gateway.url}/api/v1/load-runs/${id}/evidence/points.ndjson.gz`;
    for (let left = 0; left < DOWNLOADS; left += AT_ONCE) await leaveDownloads(AT_ONCE, url, gateway.asAdmin);
  });
});
