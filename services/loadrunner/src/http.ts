import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Router, type Response } from 'express';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { isTerminal, LoadRunState } from '@rehearsal/contracts/load-run';
import { Id } from '@rehearsal/contracts/message';
import { NotFoundError } from '@rehearsal/platform/errors';
import { operationRoute } from '@rehearsal/platform/http/operation-route';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import type { Discovery } from './discovery.js';
import { EVIDENCE } from './evidence.js';
import type { LoadRunRecord } from './load-run.js';
import { present, presentRow, readProgress } from './present.js';
import type { RedisNames } from './redis-names.js';
import type { LoadRunJournal } from './service.js';

const ListQuery = PageQuery.extend({ state: LoadRunState.optional(), test: z.string().max(100).optional() });

/** The read side, for the gateway. */
export function routes(parts: {
  journal: LoadRunJournal;
  discovery: Discovery;
  redis: Redis;
  names: RedisNames;
  resultsFolder: string;
}): Router {
  const { journal, discovery } = parts;
  const router = Router();

  const find = async (id: string) => {
    const { state, seq } = await journal.load(id);
    if (!state) throw new NotFoundError('load run', id);
    return { state, seq };
  };

  /** How many runs are before it, and itself. */
  const positionOf = async (run: LoadRunRecord) => {
    if (run.state !== 'queued') return null;
    return (
      1 + (await journal.snapshots.countDocuments({ state: 'queued', created_at: { $lt: run.created_at } } as never))
    );
  };

  const progressOf = async (run: LoadRunRecord) =>
    isTerminal(run.state) || run.state === 'queued'
      ? null
      : readProgress(await parts.redis.get(parts.names.lastProgress(run.id)));

  router.get('/load-tests', async (_request, response) => {
    response.json({ items: await discovery.list() });
  });

  router.get('/load-runs', async (request, response) => {
    const { limit, cursor, state, test } = ListQuery.parse(request.query);
    response.json(
      await page(journal.snapshots, { filter: { state, name: test }, limit, cursor, projection: {} }, presentRow),
    );
  });

  router.get('/load-runs/:id', async (request, response) => {
    const { state, seq } = await find(request.params.id);
    response.json(present(state, seq, { progress: await progressOf(state), position: await positionOf(state) }));
  });

  /** What k6 and the script printed; empty until there is something. */
  router.get('/load-runs/:id/log', async (request, response) => {
    const { id } = (await find(Id.parse(request.params.id))).state;
    sendFile(response, join(parts.resultsFolder, id, EVIDENCE.log), 'text/plain; charset=utf-8', '');
  });

  /** A row for each second of the run; empty until it is over. */
  router.get('/load-runs/:id/series', async (request, response) => {
    const { id } = (await find(Id.parse(request.params.id))).state;
    sendFile(response, join(parts.resultsFolder, id, EVIDENCE.series), 'application/json', '[]');
  });

  router.get('/operations/:aggregateId/:commandId', operationRoute(journal));
  return router;
}

function sendFile(response: Response, file: string, type: string, otherwise: string): void {
  response.setHeader('Content-Type', type);
  createReadStream(file)
    .once('error', () => response.end(otherwise))
    .pipe(response);
}
