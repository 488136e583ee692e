import {
  DeadLetterFilter,
  DeadLetterPage,
  DropQuery,
  SettledDeadLetter,
} from '@rehearsal/contracts/http/audit/dead-letters';
import { DeadLetterView } from '@rehearsal/contracts/messages/dead-letter';
import { PageQuery } from '@rehearsal/contracts/http/page';
import { PlatformError } from '@rehearsal/platform/errors';
import { actorOf } from '../access/principal.js';
import { identify } from '../commanding/commands.js';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';

/** Messages that a service could not handle: what they are, and what is to become of them. */
export function deadLetterRoutes({ owners: { audit }, deadLetters }: GatewayDependencies): Route[] {
  const letterOf = (id: string) => audit.get<DeadLetterView>(`/dead-letters/${id}`);
  const replayable = async (id: string) => {
    const letter = await letterOf(id);
    if (letter.state === 'dropped')
      throw new PlatformError('DEAD_LETTER_DROPPED', 409, `The dead letter "${id}" was dropped.`);
    return letter;
  };

  return [
    route('GET /dead-letters', {
      summary: 'List messages that a service could not handle, newest first',
      query: PageQuery.extend(DeadLetterFilter.shape),
      answers: {
        200: { description: 'A page of them, and how many there are', schema: DeadLetterPage },
      },
      handle: ({ query, response }) => audit.forward(response, '/dead-letters', query),
    }),
    route('GET /dead-letters/:id', {
      summary: 'Show such a message whole, with the reason',
      answers: { 200: { description: 'The message, to the byte', schema: DeadLetterView } },
      handle: ({ params, response }) => audit.forward(response, `/dead-letters/${params.id}`),
    }),
    route('POST /dead-letters/:id/replay', {
      summary: 'Give it again to the group that could not handle it',
      answers: {
        200: { description: 'It was published again; the index says so in a moment', schema: SettledDeadLetter },
      },
      handle: async (call) => {
        const { id } = call.params;
        const { principal, request, response } = call;
        await deadLetters.replay(await replayable(id), actorOf(principal, request.ip), identify(call).id);
        response.json({ id, state: 'replayed' });
      },
    }),
    route('DELETE /dead-letters/:id', {
      summary: 'Drop it: it does not matter',
      query: DropQuery,
      answers: { 200: { description: 'It was dropped; the index says so in a moment', schema: SettledDeadLetter } },
      handle: async (call) => {
        const { id } = call.params;
        const { query, principal, request, response } = call;
        // Dropped is dropped: whoever asks again, since the answer was lost, is told the same.
        if ((await letterOf(id)).state !== 'dropped')
          await deadLetters.drop(id, query.reason ?? '', actorOf(principal, request.ip), identify(call).id);
        response.json({ id, state: 'dropped' });
      },
    }),
  ];
}
