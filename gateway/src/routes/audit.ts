import { z } from 'zod';
import { AuditEntry, Checkpoint } from '@rehearsal/contracts/http/audit';
import { pageOf, PageQuery } from '@rehearsal/contracts/http/page';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';

const word = z.string().min(1).max(200);
/** As long as an entry keeps one. */
const correlation = z.string().min(1).max(256);
const instant = z.iso.datetime({ offset: true });

export function auditRoutes({ owners: { audit } }: GatewayDependencies): Route[] {
  return [
    route('GET /audit', {
      summary: 'List what was done, newest first',
      query: PageQuery.extend({
        actor: word,
        action: word,
        target: word,
        outcome: word,
        correlation_id: correlation.meta({
          description: 'Of one operation: the command with this X-Correlation-Id, and all that followed from it.',
        }),
        since: instant,
        until: instant,
      }).partial(),
      answers: { 200: { description: 'A page of entries', schema: pageOf(AuditEntry) } },
      handle: ({ query, response }) => audit.forward(response, '/audit', query),
    }),
    route('POST /audit/checkpoints', {
      summary: 'Sign a checkpoint now, to be kept where nobody who holds the system can change it',
      answers: { 200: { description: 'The newest checkpoint', schema: Checkpoint } },
      handle: async ({ response }) => response.json(await audit.post(response, '/audit/checkpoints')),
    }),
  ];
}
