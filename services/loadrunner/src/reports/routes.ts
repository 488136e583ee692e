import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';
import { z } from 'zod';
import { ReportQuery } from '@rehearsal/contracts/http/report-query';
import { Id } from '@rehearsal/contracts/messages/message';
import { ReportSecond } from '@rehearsal/contracts/load/load-run-report';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { NotFoundError } from '@rehearsal/platform/errors';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { EVIDENCE } from '../evidence/evidence.js';
import { readFailures } from '../evidence/keep-failures.js';
import type { LoadRunJournal } from '../service.js';
import { FORMATS } from './formats.js';
import { reportOf } from './report.js';

/** `base` is where the admin UI is, for links; the gateway gives its own address. */

/** Reports of runs in every format. A run that goes on has one too: of what is known. */
export function reportRoutes({ journal, resultsFolder }: { journal: LoadRunJournal; resultsFolder: string }): Router {
  const router = Router();
  router.get('/load-runs/:id/report.:format', async (request, response) => {
    const id = callerInput(Id, request.params.id);
    const { format: ending } = request.params;
    const format = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
    if (!format) throw new NotFoundError('report format', ending);
    const { base = '' } = callerInput(ReportQuery, request.query);
    const { state: run } = await journal.load(id);
    if (!run) throw new NotFoundError('load run', id);
    const series = await readSeries(join(resultsFolder, id, EVIDENCE.series));
    const failures = await readFailures(join(resultsFolder, id));
    const report = reportOf({ run, series, failures, base: base.replace(/\/+$/, '') });
    response.setHeader('Content-Type', format.type);
    response.end(format.render(report));
  });
  return router;
}

/** Empty when there is none: the run has not begun, its worker was lost at once, or retention took it. */
async function readSeries(file: string): Promise<ReportSecond[]> {
  const text = await readFile(file, 'utf8').catch(ifAbsent('[]'));
  return z.array(ReportSecond).parse(JSON.parse(text));
}
