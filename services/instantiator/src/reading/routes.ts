import { Router } from 'express';
import { z } from 'zod';
import { AtQuery, InstanceFilter, InstanceQuery, TurnsQuery } from '@rehearsal/contracts/http/instances/instances';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import { clockOffset, clockTime, isStanding } from '@rehearsal/contracts/instance/clock';
import { toTemplate } from '@rehearsal/contracts/template/to-template';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { NotFoundError, PlatformError } from '@rehearsal/platform/errors';
import { operationRoute } from '@rehearsal/platform/http/operation-route';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import { holdingWords } from '@rehearsal/platform/stores/holding-words';
import { cleanupProgress, CleanupQuery, planCleanup } from '../deleting/cleanup.js';
import { deleted } from '../existing.js';
import type { InstanceJournal } from '../instance-journal.js';
import { presentRow, SEARCHED } from './listed.js';
import { present, presentRecent } from './present.js';
import { aboutMessage, turnOfMessage, turnsOf, withoutPrompt } from './turns.js';
import { usesOf } from '../uses/uses.js';

const DEFAULT_TURNS = 50;

const ListQuery = PageQuery.extend(InstanceFilter.shape);
const IdsQuery = z.object({ ids: z.string().transform((ids) => ids.split(',').filter(Boolean)) });

/** The read side, for the gateway and the coach. */
export function routes(journal: InstanceJournal, now: () => Date): Router {
  const router = Router();

  const find = async (id: string, at?: number) => {
    const { state, seq, deletedAt } = at === undefined ? await journal.load(id) : await journal.loadAt(id, at);
    if (!state && deletedAt !== undefined) throw deleted(id, deletedAt);
    if (!state) throw new NotFoundError('instance', at === undefined ? id : `${id}" at version "${at}`);
    if (at !== undefined && at > seq)
      throw new PlatformError('NOT_FOUND', 404, `The instance "${id}" has no version ${at} yet; its newest is ${seq}.`);
    return { state, seq };
  };

  router.get('/instances', async (request, response) => {
    const { limit, cursor, q = '', ...equal } = callerInput(ListQuery, request.query);
    await journal.listed();
    const asked = { equal, also: holdingWords(q, SEARCHED), limit, cursor, projection: {} };
    response.json(await page(journal.snapshots, asked, presentRow));
  });

  router.get('/instances/:id', async (request, response) => {
    const { at, ...window } = callerInput(InstanceQuery, request.query);
    const { state, seq } = await find(request.params.id, at);
    response.json(present(state, seq, window));
  });

  /** What an engine is given: the end of the conversation, whatever its length. */
  router.get('/instances/:id/recent', async (request, response) => {
    const { state, seq } = await find(request.params.id);
    response.json(presentRecent(state, seq));
  });

  router.get('/instances/:id/turns', async (request, response) => {
    const { id } = request.params;
    const { at, last = DEFAULT_TURNS, prompts } = callerInput(TurnsQuery, request.query);
    const { seq } = await find(id, at);
    const turns = await turnsOf(journal, { id, version: seq }, last);
    response.json({ items: prompts === 'no' ? turns.map(withoutPrompt) : turns });
  });

  router.get('/instances/:id/turns/:message', async (request, response) => {
    const { id, message } = request.params;
    const { state, seq } = await find(id);
    const turn = await turnOfMessage(journal, state, { id, version: seq }, message);
    response.json({ version: seq, turn: turn ?? null });
  });

  /** The instance as a template, at one version: what a freeze takes, so the cut is consistent by nature. */
  router.get('/instances/:id/template', async (request, response) => {
    const { state, seq } = await find(request.params.id, callerInput(AtQuery, request.query).at);
    const clock = state.clock && { clock: clockTime(state.clock, now().toISOString()) };
    response.json({ template: { ...toTemplate(coachingOf(state)), ...clock }, version: seq, kind: state.kind });
  });

  router.get('/instances/:id/clock', async (request, response) => {
    const { state, seq } = await find(request.params.id);
    const real = now().toISOString();
    response.json({
      now: clockTime(state.clock, real),
      real_now: real,
      offset_ms: clockOffset(state.clock, real),
      stands: isStanding(state.clock),
      version: seq,
    });
  });

  router.get('/instances/:id/history', async (request, response) => {
    const commits = await journal.history(request.params.id);
    if (commits.length === 0) throw new NotFoundError('instance', request.params.id);
    const items = commits.map(({ seq, commandType, at, actor, events }) => ({
      version: seq,
      command: commandType,
      at,
      actor,
      events: events.map(({ type }) => type),
      ...aboutMessage(events),
    }));
    response.json({ items });
  });

  router.get('/instance-summaries', async (request, response) => {
    const { ids } = callerInput(IdsQuery, request.query);
    const found = await journal.snapshots
      .find({ _id: { $in: ids } }, { projection: { 'profile.email': 1, seq: 1 } })
      .toArray();
    const items = found.map(({ _id, seq, profile }) => ({ id: _id, email: profile.email, version: seq }));
    // One that was made a moment ago may have its commit and not yet its snapshot.
    const others = ids.filter((id) => !items.some((item) => item.id === id));
    const loaded = await Promise.all(others.map(async (id) => ({ id, ...(await journal.load(id)) })));
    for (const { id, state, seq } of loaded) if (state) items.push({ id, email: state.profile.email, version: seq });
    response.json({ items });
  });

  router.get('/scenario-uses', async (request, response) => {
    const { ids } = callerInput(IdsQuery, request.query);
    await journal.listed();
    response.json({ items: await usesOf(journal, ids) });
  });

  router.get('/cleanup-plan', async (request, response) => {
    const asked = callerInput(CleanupQuery, request.query);
    await journal.listed();
    response.json(await planCleanup(journal, asked));
  });

  router.get('/cleanups/:id', async (request, response) => {
    await journal.listed();
    response.json(await cleanupProgress(journal, request.params.id));
  });

  router.get('/operations/:aggregateId/:commandId', operationRoute(journal));
  return router;
}
