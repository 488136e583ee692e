import {
  AtQuery,
  InstanceFilter,
  InstanceHistoryRow,
  InstanceQuery,
  InstanceRow,
  TurnsQuery,
  InstanceWatchers,
} from '@rehearsal/contracts/http/instances/instances';
import { itemsOf, pageOf, PageQuery } from '@rehearsal/contracts/http/page';
import { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { Turn } from '@rehearsal/contracts/instance/turn';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';
import { sections, type SectionKey } from './instance-sections.js';

const page = { 200: { description: 'A page, newest first', schema: pageOf(InstanceRow) } };
/** With `digest=no` there is none. */
const ViewOrPart = InstanceView.extend({ digest: InstanceView.shape.digest.optional() });

/** Instances and live sessions, in lists, whole, in sections, and what happened to them. */
export function readInstanceRoutes({ owners, presence }: GatewayDependencies): Route[] {
  const { instantiator } = owners;
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
    route('GET /instances', {
      summary: 'List instances',
      query: PageQuery.extend(InstanceFilter.shape),
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
        query: InstanceQuery,
        answers: { 200: { description: 'The instance', schema: ViewOrPart } },
        handle: ({ params, query, response }) => instantiator.forward(response, `/instances/${params.id}`, query),
      }),
    ),
    ...(Object.keys(sections) as SectionKey[]).map((key) =>
      route(key, {
        summary: `Read the ${sections[key].words} of an instance, now or at a version`,
        query: AtQuery,
        answers: { 200: { description: 'That section', schema: sections[key].schema } },
        handle: async ({ params, query, response }) =>
          response.json(
            sections[key].of(
              await instantiator.get<InstanceView>(`/instances/${params.id}`, { ...query, ...sections[key].part }),
            ),
          ),
      }),
    ),
    route('GET /instances/:id/turns', {
      summary: 'The last turns of an instance: what was said, what came of it, and what the engine was given',
      query: TurnsQuery,
      answers: {
        200: { description: 'Turns, oldest first', schema: itemsOf(Turn) },
      },
      handle: ({ params, query, response }) => instantiator.forward(response, `/instances/${params.id}/turns`, query),
    }),
    route('GET /instances/:id/watchers', {
      summary: 'Who watches an instance at this moment; a room of the sockets tells of each change',
      answers: { 200: { description: 'Ids of people and tokens, each once', schema: InstanceWatchers } },
      handle: async ({ params, response }) => {
        const { id } = await owners.instanceHead(params.id);
        response.json({ instance_id: id, watchers: presence.watchersOf(id) } satisfies InstanceWatchers);
      },
    }),
    route('GET /instances/:id/history', {
      summary: 'What happened to an instance, by version',
      answers: {
        200: {
          description: 'Its commands and their events',
          schema: itemsOf(InstanceHistoryRow),
        },
      },
      handle: ({ params, response }) => instantiator.forward(response, `/instances/${params.id}/history`),
    }),
  ];
}
