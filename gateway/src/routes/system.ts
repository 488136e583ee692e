import { SystemHealth } from '@rehearsal/contracts/http/system';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';
import { systemHealth } from '../reading/system-health.js';

/** How the system is, for whoever works with it. Answers 200 also where something is down: that is what it tells. */
export const systemRoutes = ({ owners, readiness }: GatewayDependencies): Route[] => [
  route('GET /system', {
    summary: 'Read which services are ready, and what the others lack',
    answers: { 200: { description: 'Every service, as this gateway finds it now', schema: SystemHealth } },
    handle: async ({ response }) => response.json(await systemHealth({ gateway: readiness, ...owners.readiness() })),
  }),
];
