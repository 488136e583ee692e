import type { Connection } from 'mongoose';
import { every } from '@rehearsal/platform/every';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import { openPartStore } from './distributed/part-store.js';
import { evidenceClearing, type ClearedEvidence } from './evidence/retention/clear-evidence.js';
import type { Removals } from '@rehearsal/platform/stores/removals';
import type { Retention } from './evidence/retention/retention.js';
import { openLeases } from '@rehearsal/platform/jobs/leases';
import type { Dispatcher } from './queue/dispatch.js';
import { LEASES, RECONCILE_EVERY_MS, reconciler } from './queue/reconcile.js';
import type { LoadRunProcessor } from './service.js';

interface Upkeep extends ClearedEvidence {
  mongo: Connection;
  processor: LoadRunProcessor;
  dispatch: Dispatcher;
  retention: Retention;
  removals: Removals;
}

/** What is done again and again without being asked: lost runs are ended, old evidence is removed. */
export async function openUpkeep(
  life: Lifecycle,
  { mongo, processor, dispatch, retention, ...evidence }: Upkeep,
): Promise<void> {
  const reconcile = reconciler({
    journal: evidence.journal,
    processor,
    leases: openLeases(mongo, LEASES),
    dispatch,
    forgetParts: openPartStore(mongo).forget,
    now: () => performance.now(),
  });
  await life.open(
    'reconciler',
    () => every(RECONCILE_EVERY_MS, () => reconcile.look(), life.log),
    (timer) => timer.end(),
  );
  await life.open(
    'evidence clearing',
    () => evidenceClearing({ ...evidence, log: life.log }, retention),
    (timer) => timer.end(),
  );
}
