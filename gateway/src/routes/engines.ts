import { z } from 'zod';
import { EngineRow } from '@rehearsal/contracts/http/engines';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';

/** The coaches that can be chosen for a test user. */
export const engineRoutes = ({ owners }: GatewayDependencies): Route[] => [
  route('GET /engines', {
    summary: 'List the engines that a test user can be answered by',
    answers: { 200: { description: 'The engines', schema: z.strictObject({ items: z.array(EngineRow) }) } },
    handle: ({ response }) => owners.coach.forward(response, '/engines'),
  }),
];
