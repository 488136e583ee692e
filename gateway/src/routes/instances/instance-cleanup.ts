import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { CleanupBody, FinishedCleanup, PlannedCleanup } from '@rehearsal/contracts/http/instances/instance-cleanup';
import type { CleanupFilter, CleanupProgress } from '@rehearsal/contracts/instance/cleanup';
import { cleanupProgress, planCleanup, scenariosWithTag, startCleanup } from '../../commanding/clean-up-instances.js';
import { identify } from '../../commanding/commands.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { preferredWaitSeconds } from '../../http/prefer.js';
import { route, type Route } from '../../http/route.js';
import { operationId } from '../../commanding/operation-id.js';
import type { Owners } from '../../reading/owners.js';

const LOOK_EVERY_MS = 100;

/** Test instances in bulk; live sessions and primary instances are never among them. */
export function instanceCleanupRoutes({ owners, commands }: GatewayDependencies): Route[] {
  return [
    route('POST /instances/cleanup', {
      summary: 'Delete the test instances of a scenario, a tag or a label, or that nobody has changed for a while',
      body: CleanupBody,
      command: true,
      answers: {
        200: {
          description: 'What would be deleted (dry_run); or all of it is, which `Prefer: wait` waited for',
          schema: z.union([PlannedCleanup, FinishedCleanup]),
        },
      },
      handle: async (call) => {
        const filter = await filterOf(owners, call.body);
        const plan = await planCleanup(owners, filter);
        if (call.body.dry_run) {
          call.response.json({ dry_run: true, total: plan.items.length, ...plan });
          return;
        }
        const ref = await startCleanup(owners, commands, call, identify(call), filter, plan);
        const progress = await watch(owners, ref.aggregateId, preferredWaitSeconds(call.request) ?? 0);
        const id = operationId(ref);
        const about = { id, type: 'CleanUpInstances', aggregate_id: ref.aggregateId, progress };
        if (progress === undefined || progress.done < progress.total) {
          const operation = { ...about, status: 'pending' };
          call.response.status(202).set('Location', `${API}/operations/${id}`).json({ operation });
          return;
        }
        const { total } = progress;
        const message = `${total} ${total === 1 ? 'instance is' : 'instances are'} deleted.`;
        call.response.json({ success: true, message, operation: { ...about, status: 'applied' } });
      },
    }),
  ];
}

/** Everything given must be true of an instance, so a scenario without the tag leaves nothing. */
async function filterOf(owners: Owners, asked: z.output<typeof CleanupBody>): Promise<CleanupFilter> {
  const { scenario_id, tag, label = null, older_than } = asked;
  const tagged = tag === undefined ? undefined : await scenariosWithTag(owners, tag);
  const one = scenario_id === undefined ? undefined : [scenario_id];
  const scenario_ids = tagged && one ? one.filter((id) => tagged.includes(id)) : (one ?? tagged ?? null);
  const since = older_than === undefined ? null : new Date(Date.now() - older_than * 1000).toISOString();
  return { scenario_ids, label, unchanged_since: since };
}

/** Looks until all of it is done or the caller has waited long enough. */
async function watch(owners: Owners, cleanupId: string, seconds: number): Promise<CleanupProgress | undefined> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const progress = seconds === 0 ? undefined : await cleanupProgress(owners, cleanupId);
    const isDone = progress !== undefined && progress.done === progress.total;
    if (isDone || performance.now() >= deadline) return progress;
    await pause(LOOK_EVERY_MS);
  }
}
