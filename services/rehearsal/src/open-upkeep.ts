import { every } from '@rehearsal/platform/every';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import type { Removals } from '@rehearsal/platform/stores/removals';
import { RECONCILE_EVERY_MS } from './queue/reconcile.js';
import type { TrialDocuments } from './runs/trial-documents.js';

const FORGET_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

interface Upkeep {
  reconcile: { look(): Promise<void> };
  documents: Pick<TrialDocuments, 'forgetBefore'>;
  keptDays: number;
  removals: Pick<Removals, 'note'>;
}

/** What is done again and again without being asked: lost trials are offered anew, old ones are forgotten. */
export async function openUpkeep(life: Lifecycle, { reconcile, documents, keptDays, removals }: Upkeep): Promise<void> {
  await life.open(
    'reconciler',
    () => every(RECONCILE_EVERY_MS, () => reconcile.look(), life.log),
    (timer) => timer.end(),
  );
  const forget = async () => {
    const count = await documents.forgetBefore(new Date(Date.now() - keptDays * DAY_MS).toISOString());
    if (count > 0) life.log.info({ count }, 'trials whose time was over are removed');
    await removals.note(count);
  };
  await life.open(
    'forgetting',
    () => every(FORGET_EVERY_MS, forget, life.log),
    (timer) => timer.end(),
  );
}
