import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { cursorAt } from '@rehearsal/platform/http/cursor';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import type { Entries } from './entries/entries.js';
import type { Entry } from './entries/entry.js';
import { entryView } from './entries/entry-view.js';
import { ExportQuery, filterOf, ListQuery } from './entries/list-query.js';
import { search, type PlaceInTime } from './entries/search.js';
import { exportEntries } from './exporting/export-entries.js';
import type { AuditPage, Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import type { CheckpointHead } from '@rehearsal/contracts/http/system/settings';

const pageUpTo = (entries: readonly Entry[], upTo: PlaceInTime | null): AuditPage => ({
  items: entries.map(entryView),
  next_cursor: upTo && cursorAt(upTo),
  looked_back_to: upTo && upTo[0],
});

interface CheckpointsOfNow {
  /** Signs one. */
  take: () => Promise<Checkpoint>;
  /** The newest; null while there is none. */
  latest: () => Promise<Checkpoint | null>;
}

/** Inside only: the gateway checks who may read. */
export function auditRoutes(entries: Entries, { take: checkpoint, latest }: CheckpointsOfNow): Router {
  const router = Router();

  router.get('/audit', async (request, response) => {
    const { q, limit, cursor, ...filter } = callerInput(ListQuery, request.query);
    if (q !== undefined && q.trim() !== '') {
      const { entries: found, upTo } = await search(entries, { q, ...filter }, { limit, cursor });
      response.json(pageUpTo(found, upTo));
      return;
    }
    const found = await entries.newestFirst(filterOf(filter, cursor), limit + 1);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    response.json(pageUpTo(shown, last && found.length > shown.length ? [last.at, last._id] : null));
  });

  router.get('/audit/export', async (request, response) => {
    const { format, ...filter } = callerInput(ExportQuery, request.query);
    // Whether there can be a proof is said before there is a file without one.
    if (format === 'jsonl') await checkpoint();
    response.type(format === 'csv' ? 'text/csv' : 'application/x-ndjson');
    // Words that few entries hold may take a while to be found.
    response.flushHeaders();
    await pipeline(Readable.from(exportEntries(entries, checkpoint, { format, filter })), response);
  });

  router.get('/audit/checkpoints/latest', async (_request, response) => {
    const found = await latest();
    const head = found && { seq: found.seq, at: found.at, key: found.key };
    response.json({ checkpoint: head satisfies CheckpointHead | null });
  });

  router.post('/audit/checkpoints', async (_request, response) => {
    response.json(await checkpoint());
  });

  return router;
}
