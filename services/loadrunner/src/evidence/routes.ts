import { join } from 'node:path';
import { Router } from 'express';
import { isTerminal } from '@rehearsal/contracts/load/load-run';
import { Id } from '@rehearsal/contracts/messages/message';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { NotFoundError } from '@rehearsal/platform/errors';
import type { LoadRunJournal } from '../service.js';
import { evidenceFiles, shownFile } from './evidence-files.js';

/** What runs left behind: a list with sizes and hashes, and each file. */
export function evidenceRoutes({ journal, resultsFolder }: { journal: LoadRunJournal; resultsFolder: string }): Router {
  const router = Router();
  const find = async (given: string) => {
    const id = callerInput(Id, given);
    const { state } = await journal.load(id);
    if (!state) throw new NotFoundError('load run', id);
    return state;
  };

  /** `expired` when the run has ended and its files are gone: retention took them, the verdict stays. */
  router.get('/load-runs/:id/evidence', async (request, response) => {
    const { id, state } = await find(request.params.id);
    const items = await evidenceFiles(join(resultsFolder, id));
    response.json({ items: items ?? [], expired: items === undefined && isTerminal(state) });
  });

  /** The name is looked up in a table, so it is never a path. */
  router.get('/load-runs/:id/evidence/:file', async (request, response) => {
    const { id } = await find(request.params.id);
    const { file } = request.params;
    const known = shownFile(file);
    if (!known) throw new NotFoundError('evidence', file);
    response.setHeader('Content-Type', known.type);
    await new Promise<void>((resolve, reject) => {
      response.sendFile(known.path, { root: join(resultsFolder, id) }, (error) => {
        if (error && !response.headersSent) reject(new NotFoundError('evidence', file));
        else resolve();
      });
    });
  });
  return router;
}
