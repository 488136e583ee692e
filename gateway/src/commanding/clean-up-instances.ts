import type { z } from 'zod';
import { CleanUpInstances } from '@rehearsal/contracts/instance/cleanup';
import { DeleteInstance } from '@rehearsal/contracts/instance/instance';
import type { CleanupFilter, CleanupPlan, CleanupProgress } from '@rehearsal/contracts/instance/cleanup';
import { MOST_CLEANED } from '@rehearsal/contracts/instance/cleanup';
import type { Page } from '@rehearsal/contracts/http/page';
import type { OwnedScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import {
  createdId,
  keyReused,
  operationOf,
  refusalError,
  type CommandIdentity,
  type Commands,
  type Order,
} from './commands.js';
import type { Call } from '../http/route.js';
import { isAbout, type OperationRef } from './operation-id.js';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import type { Query } from '@rehearsal/platform/http/owner-client';
import type { Owners } from '../reading/owners.js';

/** Ids that fit into one address of the inside network. */
const IDS_AT_ONCE = 100;
const PAGE = 200;

/** The scenarios that have a tag now. */
export async function scenariosWithTag({ scenario }: Owners, tag: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<OwnedScenarioRow> = await scenario.get('/scenarios', {
      tag,
      limit: PAGE,
      cursor,
    });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

export async function planCleanup({ instantiator }: Owners, filter: CleanupFilter): Promise<CleanupPlan> {
  const { scenario_ids, label, unchanged_since } = filter;
  const query: Query = { label: label ?? undefined, unchanged_since: unchanged_since ?? undefined };
  if (scenario_ids === null) return instantiator.get<CleanupPlan>('/cleanup-plan', query);
  const whole: CleanupPlan = { items: [], kept_primary: 0, more: false };
  for (let start = 0; start < scenario_ids.length; start += IDS_AT_ONCE) {
    const some = scenario_ids.slice(start, start + IDS_AT_ONCE).join(',');
    const part = await instantiator.get<CleanupPlan>('/cleanup-plan', { ...query, scenario_ids: some });
    const room = MOST_CLEANED - whole.items.length;
    whole.items.push(...part.items.slice(0, room));
    whole.kept_primary += part.kept_primary;
    whole.more ||= part.more || part.items.length > room;
  }
  return whole;
}

/**
 * Gives a `DeleteInstance` for each instance of the plan, and then puts the cleanup on record: once there is a record,
 * all of it is on its way, and how far it has come can be read by anyone. Whoever repeats the request under the same key
 * gives the same commands.
 */
export async function startCleanup(
  owners: Owners,
  commands: Commands,
  call: Call,
  identity: CommandIdentity,
  filter: CleanupFilter,
  plan: CleanupPlan,
): Promise<OperationRef> {
  const cleanup = { aggregate: 'instance' as const, aggregateId: createdId(identity, 'cleanup') };
  await refuseOtherCleanup(owners, operationOf(cleanup, identity));
  const data = DeleteInstance.schema.parse({ reason: 'cleanup' });
  const deletions = plan.items.map(({ id }) => ({ aggregateId: id, definition: DeleteInstance, data }));
  await commands.sendAll(call, identity, 'instance', deletions);

  const record: Order<typeof CleanUpInstances> = {
    ...cleanup,
    definition: CleanUpInstances,
    data: { filter, instance_ids: plan.items.map(({ id }) => id) } satisfies z.output<typeof CleanUpInstances.schema>,
    ends: [['CleanupStarted']],
  };
  const outcome = await commands.send(call, identity, record);
  // One of the instances may have gone by itself meanwhile; that refusal is not the cleanup's.
  if (outcome.state === 'refused' && outcome.refusal.aggregateId === record.aggregateId)
    throw refusalError(outcome.refusal.data);
  return outcome.operation;
}

/** Deletions go out before the record does, so a key that was used for another cleanup is found out before them. */
async function refuseOtherCleanup({ instantiator }: Owners, ref: OperationRef): Promise<void> {
  if (ref.hash === undefined) return;
  const path = `/operations/${ref.aggregateId}/${ref.commandId}`;
  const decided = await unlessNotFound(instantiator.get<{ command_hash?: string }>(path));
  if (decided && !isAbout(ref, decided.command_hash)) throw keyReused();
}

/** How far a cleanup has come; undefined while its record is not written. */
export function cleanupProgress({ instantiator }: Owners, cleanupId: string): Promise<CleanupProgress | undefined> {
  return unlessNotFound(instantiator.get<CleanupProgress>(`/cleanups/${cleanupId}`));
}
