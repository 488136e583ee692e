import { z } from 'zod';
import { Named } from '@rehearsal/contracts/http/access';
import { MOST_NAMED } from '@rehearsal/contracts/http/most-named';
import { itemsOf } from '@rehearsal/contracts/http/page';
import { namesOf } from '../people/names.js';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';

const LONGEST_ID = 200;
const Ids = z
  .string()
  .max(MOST_NAMED * (LONGEST_ID + 1))
  .transform((ids) => ids.split(',').filter(Boolean))
  .refine((ids) => ids.length <= MOST_NAMED, { message: `names at most ${MOST_NAMED} at once` })
  .meta({ description: 'Ids with commas between, at most 100.' });

/** Lists, runs and the audit name people and tokens by their ids. */
export function nameRoutes({ access }: GatewayDependencies): Route[] {
  return [
    route('GET /names', {
      summary: 'What people and tokens are called, also those that are gone',
      query: z.strictObject({ ids: Ids }),
      answers: { 200: { description: 'Those that are known', schema: itemsOf(Named) } },
      handle: async ({ query, response }) => void response.json({ items: await namesOf(access, query.ids) }),
    }),
  ];
}
