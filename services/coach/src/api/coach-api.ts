import express, { Router, type Express } from 'express';
import { apiErrors, unknownUrl } from './api-error.js';
import type { ApiParts } from './api-parts.js';
import { authRoutes } from './access/auth-routes.js';
import { authenticate } from './access/authenticate.js';
import { chatCompletions } from './completions/chat-completions.js';
import { conversationRoutes } from './conversations/conversations.js';
import { modelRoutes } from './models.js';
import { responseNotFound, responses } from './responses/responses.js';
import { sessionsOf } from './turn/sessions.js';

const LARGEST_BODY = '1mb';

/** The coach's own API: what host applications and k6 scripts call. Jan signs in, the rest is OpenAI's. */
export const coachApi =
  (parts: ApiParts) =>
  (app: Express): void => {
    const sessions = sessionsOf(parts);
    const v1 = Router();
    v1.use(express.json({ limit: LARGEST_BODY }));
    v1.use('/auth', authRoutes(parts));
    v1.use(authenticate(parts.passes));
    v1.use(modelRoutes(parts.engines));
    v1.post('/chat/completions', chatCompletions(parts, sessions, 'stateless'));
    v1.post('/conv/chat/completions', chatCompletions(parts, sessions, 'conversation'));
    v1.use(conversationRoutes(parts, sessions));
    v1.post('/responses', responses(parts, sessions));
    v1.get('/responses/:id', (request) => {
      throw responseNotFound(request.params.id);
    });
    v1.use(unknownUrl);
    v1.use(apiErrors(parts.log));

    app.get('/health', (_request, response) => {
      response.json({ status: 'ok' });
    });
    app.use('/v1', v1);
  };
