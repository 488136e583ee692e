import express, { type Express } from 'express';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import { reservedEmail } from '@rehearsal/contracts/instance/instance';
import type { Instance, InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import { toTemplate } from '@rehearsal/contracts/template/to-template';
import { NotFoundError, PlatformError } from '@rehearsal/platform/errors';
import { digestOf } from '@rehearsal/platform/hash';
import { notFound, problems } from '@rehearsal/platform/http/problem';
import { createLog } from '@rehearsal/platform/log';

const ENGINES = [
  { name: 'scripted', kind: 'scripted', fingerprint: 'scripted:1', default: true },
  { name: 'mine', kind: 'http', fingerprint: 'http:1', default: false },
].map((engine) => ({
  ...engine,
  max_concurrent: null,
  timeout_seconds: null,
  max_calls_per_run: null,
  max_tokens_per_run: null,
}));

/** What the stand-ins know: live maps, which go on changing. */
interface Known {
  readonly scenarios: ReadonlyMap<string, Scenario>;
  readonly instances: ReadonlyMap<string, { instance: Instance; version: number }>;
  /** The events that each command led to, by its aggregate and id. */
  readonly decided: ReadonlyMap<string, readonly { events: AnyMessage[] }[]>;
}

/** Serves what the stand-ins for the owners know, as the read sides of scenario, instantiator, load runner and audit do. */
export function standInReads({ scenarios, instances, decided }: Known): Express {
  const app = express();
  const instanceOf = (id: string) => {
    const found = instances.get(id);
    if (!found) throw new NotFoundError('instance', id);
    return found;
  };
  const viewOf = (id: string): InstanceView => {
    const { instance, version } = instanceOf(id);
    return { ...instance, version, digest: digestOf(coachingOf(instance)) };
  };
  app.get(
    '/scenarios',
    (_request, response) => void response.json({ items: [...scenarios.values()], next_cursor: null }),
  );
  app.get('/scenarios/:id', (request, response) => {
    const scenario = scenarios.get(request.params.id);
    if (!scenario) throw new NotFoundError('scenario', request.params.id);
    response.json(scenario);
  });
  app.get('/engines', (_request, response) => void response.json({ items: ENGINES }));
  app.get('/instances', (_request, response) => void response.json({ items: [], next_cursor: null }));
  app.get('/instances/:id', (request, response) => void response.json(viewOf(request.params.id)));
  app.get('/instances/:id/turns/:message', (request, response) => {
    const { instance, version } = instanceOf(request.params.id);
    const find = (id: string) => instance.chat_messages.find((one) => one.id === id);
    const message = find(request.params.message);
    const reply = find(`${request.params.message}-reply`);
    const end = reply && {
      version,
      reply,
      failure: null,
      engine: 'e',
      fingerprint: 'e',
      seed: 1,
      actions: [],
      refused_actions: [],
      prompt: 'p',
    };
    const turn = message && { message, end: end ?? null, is_pending: !end };
    response.json({ version, turn: turn ?? null });
  });
  app.get('/instances/:id/template', (request, response) => {
    const { instance, version } = instanceOf(request.params.id);
    response.json({ template: toTemplate(coachingOf(instance)), version, kind: instance.kind });
  });
  app.get(
    '/instances/:id/history',
    (request, response) => void response.json({ items: [{ version: instanceOf(request.params.id).version }] }),
  );
  app.get('/instance-summaries', (request, response) => {
    const ids = (request.query.ids as string).split(',').filter((id) => instances.has(id));
    response.json({ items: ids.map((id) => ({ id, email: reservedEmail(id), version: instanceOf(id).version })) });
  });
  app.get('/operations/:aggregateId/:commandId', (request, response) => {
    const outcome = decided.get(`${request.params.aggregateId}/${request.params.commandId}`)?.[0]?.events[0];
    if (!outcome) throw new NotFoundError('outcome', request.params.commandId);
    const refused = outcome.type === 'CommandRefused';
    response.json({
      status: refused ? 'refused' : 'applied',
      type: outcome.type,
      version: outcome.version,
      command_hash: outcome.commandHash,
      ...(refused ? { refusal: outcome.data } : {}),
    });
  });
  app.get('/audit', (_request, response) => void response.json({ items: [], next_cursor: null, looked_back_to: null }));
  const aVerification = { id: 'v1', state: 'ended', result: { ok: true, chains: [], entries: 0 } };
  app.post('/audit/verifications', (_request, response) => void response.json(aVerification));
  app.get('/audit/verifications', (_request, response) => void response.json({ items: [], next_cursor: null }));
  app.get('/audit/verifications/:id', (_request, response) => void response.json(aVerification));
  app.post('/audit/verifications/:id/cancel', (_request, response) => void response.json(aVerification));
  app.post('/audit/checkpoints', (_request, response) => void response.json({ seq: 1, chains: [] }));
  app.get('/load-runs/:id', (request, response, next) => {
    if (request.params.id === 'broken') next(new Error('a defect of the owner'));
    else next(new PlatformError('LOAD_RUN_NOT_FOUND', 404, 'no such run'));
  });
  app.get('/load-runs/:id/log', (_request, response) => void response.type('text').send('a line\n'));
  app.use(notFound);
  app.use(problems(createLog('stand-in', 'silent')));
  return app;
}
