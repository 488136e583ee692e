import { RetentionList, SystemAbout } from '@rehearsal/contracts/http/system/settings';
import { SystemHealth } from '@rehearsal/contracts/http/system/system';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';
import { retentionOf } from '../reading/retention.js';
import { systemHealth } from '../reading/system-health.js';

/** How the system is, for whoever works with it. Answers 200 also where something is down: that is what it tells. */
export const systemRoutes = ({ owners, readiness, about }: GatewayDependencies): Route[] => [
  route('GET /system', {
    summary: 'Read which services are ready, and what the others lack',
    answers: { 200: { description: 'Every service, as this gateway finds it now', schema: SystemHealth } },
    handle: async ({ response }) => response.json(await systemHealth({ gateway: readiness, ...owners.readiness() })),
  }),
  route('GET /about', {
    summary: 'Read which Rehearsal this is, what it runs on, and the newest checkpoint of the audit log',
    answers: { 200: { description: 'As each part tells it of itself', schema: SystemAbout } },
    handle: async ({ response }) => response.json(await about()),
  }),
  route('GET /retention', {
    summary: 'Read what is kept how long, and when some of it was removed last because its time was over',
    answers: { 200: { description: 'As every service is configured', schema: RetentionList } },
    handle: async ({ response }) => response.json(await retentionOf(owners)),
  }),
];
