import { Router } from 'express';
import { z } from 'zod';
import { PageQuery as AskedPage, type Page } from '@rehearsal/contracts/http/page';
import { RehearsalFilter, RehearsalRunFilter, type RehearsalPage } from '@rehearsal/contracts/http/rehearsals';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { NotFoundError, PlatformError } from '@rehearsal/platform/errors';
import { operationRoute } from '@rehearsal/platform/http/operation-route';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import { holdingWords } from '@rehearsal/platform/stores/holding-words';
import { present, presentRow } from './present.js';
import { lastRunsOf } from './runs/last-runs.js';
import type { TrialDocuments } from './runs/trial-documents.js';
import type { contentsFrom, ScenarioWithRehearsals } from './scenarios.js';
import type { RunJournal } from './service.js';

const ListQuery = PageQuery.extend(RehearsalRunFilter.shape);
/** What a search for runs by words looks at. */
const SEARCHED = ['label', 'rehearsals.rehearsal', 'rehearsals.scenario_name'];
/** The owner of scenarios goes on where its cursor says. */
const ScenariosQuery = AskedPage.extend(RehearsalFilter.shape);
const TrialParams = z.object({
  id: z.string(),
  rehearsal: z.coerce.number().int().nonnegative(),
  trial: z.coerce.number().int().positive(),
});

const PlannedParams = TrialParams.omit({ trial: true });

/** The read side, for the gateway. */
export function routes(dependencies: {
  journal: RunJournal;
  documents: TrialDocuments;
  scenario: Pick<OwnerClient, 'get'>;
  contentOf: ReturnType<typeof contentsFrom>;
  playsPersons: boolean;
}): Router {
  const { journal, documents, scenario, contentOf, playsPersons } = dependencies;
  const router = Router();

  const find = async (id: string) => {
    const { state, seq } = await journal.load(id);
    if (!state) throw new NotFoundError('rehearsal run', id);
    return { state, seq };
  };

  /** For whoever plans a run: without one, a person that a model is to play ends each trial as an error. */
  router.get('/person-model', (_request, response) => {
    response.json({ plays_persons: playsPersons });
  });

  /** What can be run, page by page of scenarios, each with what its last runs showed. */
  router.get('/rehearsals', async ({ query }, response) => {
    const asked = callerInput(ScenariosQuery, query);
    const found = await scenario.get<Page<ScenarioWithRehearsals>>('/rehearsals', asked);
    const lastRuns = await lastRunsOf(
      journal,
      found.items.map(({ id }) => id),
    );
    const items = found.items.flatMap(({ id, name, version, tags, rehearsals }) =>
      rehearsals.map((rehearsal) => ({
        scenario_id: id,
        scenario_name: name,
        scenario_version: version,
        tags,
        rehearsal: rehearsal.name,
        description: rehearsal.description ?? '',
        repeat: rehearsal.repeat,
        last_runs: lastRuns(id, rehearsal.name),
      })),
    );
    response.json({ items, next_cursor: found.next_cursor } satisfies RehearsalPage);
  });

  router.get('/rehearsal-runs', async ({ query }, response) => {
    const { limit, cursor, state, pinned, q = '' } = callerInput(ListQuery, query);
    const equal = { state, pinned: pinned === undefined ? undefined : true };
    const asked = { equal, also: holdingWords(q, SEARCHED), limit, cursor, projection: {} };
    response.json(await page(journal.snapshots, asked, presentRow));
  });

  router.get('/rehearsal-runs/:id', async (request, response) => {
    const { state, seq } = await find(request.params.id);
    response.json(present(state, seq));
  });

  /** For whoever asks often, and needs no trials. */
  router.get('/rehearsal-runs/:id/state', async (request, response) => {
    response.json({ state: (await find(request.params.id)).state.state });
  });

  /** What a rehearsal was run from: whoever repeats what was said begins where it began. */
  router.get('/rehearsal-runs/:id/rehearsals/:rehearsal', async (request, response) => {
    const { id, rehearsal } = callerInput(PlannedParams, request.params);
    const { state } = await find(id);
    const planned = state.rehearsals[rehearsal];
    const content = planned && (await contentOf(planned.source));
    if (!content) throw new NotFoundError('rehearsal of the run', String(rehearsal));
    const { name, description, tags, template, rehearsals } = content;
    response.json({ name, description, tags, template, rehearsals });
  });

  router.get('/rehearsal-runs/:id/trials/:rehearsal/:trial', async (request, response) => {
    const { id, rehearsal, trial } = callerInput(TrialParams, request.params);
    const { state } = await find(id);
    const ended = state.trials.find((one) => one.rehearsal === rehearsal && one.trial === trial);
    if (!ended) throw new NotFoundError('ended trial', `${rehearsal}/${trial}`);
    const whole = await documents.find(id, ended);
    if (!whole) throw new PlatformError('TRIAL_EXPIRED', 410, 'The trial is past its time; its verdict is in the run.');
    response.json(whole);
  });

  router.get('/operations/:aggregateId/:commandId', operationRoute(journal));
  return router;
}
