import { Router } from 'express';
import { ReportQuery } from '@rehearsal/contracts/http/report-query';
import { Id } from '@rehearsal/contracts/messages/message';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { NotFoundError } from '@rehearsal/platform/errors';
import { REHEARSAL_FORMATS } from '@rehearsal/reporting/rehearsal/formats';
import { reportOf, trialsToShow } from '@rehearsal/reporting/rehearsal/report';
import { present } from './present.js';
import type { TrialDocuments } from './runs/trial-documents.js';
import type { RunJournal } from './service.js';

/** `base` is where the admin UI is, for links; the gateway gives its own address. */

interface Dependencies {
  journal: RunJournal;
  documents: TrialDocuments;
}

/** Reports of runs in every format. A run that goes on has one too: of what is known. */
export function reportRoutes({ journal, documents }: Dependencies): Router {
  const router = Router();
  router.get('/rehearsal-runs/:id/report.:format', async (request, response) => {
    const id = callerInput(Id, request.params.id);
    const { format: ending } = request.params;
    const format = Object.hasOwn(REHEARSAL_FORMATS, ending) ? REHEARSAL_FORMATS[ending] : undefined;
    if (!format) throw new NotFoundError('report format', ending);
    const { base = '' } = callerInput(ReportQuery, request.query);
    const { state, seq } = await journal.load(id);
    if (!state) throw new NotFoundError('rehearsal run', id);
    const { version: _, ...run } = present(state, seq);
    const trials = [];
    // Whole trials are large: one after the other. What is past its time is shown by the run alone.
    for (const summary of trialsToShow(run)) {
      const trial = await documents.find(id, summary);
      if (trial) trials.push({ rehearsal: summary.rehearsal, trial });
    }
    response.setHeader('Content-Type', format.type);
    response.end(format.render(reportOf({ run, trials, base: base.replace(/\/+$/, '') })));
  });
  return router;
}
