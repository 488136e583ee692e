import { z } from 'zod';
import { AuditEntry, AuditExportFormat, Checkpoint } from '@rehearsal/contracts/http/audit';
import { pageOf, PageQuery } from '@rehearsal/contracts/http/page';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';

const word = z.string().min(1).max(200);
/** As long as an entry keeps one. */
const correlation = z.string().min(1).max(256);
const instant = z.iso.datetime({ offset: true });

/** Words that few entries hold are looked for so long before there is another piece. */
const LOOKED_FOR_MS = 120_000;

/** Which entries; what is not said narrows nothing. */
const Filter = z
  .object({
    q: z.string().max(200).meta({
      description: 'Words that an entry holds, in what it says of itself or in the body of its message.',
    }),
    actor: word,
    action: word,
    target: word,
    outcome: word,
    correlation_id: correlation.meta({
      description: 'Of one operation: the command with this X-Correlation-Id, and all that followed from it.',
    }),
    since: instant,
    until: instant,
  })
  .partial();

export function auditRoutes({ owners: { audit } }: GatewayDependencies): Route[] {
  return [
    route('GET /audit', {
      summary: 'List what was done, newest first',
      query: PageQuery.extend(Filter.shape),
      answers: {
        200: {
          description:
            'A page of entries. One with `q` holds what was found in about a second, perhaps nothing; `next_cursor` looks further back',
          schema: pageOf(AuditEntry),
        },
      },
      handle: ({ query, response }) => audit.forward(response, '/audit', query),
    }),
    route('GET /audit/export', {
      summary: 'Take the entries away as a file, newest first, each with its place and hashes',
      query: Filter.extend({ format: AuditExportFormat.default('jsonl') }),
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
