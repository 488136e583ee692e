import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isTerminal, LoadRunView } from '@rehearsal/contracts/load/load-run';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import type { ServiceProcess } from '@rehearsal/testing/service-process';
import { waitFor } from '@rehearsal/testing/wait-for';
import { chanceOf } from './testing/chance.js';
import { countedScript, startCountingTarget } from './testing/counting-target.js';
import { startKillableBacking, type KillableBacking } from './testing/killable-backing.js';
import { startLoadRunner, type LoadRunnerUnderTest } from './testing/load-runner-under-test.js';
import { k6Below } from './testing/processes.js';

type Victim = 'worker' | 'k6' | 'redis' | 'kafka';

const size: Record<Victim, number> = {
  worker: proofSize(2, 40),
  k6: proofSize(2, 30),
  redis: proofSize(1, 20),
  kafka: proofSize(1, 10),
};
const kills = Object.values(size).reduce((sum, count) => sum + count, 0);
const seed = proofSeed();
const chance = chanceOf(seed);
const WORKERS = 3;
const OUTSTANDING = 6;

let backing: KillableBacking;
let runner: LoadRunnerUnderTest;
let alone: Awaited<ReturnType<typeof startCountingTarget>>;
let shared: Awaited<ReturnType<typeof startCountingTarget>>;
const workers = new Map<string, ServiceProcess>();

beforeAll(async () => {
  [backing, alone, shared] = await Promise.all([startKillableBacking(), startCountingTarget(), startCountingTarget()]);
  runner = await startLoadRunner({
    backing: backing.addresses,
    scripts: { steady: countedScript('{ vus: 1, duration: "3s" }') },
    coachUrl: alone.url,
    targets: [shared.url],
    workerSettings: { CANCEL_GRACE_SECONDS: '2' },
    supervised: true,
  });
  await Promise.all(Array.from({ length: WORKERS }, hire));
});

afterAll(async () => {
  isOver = true;
  await runner.close();
  await backing.stop();
  await Promise.all([alone.close(), shared.close()]);
});

let hired = 0;
let isOver = false;
async function hire(): Promise<void> {
  const id = `worker-${(hired += 1)}`;
  const worker = await runner.startWorker(id);
  workers.set(id, worker);
  // One that cannot go on ends by itself, and its supervisor starts another.
  worker.child.once('exit', () => {
    if (isOver || !workers.delete(id)) return;
    process.stderr.write(`${id} ended by itself: ${worker.output().slice(-1000)}\n`);
    replacements.push(hire());
  });
}

/** Ids of all runs that were queued. Those on the target `alone` have it to themselves; the others run side by side. */
const queued: string[] = [];
async function queueOne(): Promise<void> {
  const id = `run-${queued.length + 1}`;
  queued.push(id);
  const order =
    queued.length % 3 === 0
      ? { parameters: { model: id } }
      : { parameters: { model: id, target: shared.url }, concurrent: true };
  await runner.giveUntilTaken('QueueLoadRun', id, { test: 'steady', ...order });
}
async function feedUntil(enough: AbortSignal): Promise<void> {
  while (!enough.aborted) {
    if ((await unfinished()).length < OUTSTANDING) await queueOne();
    else await pause(100);
  }
}
const read = (id: string) => runner.readRun(id).catch(() => undefined);
const unfinished = async () => {
  const runs = await Promise.all(queued.map(read));
  return queued.filter((_, index) => !isTerminal(runs[index]?.state ?? 'queued'));
};

/** Throws which runs are still under way, so that a wait in vain says so. */
async function everyRunToEnd(): Promise<true> {
  const left = await Promise.all((await unfinished()).map(read));
  if (left.length === 0) return true;
  const told = left.map((run) => ({ id: run?.id, state: run?.state, worker: run?.worker_id, queued: run?.queued_at }));
  throw new Error(JSON.stringify(told));
}

/** Runs that a killed worker had, with when it was killed. */
const orphaned: { id: string; at: number }[] = [];
const hits: Record<Victim, number> = { worker: 0, k6: 0, redis: 0, kafka: 0 };

async function kill(victim: Victim): Promise<void> {
  if (victim === 'redis' || victim === 'kafka') await backing.kill(victim);
  else if (victim === 'k6') {
    const [k6] = await waitFor('a k6 to kill', () => someK6(), { withinMs: 60_000 });
    process.kill(k6.pid, 'SIGKILL');
  } else {
    const id = chance.oneOf([...workers.keys()]);
    const worker = workers.get(id);
    workers.delete(id);
    await worker?.kill('SIGKILL');
    const at = Date.now();
    for (const run of await unfinished()) if ((await read(run))?.worker_id === id) orphaned.push({ id: run, at });
    replacements.push(hire());
  }
  hits[victim] += 1;
}
const replacements: Promise<void>[] = [];
const someK6 = () => {
  const found = chance.shuffled(k6Below(runner.resultsFolder));
  return found.length > 0 ? (found as [(typeof found)[number]]) : null;
};

/** Looks again and again for a k6 whose worker is gone: a sight must repeat, since a kill takes its moment. */
function watchOwners() {
  const ownerless = new Set<number>();
  let suspects = new Set<number>();
  const look = () => {
    const owners = new Set([...workers.values()].map(({ child }) => child.pid));
    const seen = k6Below(runner.resultsFolder).filter(({ parent }) => !owners.has(parent));
    for (const { pid } of seen) if (suspects.has(pid)) ownerless.add(pid);
    suspects = new Set(seen.map(({ pid }) => pid));
  };
  const timer = setInterval(look, 1000);
  return { ownerless, end: () => clearInterval(timer) };
}

it(
  `every run ends once, and owned, through ${kills} kills at random points (seed ${seed})`,
  async () => {
    const owners = watchOwners();
    const enough = new AbortController();
    const feeder = feedUntil(enough.signal);
    const victims = chance.shuffled(
      Object.entries(size).flatMap(([victim, count]) => Array.from({ length: count }, () => victim as Victim)),
    );
    for (const victim of victims) {
      await pause(chance.between(200, 3000));
      await kill(victim);
    }
    enough.abort();
    await feeder;
    await Promise.all(replacements);
    await waitFor('every run to end', everyRunToEnd, { withinMs: 240_000, everyMs: 500 });
    owners.end();

    const runs = await Promise.all(queued.map(async (id) => LoadRunView.parse(await runner.readRun(id))));
    const verdicts = runs.map(({ verdict }) => verdict ?? 'none');
    const counts = Object.fromEntries(
      verdicts.map((verdict) => [verdict, verdicts.filter((v) => v === verdict).length]),
    );
    const lateness = orphaned.map(({ id, at }) => {
      const run = runs.find((found) => found.id === id);
      return Date.parse(run?.finished_at ?? '') - at;
    });
    const slowest = Math.max(0, ...lateness);
    process.stderr.write(
      `chaos, seed ${seed}: killed ${JSON.stringify(hits)}; ${runs.length} runs ${JSON.stringify(counts)}; ` +
        `${orphaned.length} were in killed hands, the last of them ended ${(slowest / 1000).toFixed(1)} s later\n`,
    );

    const traffic = new Map([...alone.traffic, ...shared.traffic]);
    const startedTwice = runs.filter(({ id }) => (traffic.get(id)?.begun ?? 0) > 1);
    const passedUnseen = runs.filter(({ id, verdict }) => verdict === 'passed' && traffic.get(id)?.begun !== 1);
    expect({ startedTwice, passedUnseen }).toEqual({ startedTwice: [], passedUnseen: [] });
    expect([...owners.ownerless]).toEqual([]);
    expect(k6Below(runner.resultsFolder)).toEqual([]);
    expect(overlapping()).toEqual([]);
    for (const { id, verdict, reasons } of runs) {
      expect({ id, verdict, reasons }).toEqual({
        id,
        verdict: expect.stringMatching(/^(passed|error)$/) as unknown,
        reasons: [expect.any(String)],
      });
    }
    expect(await eventsOfEach()).toEqual(new Map(queued.map((id) => [id, { LoadRunQueued: 1, LoadRunFinished: 1 }])));
    expect(await unreadableReports()).toEqual([]);
  },
  proofSize(420_000, 3_600_000),
);

/** Pairs of runs that had the target `alone` at the same time. */
function overlapping(): string[] {
  const runs = [...alone.traffic].sort(([, a], [, b]) => a.first - b.first);
  return runs.flatMap(([name, { first }], index) => {
    const before = runs[index - 1];
    return before && before[1].last > first ? [`${before[0]} and ${name}`] : [];
  });
}

/** How often each run was told to be queued and ended; an event that comes again is the same event. */
async function eventsOfEach(): Promise<Map<string, object>> {
  const { heard } = runner.bus;
  await waitFor(
    'the end of every run to be told',
    () =>
      new Set(heard.filter(({ type }) => type === 'LoadRunFinished').map(({ aggregateId }) => aggregateId)).size >=
      queued.length,
    { withinMs: 90_000, everyMs: 500 },
  );
  const once = [...new Map(heard.map((event) => [event.id, event])).values()];
  const count = (id: string, type: string) =>
    once.filter((event) => event.aggregateId === id && event.type === type).length;
  const restarted = queued.filter((id) => count(id, 'LoadRunPreparing') > 1 || count(id, 'LoadRunStarted') > 1);
  expect(restarted).toEqual([]);
  return new Map(
    queued.map((id) => [
      id,
      { LoadRunQueued: count(id, 'LoadRunQueued'), LoadRunFinished: count(id, 'LoadRunFinished') },
    ]),
  );
}

async function unreadableReports(): Promise<string[]> {
  const unreadable: string[] = [];
  for (const id of queued) {
    const answer = await runner.service.ask(`/load-runs/${id}/report.json`);
    const report = answer.ok ? ((await answer.json()) as { verdict?: string }) : {};
    if (report.verdict === undefined) unreadable.push(`${id}: ${answer.status}`);
  }
  return unreadable;
}
