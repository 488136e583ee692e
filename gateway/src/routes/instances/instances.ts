import { z } from 'zod';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { Done } from '@rehearsal/contracts/http/operation';
import { InstanceToken } from '@rehearsal/contracts/http/access';
import { ChatTurn, InstanceHistoryRow, InstanceRow, SetBack } from '@rehearsal/contracts/http/instances';
import { pageOf, PageQuery } from '@rehearsal/contracts/http/page';
import { Duration } from '@rehearsal/contracts/instance/duration';
import {
  DeleteInstance,
  ForkInstance,
  InstanceKind,
  InstanceView,
  InstantiateScenario,
  ResetInstance,
  SendMessage,
  UndoReset,
} from '@rehearsal/contracts/instance/instance';
import { Id } from '@rehearsal/contracts/messages/message';
import { primaryInstanceId, type Scenario } from '@rehearsal/contracts/scenario/scenario';
import { PlatformError, Refusal } from '@rehearsal/platform/errors';
import { INSTANCE_TOKEN_SECONDS } from '../../access/access-tokens.js';
import { actorOf } from '../../access/principal.js';
import { answerCommand, eventOf } from '../../commanding/answer.js';
import { createdId, identify, type CommandIdentity } from '../../commanding/commands.js';
import type { GatewayParts } from '../../gateway-parts.js';
import { route, type Call, type Route } from '../../http/route.js';
import { viewOfNewInstance } from '../../reading/instance-view.js';
import { answerMessage, endTurn } from './messages.js';

const View = InstanceView;
const page = { 200: { description: 'A page, newest first', schema: pageOf(InstanceRow) } };
const one = { 200: { description: 'The instance', schema: View } };
const made = { 201: { description: 'The instance', schema: View } };
const resetDone = { 200: { description: 'Reset', schema: SetBack } };

/** The parts of an instance that have an address of their own. */
const parts = {
  'GET /instances/:id/profile': ({ profile }: InstanceView) => profile,
  'GET /instances/:id/coach-state': ({ coach_state, last_turn, version }: InstanceView) => ({
    ...coach_state,
    last_turn,
    version,
  }),
  'GET /instances/:id/identities': ({ identities }: InstanceView) => ({ items: identities }),
  'GET /instances/:id/actions': ({ actions }: InstanceView) => ({ items: actions }),
  'GET /instances/:id/user-notes': ({ user_notes }: InstanceView) => ({ items: user_notes }),
} as const;

/** Absent: as the house has it for test instances. Null: until it is deleted. Counted in real time. */
const ttl = Duration.nullable().optional();
const InstantiateBody = z.strictObject({ label: z.string().max(200).nullable().default(null), ttl });

const ttlSeconds = (seconds: number | null | undefined) => (seconds === undefined ? {} : { ttl_seconds: seconds });

/** One point in time at most: a version, or the message that the fork comes right after. */
const ForkBody = ForkInstance.schema
  .omit({ source_id: true, ttl_seconds: true })
  .extend({ ttl })
  .refine(({ at_version, after_message_id }) => at_version === null || after_message_id === null, {
    path: ['after_message_id'],
    message: 'give at_version or after_message_id, not both',
  })
  .default({ at_version: null, after_message_id: null, label: null });

const AtQuery = z.strictObject({ at: z.coerce.number<string>().int().positive().optional() });

export function instanceRoutes({ owners, commands, access }: GatewayParts): Route[] {
  const { instantiator } = owners;
  const originOf = ({ id, name, version, template }: Scenario) => ({
    scenario_id: id,
    scenario_name: name,
    scenario_version: version,
    template,
  });

  const instantiate = (
    call: Call,
    identity: CommandIdentity,
    aggregateId: string,
    scenario: Scenario,
    more: { primary: boolean; label: string | null; ttl_seconds?: number | null },
  ) =>
    answerCommand(
      commands,
      call,
      identity,
      {
        aggregate: 'instance',
        aggregateId,
        definition: InstantiateScenario,
        data: { ...originOf(scenario), ...more },
        ends: [['InstanceCreated']],
      },
      (events) => {
        const view = viewOfNewInstance(eventOf(events, 'InstanceCreated'));
        call.response.status(201).set('Location', `${API}/instances/${view.id}`).json(view);
      },
    );

  const reset = (call: Call, id: string, scenario: Scenario, present: (instance: InstanceView) => unknown) =>
    answerCommand(
      commands,
      call,
      identify(call),
      {
        aggregate: 'instance',
        aggregateId: id,
        definition: ResetInstance,
        data: originOf(scenario),
        ends: [['InstanceReset']],
      },
      async () => present(await owners.instanceById(id)),
    );

  const sayReset = (call: Call) => (instance: InstanceView) =>
    call.response.json({ success: true, message: 'The instance is as its scenario describes it.', instance });

  /** What changes an instance by name alone. */
  const order = (aggregateId: string, definition: typeof DeleteInstance | typeof UndoReset, ends: string) =>
    ({ aggregate: 'instance', aggregateId, definition, data: definition.schema.parse({}), ends: [[ends]] }) as const;

  return [
    route('GET /test-scenarios/:id/instances', {
      summary: 'List the instances of a scenario',
      query: PageQuery,
      answers: page,
      handle: async ({ params, query, response }) => {
        await owners.scenarioById(params.id);
        await instantiator.forward(response, '/instances', { ...query, scenario_id: params.id });
      },
    }),
    route('POST /test-scenarios/:id/instances', {
      summary: 'Make another instance of a scenario',
      body: InstantiateBody.default({ label: null }),
      command: true,
      answers: made,
      handle: async (call) => {
        const identity = identify(call);
        const scenario = await owners.scenarioById(call.params.id);
        await instantiate(call, identity, createdId(identity, 'instance'), scenario, {
          primary: false,
          label: call.body.label,
          ...ttlSeconds(call.body.ttl),
        });
      },
    }),
    route('POST /test-scenarios/:id/start', {
      summary: 'Continue with the primary instance, or start fresh',
      body: z.strictObject({ fresh: z.boolean().default(false) }).default({ fresh: false }),
      command: true,
      answers: made,
      handle: async (call) => {
        const id = primaryInstanceId(call.params.id);
        const [scenario, heads] = await Promise.all([owners.scenarioById(call.params.id), owners.heads([id])]);
        if (!heads.has(id)) await instantiate(call, identify(call), id, scenario, { primary: true, label: null });
        else if (call.body.fresh)
          await reset(call, id, scenario, (instance) => call.response.status(201).json(instance));
        else call.response.status(201).json(await owners.instanceById(id));
      },
    }),
    route('POST /test-scenarios/:id/reset', {
      summary: 'Reset the primary instance',
      command: true,
      answers: resetDone,
      handle: async (call) =>
        reset(call, primaryInstanceId(call.params.id), await owners.scenarioById(call.params.id), sayReset(call)),
    }),
    route('GET /instances', {
      summary: 'List instances',
      query: PageQuery.extend({ kind: InstanceKind, scenario_id: Id, owner_id: z.string().max(200) }).partial(),
      answers: page,
      handle: ({ query, response }) => instantiator.forward(response, '/instances', query),
    }),
    route('GET /sessions', {
      summary: 'List live sessions',
      query: PageQuery,
      answers: page,
      handle: ({ query, response }) => instantiator.forward(response, '/instances', { ...query, kind: 'live' }),
    }),
    ...(['GET /instances/:id', 'GET /instances/:id/complete'] as const).map((key) =>
      route(key, {
        summary: 'Read an instance, now or at a version',
        query: AtQuery,
        answers: one,
        handle: ({ params, query, response }) => instantiator.forward(response, `/instances/${params.id}`, query),
      }),
    ),
    ...(Object.keys(parts) as (keyof typeof parts)[]).map((key) =>
      route(key, {
        summary: `Read the ${key.split('/').at(-1)?.replaceAll('-', ' ') ?? ''} of an instance, now or at a version`,
        query: AtQuery,
        answers: { 200: { description: 'That part', schema: z.looseObject({}) } },
        handle: async ({ params, query, response }) =>
          response.json(parts[key](await instantiator.get<InstanceView>(`/instances/${params.id}`, query))),
      }),
    ),
    route('GET /instances/:id/history', {
      summary: 'What happened to an instance, by version',
      answers: {
        200: {
          description: 'Its commands and their events',
          schema: z.strictObject({ items: z.array(InstanceHistoryRow) }),
        },
      },
      handle: ({ params, response }) => instantiator.forward(response, `/instances/${params.id}/history`),
    }),
    route('POST /instances/:id/messages', {
      summary: 'Say something to the coach as the test user',
      body: z.strictObject({ content: SendMessage.schema.shape.content }),
      command: true,
      answers: { 201: { description: 'The reply and the new state', schema: ChatTurn } },
      handle: (call) => answerMessage({ owners, commands }, call),
    }),
    route('POST /instances/:id/messages/:message/end', {
      summary: 'Stop waiting for the coach to answer a message',
      command: true,
      answers: { 200: { description: 'The turn failed, by command', schema: Done.extend({ instance: View }) } },
      handle: (call) => endTurn({ owners, commands }, call),
    }),
    route('POST /instances/:id/reset', {
      summary: 'Reset an instance to its scenario as it is now',
      command: true,
      answers: resetDone,
      handle: async (call) => {
        const { id } = call.params;
        const { scenario_id } = await owners.instanceById(id);
        if (scenario_id === null)
          throw new Refusal('INSTANCE_NOT_FROM_SCENARIO', `The instance "${id}" was not made from a scenario.`);
        await reset(call, id, await owners.scenarioById(scenario_id), sayReset(call));
      },
    }),
    route('POST /instances/:id/undo-reset', {
      summary: 'Go back to before the last reset',
      command: true,
      answers: resetDone,
      handle: (call) =>
        answerCommand(commands, call, identify(call), order(call.params.id, UndoReset, 'ResetUndone'), async () =>
          call.response.json({
            success: true,
            message: 'The reset is undone.',
            instance: await owners.instanceById(call.params.id),
          }),
        ),
    }),
    route('POST /instances/:id/fork', {
      summary: 'Make an instance of another as it was: at a version, after a message, or now',
      body: ForkBody,
      command: true,
      answers: made,
      handle: async (call) => {
        const identity = identify(call);
        const aggregateId = createdId(identity, 'instance');
        const { ttl: asked, ...point } = call.body;
        const data = { source_id: call.params.id, ...point, ...ttlSeconds(asked) };
        const fork = {
          aggregate: 'instance',
          aggregateId,
          definition: ForkInstance,
          data,
          ends: [['InstanceCreated']],
        } as const;
        await answerCommand(commands, call, identity, fork, async () => {
          const view = await owners.instanceById(aggregateId);
          call.response.status(201).set('Location', `${API}/instances/${view.id}`).json(view);
        });
      },
    }),
    route('POST /instances/:id/token', {
      summary: "Make a token that speaks as this test user at the coach's API",
      answers: {
        201: { description: 'The token', schema: InstanceToken },
      },
      handle: async ({ params, principal, request, response }) => {
        const { id, kind } = await owners.instanceById(params.id);
        if (kind !== 'test') throw new PlatformError('INSTANCE_KIND_MISMATCH', 409, 'Nobody may speak as a live user.');
        const access_token = await access.accessTokens.issueForInstance(id, kind);
        access.accessLog.write(actorOf(principal, request.ip), {
          type: 'InstanceTokenIssued',
          data: { instance_id: id },
        });
        response.status(201).json({ access_token, expires_in: INSTANCE_TOKEN_SECONDS });
      },
    }),
    route('DELETE /instances/:id', {
      summary: 'Delete an instance',
      command: true,
      answers: { 200: { description: 'Deleted', schema: Done } },
      handle: (call) =>
        answerCommand(commands, call, identify(call), order(call.params.id, DeleteInstance, 'InstanceDeleted'), () =>
          call.response.json({ success: true, message: 'The instance is deleted.' }),
        ),
    }),
  ];
}
