import { randomUUID } from 'node:crypto';
import cors from 'cors';
import { Router, type Express, type RequestHandler } from 'express';
import { apiErrors, unknownUrl } from './api-error.js';
import type { ApiDependencies } from './api-dependencies.js';
import { authRoutes } from './access/auth-routes.js';
import { authenticate } from './access/authenticate.js';
import { chatCompletions } from './completions/chat-completions.js';
import { conversationRoutes } from './conversations/conversations.js';
import { jsonBody } from './json-body.js';
import { modelRoutes } from './models.js';
import { responseRoutes } from './responses/response-routes.js';
import { sessionsOf } from './turn/sessions.js';

const REQUEST_ID = 'x-request-id';

/** OpenAI's clients show it with every error, for whoever looks into the log. */
const nameRequest: RequestHandler = (_request, response, next) => {
  response.set(REQUEST_ID, `req_${randomUUID().replaceAll('-', '')}`);
  next();
};

/** The coach's own API: what host applications and k6 scripts call. Jan signs in, the rest is OpenAI's. */
export const coachApi =
  (dependencies: ApiDependencies) =>
  (app: Express): void => {
    const sessions = sessionsOf(dependencies);
    const v1 = Router();
    v1.use(
      cors({ origin: [...dependencies.corsOrigins], credentials: true, exposedHeaders: [REQUEST_ID, 'Retry-After'] }),
    );
    v1.use('/auth', authRoutes(dependencies));
    v1.use(dependencies.limits.strangers, authenticate(dependencies.passes), dependencies.limits.requests, jsonBody);
    v1.use(modelRoutes(dependencies.engines));
    v1.post('/chat/completions', chatCompletions(dependencies, sessions, 'stateless'));
    v1.post('/conv/chat/completions', chatCompletions(dependencies, sessions, 'conversation'));
    v1.use(conversationRoutes(dependencies, sessions));
    v1.use(responseRoutes(dependencies, sessions));
    v1.use(unknownUrl);
    v1.use(apiErrors(dependencies.log));

    app.use(nameRequest);
    app.get('/health', (_request, response) => {
      response.json({ status: 'ok' });
    });
    app.use('/v1', v1);
  };
