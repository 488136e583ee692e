import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Router, type Response } from 'express';
import type { Redis } from 'ioredis';
import type { LoadWorkerList } from '@rehearsal/contracts/http/load/load-runs';
import { isTerminal, type LoadRunState, type QueuePlace } from '@rehearsal/contracts/load/load-run';
import { Id } from '@rehearsal/contracts/messages/message';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { NotFoundError } from '@rehearsal/platform/errors';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { page } from '@rehearsal/platform/http/paging';
import { baselineRoutes } from './baselines/routes.js';
import type { BaselineJournal } from './baselines/service.js';
import type { Discovery } from './scripts/discovery.js';
import type { Inspections } from './scripts/inspections.js';
import { planRoutes } from './scripts/routes.js';
import { EVIDENCE } from './evidence/evidence.js';
import { readFailures } from './evidence/keep-failures.js';
import { evidenceRoutes } from './evidence/routes.js';
import type { LoadRunRecord } from './load-run.js';
import { operationIn } from './operations.js';
import { ListQuery, pageAsked } from './listing/list-query.js';
import { presentRow } from './listing/present-row.js';
import { present, readProgress } from './present.js';
import type { LoadRunQueue } from './queue/open-queue.js';
import { NOT_QUEUED } from './queue/queue-places.js';
import type { RedisNames } from './redis-names.js';
import { reportRoutes } from './reports/routes.js';
import type { RehearsalRuns } from './schedules/rehearsal-runs.js';
import { scheduleRoutes } from './schedules/routes.js';
import type { ScheduleJournal } from './schedules/service.js';
import type { LoadRunJournal } from './service.js';
import type { LoadWorkerJournal } from './workers/service.js';
import type { Workers } from './workers/workers.js';

/** The gateway does not wait much longer for an answer. */
const LIST_WITHIN_MS = 1000;

/** The read side, for the gateway. */
export function routes(dependencies: {
  journal: LoadRunJournal;
  schedules: ScheduleJournal;
  rehearsals: RehearsalRuns;
  baselines: BaselineJournal;
  drains: LoadWorkerJournal;
  discovery: Discovery;
  inspections: Inspections;
  queue: Pick<LoadRunQueue, 'places'>;
  workers: Pick<Workers, 'look' | 'find'>;
  redis: Redis;
  names: RedisNames;
  resultsFolder: string;
}): Router {
  const { journal, discovery } = dependencies;
  const router = Router();

  const find = async (id: string) => {
    const { state, seq } = await journal.load(id);
    if (!state) throw new NotFoundError('load run', id);
    return { state, seq };
  };

  /** Nothing while Redis is away: the run itself is in Mongo. */
  const progressOf = async (run: LoadRunRecord) =>
    isTerminal(run.state) || run.state === 'queued'
      ? null
      : readProgress(await dependencies.redis.get(dependencies.names.lastProgress(run.id)).catch(() => null));

  /** Costs nothing while nobody asks about a queued run. */
  const placeIn = async (runs: readonly { id: string; state: LoadRunState }[]) => {
    const places = runs.some(({ state }) => state === 'queued') ? await dependencies.queue.places() : undefined;
    return (id: string): QueuePlace => places?.get(id) ?? NOT_QUEUED;
  };

  router.get('/load-tests', async (_request, response) => {
    response.json({ items: await discovery.list(LIST_WITHIN_MS) });
  });

  router.get('/load-workers', async (_request, response) => {
    const { living, lost } = await dependencies.workers.look();
    response.json({ items: living, lost } satisfies LoadWorkerList);
  });

  router.get('/load-workers/:id', async (request, response) => {
    const { id } = request.params;
    const worker = await dependencies.workers.find(id);
    if (!worker) throw new NotFoundError('load worker', id);
    response.json(worker);
  });

  router.get('/load-runs', async ({ query }, response) => {
    const found = await page(journal.snapshots, pageAsked(callerInput(ListQuery, query)), (snapshot) => snapshot);
    const placeOf = await placeIn(found.items);
    response.json({ ...found, items: found.items.map((row) => presentRow(row, placeOf(row.id))) });
  });

  router.get('/load-runs/:id', async (request, response) => {
    const { state, seq } = await find(request.params.id);
    const place = (await placeIn([state]))(state.id);
    response.json(present(state, seq, { progress: await progressOf(state), place }));
  });

  /** What k6 and the script printed; empty until there is something. */
  router.get('/load-runs/:id/log', async (request, response) => {
    const { id } = (await find(callerInput(Id, request.params.id))).state;
    await sendFile(response, join(dependencies.resultsFolder, id, EVIDENCE.log), 'text/plain; charset=utf-8', '');
  });

  /** A row for each second of the run; empty until it is over. */
  router.get('/load-runs/:id/series', async (request, response) => {
    const { id } = (await find(callerInput(Id, request.params.id))).state;
    await sendFile(response, join(dependencies.resultsFolder, id, EVIDENCE.series), 'application/json', '[]');
  });

  /** What failed so far, and in the end. */
  router.get('/load-runs/:id/failures', async (request, response) => {
    const { id } = (await find(callerInput(Id, request.params.id))).state;
    response.json(await readFailures(join(dependencies.resultsFolder, id)));
  });

  router.use(
    reportRoutes(dependencies),
    evidenceRoutes(dependencies),
    baselineRoutes(dependencies),
    planRoutes(dependencies),
    scheduleRoutes(dependencies.schedules, journal, dependencies.rehearsals),
  );
  router.get(
    '/operations/:aggregateId/:commandId',
    operationIn([journal, dependencies.schedules, dependencies.baselines, dependencies.drains]),
  );
  return router;
}

/** The file is closed also when the caller goes before its end. */
async function sendFile(response: Response, file: string, type: string, otherwise: string): Promise<void> {
  response.setHeader('Content-Type', type);
  const opened = await open(file).catch(ifAbsent(null));
  if (opened === null) response.end(otherwise);
  else await pipeline(opened.createReadStream(), response).catch(ifCallerLeft);
}

function ifCallerLeft(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}
