import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadRunView, QueueMove } from '@rehearsal/contracts/load/load-run';
import type { LoadWorker } from '@rehearsal/contracts/load/load-worker';
import { freePort } from '@rehearsal/backing/processes/ports';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { freshNamespace, openBus, type Bus } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { k6ForTests, NO_REHEARSALS } from './config.js';

export interface LoadRunnerOptions {
  backing: { KAFKA_BROKERS: string; MONGO_URL: string; REDIS_URL: string };
  /** Load tests by name. */
  scripts: Readonly<Record<string, string>>;
  /** The coach, which is the target of runs that name none. */
  coachUrl: string;
  /** Further targets. */
  targets?: readonly string[];
  /** Of the service alone. */
  settings?: Readonly<Record<string, string>>;
  /** Of every worker. */
  workerSettings?: Readonly<Record<string, string>>;
  /** The service is started again when it ends by itself, as every supervisor does. */
  supervised?: boolean;
}

export interface LoadRunnerUnderTest {
  bus: Bus;
  service: ServiceProcess;
  resultsFolder: string;
  /** Of every process that shares its backing services. */
  environment: Readonly<Record<string, string>>;
  startWorker(id: string, settings?: Readonly<Record<string, string>>): Promise<ServiceProcess>;
  /** Queues a run and answers its id once the runner has taken it. */
  queue(test: string, order?: object): Promise<string>;
  /** Answers the id of the command. */
  cancel(id: string): Promise<string>;
  /** Throws what a refusal says. */
  move(id: string, to: QueueMove): Promise<void>;
  /** What is done to a worker, as the list shows it. Throws what a refusal says. */
  tellWorker(type: 'DrainLoadWorker' | 'ResumeLoadWorker', id: string): Promise<void>;
  /** Ends the service as an operator does, and starts it again. */
  restart(): Promise<void>;
  /** Gives a command for as long as the broker is away, with the same id: it counts once. */
  giveUntilTaken(type: string, runId: string, data: object): Promise<void>;
  read(path: string): Promise<unknown>;
  readRun(id: string): Promise<LoadRunView>;
  workers(): Promise<LoadWorker[]>;
  inState(id: string, ...states: LoadRunView['state'][]): Promise<LoadRunView>;
  /** Waits until k6 has virtual users. */
  underLoad(id: string): Promise<LoadRunView>;
  close(): Promise<void>;
}

/** A worker may have to wait for a broker that somebody killed. */
const READY_WITHIN_MS = 120_000;
const COMMANDS = 'load-run.commands.v1';
const WORKER_COMMANDS = 'load-worker.commands.v1';

/** The service as its own process on real backing services, without a worker; and workers as they are asked for. */
export async function startLoadRunner(options: LoadRunnerOptions): Promise<LoadRunnerUnderTest> {
  const namespace = freshNamespace();
  const folder = await mkdtemp(join(tmpdir(), 'loadrunner-'));
  const resultsFolder = join(folder, 'results');
  await mkdir(join(folder, 'src'));
  for (const [name, script] of Object.entries(options.scripts))
    await writeFile(join(folder, 'src', `${name}.js`), script);
  const bus = await openBus({
    namespace,
    events: ['load-run.events.v1', 'load-worker.events.v1'],
    commands: [COMMANDS, WORKER_COMMANDS],
    brokers: options.backing.KAFKA_BROKERS,
  });
  const environment = { ...options.backing, NAMESPACE: namespace };
  const shared = {
    ...environment,
    K6_BIN: k6ForTests(),
    LOADTESTS_DIR: join(folder, 'src'),
    RESULTS_DIR: resultsFolder,
  };
  const serviceEnvironment = {
    ...shared,
    ACTOR_PUBLIC_KEYS: JSON.stringify([bus.gatewayKeys.publicKey]),
    COACH_URL: options.coachUrl,
    ...NO_REHEARSALS,
    LOAD_TARGETS: (options.targets ?? []).join(','),
    ...options.settings,
  };
  const port = await freePort();
  const start = () =>
    startService('services/loadrunner/dist/main.js', serviceEnvironment, { port, withinMs: READY_WITHIN_MS });
  let service = await start();
  let isClosing = false;
  const startAgain = (): void =>
    void service.child.once('exit', () => {
      if (isClosing) return;
      process.stderr.write(`the load runner ended by itself: ${service.output().slice(-1000)}\n`);
      void start().then((again) => {
        service = again;
        startAgain();
      });
    });
  if (options.supervised === true) startAgain();
  const workers: ServiceProcess[] = [];

  const read = async (path: string): Promise<unknown> => (await service.ask(path)).json();
  const readRun = async (id: string) => (await read(`/load-runs/${id}`)) as LoadRunView;
  const listed = async () => ((await read('/load-workers')) as { items: LoadWorker[] }).items;
  const seen = (what: string, id: string, isIt: (run: LoadRunView) => boolean) =>
    waitFor(`${id} to be ${what}`, async () => {
      const run = await readRun(id);
      return isIt(run) ? run : null;
    });

  return {
    bus,
    get service() {
      return service;
    },
    resultsFolder,
    environment,
    startWorker: async (id, settings = {}) => {
      const env = { ...shared, WORKER_ID: id, CANCEL_GRACE_SECONDS: '5', ...options.workerSettings, ...settings };
      const worker = await startService('services/loadrunner/dist/worker.js', env, { withinMs: READY_WITHIN_MS });
      workers.push(worker);
      return worker;
    },
    queue: async (test, order = {}) => {
      const id = randomUUID();
      const outcome = await bus.outcome(await bus.send(COMMANDS, 'QueueLoadRun', id, { test, ...order }));
      if (outcome.type === 'CommandRefused') throw new Error(JSON.stringify(outcome.data));
      return id;
    },
    cancel: (id) => bus.send(COMMANDS, 'CancelLoadRun', id, {}),
    move: async (id, to) => {
      const outcome = await bus.outcome(await bus.send(COMMANDS, 'MoveLoadRun', id, { to }));
      if (outcome.type === 'CommandRefused') throw new Error(JSON.stringify(outcome.data));
    },
    tellWorker: async (type, id) => {
      const seen = (await listed()).find((worker) => worker.id === id);
      const worker = seen ? { since: seen.since, stopping: seen.stopping } : null;
      const outcome = await bus.outcome(await bus.send(WORKER_COMMANDS, type, id, { worker }));
      if (outcome.type === 'CommandRefused') throw new Error(JSON.stringify(outcome.data));
    },
    restart: async () => {
      await service.kill('SIGTERM');
      service = await start();
    },
    giveUntilTaken: async (type, runId, data) => {
      const id = randomUUID();
      await waitFor(`the broker to take ${type}`, () => bus.send(COMMANDS, type, runId, data, { id }), {
        withinMs: 60_000,
        everyMs: 500,
      });
    },
    read,
    readRun,
    workers: listed,
    inState: (id, ...states) => seen(states.join(' or '), id, ({ state }) => states.includes(state)),
    underLoad: (id) => seen('under load', id, ({ progress }) => (progress?.vus ?? 0) > 0),
    close: async () => {
      isClosing = true;
      await Promise.all(workers.filter(isRunning).map((worker) => worker.kill('SIGTERM')));
      await service.kill('SIGTERM');
      await bus.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const isRunning = ({ child }: ServiceProcess): boolean => child.exitCode === null && child.signalCode === null;
