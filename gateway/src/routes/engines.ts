import { z } from 'zod';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { EngineCheck, EngineRow, EngineSettingsList } from '@rehearsal/contracts/http/system/engines';
import { itemsOf } from '@rehearsal/contracts/http/page';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';

/** As the map of engines takes names. */
const Named = z.strictObject({ name: z.string().regex(/^[A-Za-z0-9][\w.-]{0,62}$/, 'is not the name of an engine') });

/** The coaches that can be chosen for a test user, and how they are asked. */
export const engineRoutes = ({ owners: { coach } }: GatewayDependencies): Route[] => [
  route('GET /engines', {
    summary: 'List the engines that a test user can be answered by',
    answers: { 200: { description: 'The engines', schema: itemsOf(EngineRow) } },
    handle: ({ response }) => coach.forward(response, '/engines'),
  }),
  route('GET /engine-settings', {
    summary:
      'List the engines with where they are asked, and what the last check of each found; secrets are never told',
    answers: { 200: { description: 'The engines', schema: EngineSettingsList } },
    handle: ({ response }) => coach.forward(response, '/engine-settings'),
  }),
  route(
    'POST /engines/:name/check',
    {
      summary:
        'Begin to try a coach of your own in each way that Rehearsal may ask it; one that is under way is joined',
      answers: { 202: { description: 'It goes on, and is followed at `Location`', schema: EngineCheck } },
      handle: async ({ params: { name }, response }) => {
        const check = await coach.post<EngineCheck>(response, `/engines/${name}/check`);
        response.status(202).set('Location', `${API}/engines/${name}/check`).json(check);
      },
    },
    Named,
  ),
  route(
    'GET /engines/:name/check',
    {
      summary: 'Read what the last check of an engine found, so far while it goes on',
      answers: { 200: { description: 'The check', schema: EngineCheck } },
      handle: ({ params, response }) => coach.forward(response, `/engines/${params.name}/check`),
    },
    Named,
  ),
];
