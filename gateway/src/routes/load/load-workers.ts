import { LoadWorkerList } from '@rehearsal/contracts/http/load/load-runs';
import { DrainLoadWorker, LoadWorker, ResumeLoadWorker } from '@rehearsal/contracts/load/load-worker';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import { answerCommand } from '../../commanding/answer.js';
import { identify } from '../../commanding/commands.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Call, type Route } from '../../http/route.js';

const one = { 200: { description: 'The worker, and whether it is drained', schema: LoadWorker } };

/** Who takes load runs from the queue, and who is to take none for now. */
export function loadWorkerRoutes({ owners, commands }: GatewayDependencies): Route[] {
  const { loadrunner } = owners;
  const pathOf = (id: string) => `/load-workers/${id}`;

  /** Nothing is given where nobody knows which workers there are: what is on record would be the outcome for good. */
  async function tell(
    call: Call<{ id: string }>,
    definition: typeof DrainLoadWorker | typeof ResumeLoadWorker,
    end: string,
  ): Promise<void> {
    const { id } = call.params;
    const seen = await unlessNotFound(loadrunner.get<LoadWorker>(pathOf(id)));
    const data = { worker: seen ? { since: seen.since, stopping: seen.stopping } : null };
    const order = { aggregate: 'load-worker', aggregateId: id, definition, data, ends: [[end]] } as const;
    await answerCommand(commands, call, identify(call), order, () => loadrunner.forward(call.response, pathOf(id)));
  }

  return [
    route('GET /load-workers', {
      summary: 'List the workers that are there, what they are busy with, and those that were lost in the last day',
      answers: {
        200: { description: 'The longest-lived first; of the lost the last one', schema: LoadWorkerList },
      },
      handle: ({ response }) => loadrunner.forward(response, '/load-workers'),
    }),
    route('GET /load-workers/:id', {
      summary: 'Read a worker that is there',
      answers: one,
      handle: ({ params, response }) => loadrunner.forward(response, pathOf(params.id)),
    }),
    route('POST /load-workers/:id/drain', {
      summary: 'Let a worker take no further run; it finishes what it has. It holds until that process ends',
      command: true,
      answers: one,
      handle: (call) => tell(call, DrainLoadWorker, 'LoadWorkerDrained'),
    }),
    route('POST /load-workers/:id/resume', {
      summary: 'Let a worker that was drained take runs again',
      command: true,
      answers: one,
      handle: (call) => tell(call, ResumeLoadWorker, 'LoadWorkerResumed'),
    }),
  ];
}
