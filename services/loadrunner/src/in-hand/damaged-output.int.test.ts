import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { EVIDENCE } from '../evidence/evidence.js';
import { inspectScript } from '../scripts/inspection.js';
import { chanceOf } from '../testing/chance.js';
import { k6ForTests } from '../testing/config.js';
import { aRun, scriptFile, temporaryFolder } from '../testing/run.js';
import { startStubCoach, type StubCoach } from '../testing/stub-coach.js';
import { driveTest } from './drive-test.js';

const seed = proofSeed();
const chance = chanceOf(seed);
const mutations = proofSize(100, 2000);

const SCRIPT = `import http from 'k6/http'; import { check, group } from 'k6'; import { Trend, Rate, Gauge, Counter } from 'k6/metrics';
const [trend, rate, gauge, counter] = [new Trend('a_trend', true), new Rate('a_rate'), new Gauge('a_gauge'), new Counter('a_counter')];
export const options = { vus: 1, iterations: 3, thresholds: { 'a_trend{kind:a}': ['p(95)<5'], http_req_duration: ['p(95)<60000'] } };
export default function () {
  group('part', () => check(http.get(__ENV.BASE + '/health', { tags: { name: 'health' } }), { 'is up': (r) => r.status === 200 }));
  trend.add(1.5, { kind: 'a' }); rate.add(true); gauge.add(-3); counter.add(2);
}`;

let coach: StubCoach;
let script: string;
let output: Buffer;
beforeAll(async () => {
  coach = await startStubCoach();
  script = await scriptFile(SCRIPT);
  const { stdout } = await execa(
    k6ForTests(),
    ['run', '--quiet', '--address', '', '--env', `BASE=${coach.url}`, '--out', 'json=-', script],
    { encoding: 'buffer' },
  );
  output = Buffer.from(stdout);
});
afterAll(() => coach.close());

/** Bytes that mean something in JSON, beside any other. */
const TELLING = [...Buffer.from('{}[]",:\\-+.eE0123456789ntf \n\r\t\0'), 0xff, 0xc3, 0x80];
const aByte = () => (chance.between(0, 1) === 0 ? chance.oneOf(TELLING) : chance.between(0, 255));

function mutated(bytes: Buffer): Buffer {
  let changed = bytes;
  for (let left = chance.between(1, 8); left > 0; left--) {
    const at = chance.between(0, changed.length - 1);
    const taken = chance.between(0, 3);
    const given = Buffer.from(Array.from({ length: chance.between(taken === 0 ? 1 : 0, 3) }, aByte));
    changed = Buffer.concat([changed.subarray(0, at), given, changed.subarray(at + taken)]);
  }
  return changed;
}

/** A k6 that writes these bytes, whatever it is asked. */
async function k6Writing(bytes: Buffer): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'output'), bytes);
  const pipe = `for told; do case "$told" in json=*) pipe="\${told#json=}";; esac; done`;
  await writeFile(join(folder, 'k6'), `#!/bin/sh\n${pipe}\ncat '${join(folder, 'output')}' >"$pipe"\n`);
  await chmod(join(folder, 'k6'), 0o755);
  return join(folder, 'k6');
}

/** By the meaning of JSON alone: whether k6 could have written the line so. */
function isWhole(line: string, declared: Set<string>): boolean {
  try {
    const { type, metric, data } = JSON.parse(line) as { type: string; metric: string; data: Record<string, unknown> };
    if (type === 'Metric') {
      const known = ['counter', 'gauge', 'rate', 'trend'].includes(data.type as string);
      const whole = known && typeof data.name === 'string' && typeof data.contains === 'string';
      if (whole) declared.add(data.name as string);
      return whole;
    }
    const tags = data.tags as Record<string, unknown> | null | undefined;
    return (
      type === 'Point' &&
      declared.has(metric) &&
      Number.isFinite(data.value) &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(data.time as string) &&
      !Number.isNaN(Date.parse(`${(data.time as string).slice(0, 19)}Z`)) &&
      !Array.isArray(tags) &&
      (tags == null || (typeof tags === 'object' && Object.values(tags).every((tag) => typeof tag === 'string')))
    );
  } catch {
    return false;
  }
}
/** Wherever in the line: what was damaged may stand before it. */
const isOfK6 = (line: string) => /\{"(metric|type)":|"type":"(Point|Metric)"/.test(line);

it(
  `of ${mutations} damaged outputs of k6 every bad line is counted and told, and none ends the process (seed ${seed})`,
  async () => {
    const inspection = await inspectScript({ k6: k6ForTests(), readSeconds: 10 }, script, {});
    let bad = 0;
    for (let turn = 0; turn < mutations; turn++) {
      const bytes = mutated(output);
      const run = await aRun(script, coach.url, { k6: await k6Writing(bytes) });
      const { evidence, notes } = await driveTest(run, inspection);
      const declared = new Set<string>();
      const damaged = new TextDecoder()
        .decode(bytes)
        .split('\n')
        .filter((line) => !isWhole(line, declared) && isOfK6(line));
      expect([turn, evidence.points.damagedLines]).toEqual([turn, damaged.length]);
      const log = await readFile(join(run.folder, EVIDENCE.log), 'utf8');
      for (const line of damaged) expect(log).toContain(line);
      expect(notes.join()).toMatch(
        damaged.length === 0 ? /^$/ : new RegExp(`^${damaged.length} lines? of k6's output`),
      );
      bad += damaged.length;
    }
    process.stderr.write(`damaged outputs, seed ${seed}: ${mutations}, with ${bad} lines that were counted\n`);
    expect(bad).toBeGreaterThan(mutations / 2);
  },
  proofSize(300_000, 900_000),
);
