import { z } from 'zod';
import { Operation } from '@rehearsal/contracts/http/operation';
import { refusals, type RefusalCode } from '@rehearsal/contracts/messages/refusals';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { keyReused } from '../commanding/commands.js';
import { cleanupProgress } from '../commanding/clean-up-instances.js';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Route } from '../http/route.js';
import { isAbout, operationId, OperationId } from '../commanding/operation-id.js';

interface OwnersAnswer {
  status: 'applied' | 'refused';
  type: string;
  version: number;
  command_hash?: string;
  refusal?: { code: RefusalCode; detail: string };
}

export function operationRoutes({ owners }: GatewayDependencies): Route[] {
  return [
    route(
      'GET /operations/:id',
      {
        summary: 'Ask what came of a command',
        answers: {
          200: { description: 'The operation; one that its owner has not decided is pending', schema: Operation },
        },
        handle: async ({ params, response }) => {
          const ref = callerInput(OperationId, params.id);
          const about = { id: operationId(ref), aggregate_id: ref.aggregateId };
          // The journal knows a command from the moment it is decided; before, the command is on its way.
          const known = await unlessNotFound(
            owners.of(ref.aggregate).get<OwnersAnswer>(`/operations/${ref.aggregateId}/${ref.commandId}`),
          );
          if (!known) {
            response.set('Retry-After', '1').json({ ...about, status: 'pending', type: null });
            return;
          }
          if (!isAbout(ref, known.command_hash)) {
            const { refusal: code, message: detail, status } = keyReused();
            response.json({ ...about, status: 'refused', type: known.type, refusal: { code, detail, status } });
            return;
          }
          const { status, type, version, refusal } = known;
          const progress =
            type === 'CleanUpInstances' && !refusal ? await cleanupProgress(owners, ref.aggregateId) : undefined;
          if (progress && progress.done < progress.total) {
            response.set('Retry-After', '1').json({ ...about, status: 'pending', type, version, progress });
            return;
          }
          const why = refusal && {
            refusal: { code: refusal.code, detail: refusal.detail, status: refusals[refusal.code] },
          };
          response.json({ ...about, status, type, version, ...why, progress });
        },
      },
      z.strictObject({
        id: z.string().refine((id) => OperationId.safeParse(id).success, 'is not the id of an operation'),
      }),
    ),
  ];
}
