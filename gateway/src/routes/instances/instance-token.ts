import { InstanceToken } from '@rehearsal/contracts/http/access';
import { PlatformError } from '@rehearsal/platform/errors';
import { INSTANCE_TOKEN_SECONDS } from '../../access/access-tokens.js';
import { actorOf } from '../../access/principal.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';

export const instanceTokenRoutes = ({ owners, access }: GatewayDependencies): Route[] => [
  route('POST /instances/:id/token', {
    summary: "Make a token that speaks as this test user at the coach's API",
    answers: { 201: { description: 'The token', schema: InstanceToken } },
    handle: async ({ params, principal, request, response }) => {
      const { id, kind } = await owners.instanceHead(params.id);
      if (kind !== 'test') throw new PlatformError('INSTANCE_KIND_MISMATCH', 409, 'Nobody may speak as a live user.');
      const access_token = await access.accessTokens.issueForInstance(id, kind);
      const data = { instance_id: id };
      access.accessLog.write(actorOf(principal, request.ip), { type: 'InstanceTokenIssued', data });
      response.status(201).json({ access_token, expires_in: INSTANCE_TOKEN_SECONDS });
    },
  }),
];
