import { Router } from 'express';
import { countTokens } from '../../tokens.js';
import { replyId } from '../../record-turn.js';
import { speakerOf } from '../access/authenticate.js';
import type { ApiDependencies } from '../api-dependencies.js';
import { itemOf, listOf } from '../conversations/conversation-shapes.js';
import type { Sessions } from '../turn/sessions.js';
import { createResponse } from './create-response.js';
import { ended, failed, inProgress, messageOf, responseUsageOf } from './response-shapes.js';
import { storedResponsesIn, type FoundResponse } from './stored-responses.js';

/** OpenAI's Responses API: make one, and read or drop one that was stored. */
export function responseRoutes(dependencies: ApiDependencies, sessions: Sessions): Router {
  const router = Router();
  const stored = storedResponsesIn(dependencies, sessions);

  router.post('/responses', createResponse(dependencies, sessions, stored));

  router.get('/responses/:id', async (request, response) => {
    response.json(presented(await stored.find(speakerOf(request), request.params.id)));
  });

  router.delete('/responses/:id', async (request, response) => {
    const { head } = await stored.find(speakerOf(request), request.params.id);
    await stored.drop(head.id);
    response.json({ id: head.id, object: 'response', deleted: true });
  });

  router.get('/responses/:id/input_items', async (request, response) => {
    const { view, messageId } = await stored.find(speakerOf(request), request.params.id);
    response.json(listOf(view.chat_messages.filter(({ id }) => id === messageId).map(itemOf), false));
  });

  return router;
}

/** As the journal has it now: answered, failed, or still on the way. */
function presented({ head, view, messageId, inputTokens, isCut }: FoundResponse) {
  const reply = view.chat_messages.find(({ id }) => id === replyId(messageId));
  if (!reply) {
    const failure = view.last_turn?.message_id === messageId ? view.last_turn.failure : null;
    return view.pending_turns.includes(messageId)
      ? inProgress(head)
      : failed(head, {
          code: failure?.code.toLowerCase() ?? 'server_error',
          message: failure?.detail ?? 'The coach gave no answer.',
        });
  }
  const usage = responseUsageOf(inputTokens, countTokens(reply.content));
  return ended(head, [messageOf(reply.id, reply.content, isCut)], usage, { isCut, at: new Date(reply.timestamp) });
}
