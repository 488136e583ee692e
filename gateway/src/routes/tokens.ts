import { pageOf } from '@rehearsal/contracts/http/page';
import { Done } from '@rehearsal/contracts/http/operation';
import { ApiTokenRow, NewApiToken, TokenBody } from '@rehearsal/contracts/http/access';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import { actorOf } from '../access/principal.js';
import { identify } from '../commanding/commands.js';
import { viewOfToken, viewOfTokens } from '../access/token-view.js';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';

/** Tokens of programs. The secret is in the answer to its creation and nowhere else. */
export function tokenRoutes({ access }: GatewayDependencies): Route[] {
  const { apiTokens, accessLog, store } = access;
  return [
    route('GET /tokens', {
      summary: 'List API tokens, newest first; those that ended stay for a week',
      query: PageQuery.strict(),
      answers: { 200: { description: 'A page, without their secrets', schema: pageOf(ApiTokenRow) } },
      handle: async ({ query, response }) => {
        const { items, next_cursor } = await page(store.tokens, query, (token) => token);
        response.json({ items: await viewOfTokens(store, items), next_cursor });
      },
    }),
    route('POST /tokens', {
      summary: 'Make an API token; the same Idempotency-Key makes no second one, and shows the first for ten minutes',
      body: TokenBody,
      answers: { 201: { description: 'The token, shown once', schema: NewApiToken } },
      handle: async (call) => {
        const { body, principal, request, response } = call;
        const { name, role, expires_in_days: days } = body;
        const identity = identify(call);
        const { token, secret } = await apiTokens.create({ name, role, days, createdBy: principal.id }, identity);
        const data = { token_id: token._id, name, role };
        accessLog.write(actorOf(principal, request.ip), { type: 'TokenCreated', data }, identity.id);
        response
          .status(201)
          .set('Cache-Control', 'no-store')
          .json({ ...viewOfToken(token), token: secret });
      },
    }),
    route('DELETE /tokens/:id', {
      summary: 'Revoke an API token, at once',
      answers: { 200: { description: 'Revoked', schema: Done } },
      handle: async (call) => {
        const { params, principal, request, response } = call;
        const { id: commandId } = identify(call);
        await apiTokens.revoke(params.id, principal.id, commandId);
        access.revoked();
        const data = { token_id: params.id };
        accessLog.write(actorOf(principal, request.ip), { type: 'TokenRevoked', data }, commandId);
        response.json({ success: true, message: 'The token is revoked.' });
      },
    }),
  ];
}
