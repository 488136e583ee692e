import { z } from 'zod';
import type { CleanupPlan, CleanupProgress } from '@rehearsal/contracts/instance/cleanup';
import { MOST_CLEANED } from '@rehearsal/contracts/instance/cleanup';
import { Id, Timestamp } from '@rehearsal/contracts/messages/message';
import { NotFoundError } from '@rehearsal/platform/errors';
import { where } from '@rehearsal/platform/stores/where';
import { commitId } from '@rehearsal/platform/journal/commit';
import type { InstanceJournal } from '../instance-journal.js';

export const CleanupQuery = z.object({
  scenario_ids: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(Id))
    .optional(),
  label: z.string().optional(),
  unchanged_since: Timestamp.optional(),
});

const fields = { label: 1, scenario_id: 1, scenario_name: 1, created_at: 1, updated_at: 1 } as const;

/** What a cleanup would remove: test instances alone, and never a primary one. */
export async function planCleanup(
  { snapshots }: InstanceJournal,
  { scenario_ids, label, unchanged_since }: z.output<typeof CleanupQuery>,
): Promise<CleanupPlan> {
  const asked = {
    ...where({ kind: 'test', label }),
    ...(scenario_ids === undefined ? {} : { scenario_id: { $in: scenario_ids } }),
    ...(unchanged_since === undefined ? {} : { updated_at: { $lt: unchanged_since } }),
  };
  const [found, kept_primary] = await Promise.all([
    snapshots
      .find({ ...asked, primary: false }, { projection: fields })
      .limit(MOST_CLEANED + 1)
      .toArray(),
    snapshots.countDocuments({ ...asked, primary: true }),
  ]);
  const items = found
    .slice(0, MOST_CLEANED)
    .map(({ _id, label: its, scenario_id, scenario_name, created_at, updated_at }) => ({
      id: _id,
      label: its,
      scenario_id,
      scenario_name,
      created_at,
      updated_at,
    }));
  return { items, kept_primary, more: found.length > MOST_CLEANED };
}

/** Nobody counts along: those of the record that are there no more are done. */
export async function cleanupProgress({ commits, snapshots }: InstanceJournal, id: string): Promise<CleanupProgress> {
  const commit = await commits.findOne({ _id: commitId(id, 1) });
  const started = commit?.events.find((fact) => fact.type === 'CleanupStarted');
  if (started?.type !== 'CleanupStarted') throw new NotFoundError('cleanup', id);
  const { instance_ids } = started.data;
  const left = await snapshots.countDocuments({ _id: { $in: instance_ids } });
  return { total: instance_ids.length, done: instance_ids.length - left };
}
