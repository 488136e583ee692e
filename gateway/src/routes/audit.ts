import { z } from 'zod';
import { AuditExportFormat, AuditFilter, AuditPage, Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { PageQuery } from '@rehearsal/contracts/http/page';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';

/** Words that few entries hold are looked for so long before there is another piece. */
const LOOKED_FOR_MS = 120_000;

export function auditRoutes({ owners: { audit } }: GatewayDependencies): Route[] {
  return [
    route('GET /audit', {
      summary: 'List what was done, newest first',
      query: PageQuery.extend(AuditFilter.shape),
      answers: {
        200: {
          description:
            'A page of entries. One with `q` holds what was found in about a second, perhaps nothing; `looked_back_to` says how far back that was, and `next_cursor` looks further',
          schema: AuditPage,
        },
      },
      handle: ({ query, response }) => audit.forward(response, '/audit', query),
    }),
    route('GET /audit/export', {
      summary: 'Take the entries away as a file, newest first, each with its place and hashes',
      query: z.object({ ...AuditFilter.shape, format: AuditExportFormat.default('jsonl') }),
      answers: {
        200: {
          description:
            'JSON Lines end with a proof: how many entries, the SHA-256 of their lines, and a signed checkpoint of afterwards',
          type: 'application/x-ndjson',
          alsoAs: ['text/csv'],
        },
      },
      handle: async ({ query, response }) => {
        response.attachment(`audit.${query.format}`);
        await audit.pipe(response, '/audit/export', query, LOOKED_FOR_MS);
      },
    }),
    route('POST /audit/checkpoints', {
      summary: 'Sign a checkpoint now, to be kept where nobody who holds the system can change it',
      answers: { 200: { description: 'The newest checkpoint', schema: Checkpoint } },
      handle: async ({ response }) => response.json(await audit.post(response, '/audit/checkpoints')),
    }),
  ];
}
