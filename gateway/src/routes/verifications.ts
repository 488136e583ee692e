import { API } from '@rehearsal/contracts/http/api-prefix';
import {
  AuditVerification,
  PinnedCheckpoints,
  VerificationFilter,
  VerificationRecord,
} from '@rehearsal/contracts/http/audit/audit';
import { pageOf, PageQuery } from '@rehearsal/contracts/http/page';
import { PlatformError } from '@rehearsal/platform/errors';
import { actorOf } from '../access/principal.js';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Call, type Route } from '../http/route.js';

const AT = '/audit/verifications';
const goesOn = { description: 'It goes on, and is followed at `Location`', schema: VerificationRecord };

/** Checks of the audit log: of its end at once, of all of it as something to follow, with what was found on record. */
export function verificationRoutes({ owners: { audit } }: GatewayDependencies): Route[] {
  const ask = (call: Call, asked: Record<string, unknown>): Promise<VerificationRecord> =>
    audit.post(call.response, AT, { ...asked, by: actorOf(call.principal, call.request.ip) });
  const follow = ({ response }: Call, record: VerificationRecord) =>
    response.status(202).set('Location', `${API}${AT}/${record.id}`).json(record);

  return [
    route('POST /audit/verify', {
      summary:
        'Check that no entry behind the last signed checkpoint was changed, removed or added; with checkpoints that were kept elsewhere, behind the last of those',
      body: PinnedCheckpoints.default({}),
      answers: {
        200: { description: 'What was checked, and the first bad entry if there is one', schema: AuditVerification },
        202: goesOn,
      },
      handle: async (call) => {
        const record = await ask(call, { scope: 'since-checkpoint', ...call.body, wait: true });
        if (record.result) call.response.json(record.result);
        else if (record.state === 'running') follow(call, record);
        else throw notVerified(record);
      },
    }),
    route('POST /audit/verifications', {
      summary: 'Begin to check all of the audit log, and every checkpoint; one that is under way is joined',
      answers: { 202: goesOn },
      handle: async (call) => follow(call, await ask(call, { scope: 'whole' })),
    }),
    route('GET /audit/verifications', {
      summary: 'List who had the audit log checked, when, and what came of it, newest first',
      query: PageQuery.extend(VerificationFilter.shape),
      answers: { 200: { description: 'A page of them', schema: pageOf(VerificationRecord) } },
      handle: ({ query, response }) => audit.forward(response, AT, query),
    }),
    route('GET /audit/verifications/:id', {
      summary: 'Ask how far a check of the audit log is, and what it found',
      answers: { 200: { description: 'It, with its result once it has ended', schema: VerificationRecord } },
      handle: ({ params, response }) => audit.forward(response, `${AT}/${params.id}`),
    }),
    route('POST /audit/verifications/:id/cancel', {
      summary: 'End a check of the audit log that is under way; one that has ended stays as it is',
      answers: { 200: { description: 'It, as it is now', schema: VerificationRecord } },
      handle: async ({ params, principal, request, response }) => {
        const by = actorOf(principal, request.ip);
        response.json(await audit.post(response, `${AT}/${params.id}/cancel`, { by }));
      },
    }),
  ];
}

function notVerified({ state, failure }: VerificationRecord): PlatformError {
  const detail = state === 'cancelled' ? 'Somebody cancelled the verification meanwhile.' : (failure ?? '');
  return new PlatformError('NOT_VERIFIED', 503, `${detail} Asking again is safe.`, { retriable: true });
}
