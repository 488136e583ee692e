import { DeleteInstance, type DeletionReason } from '@rehearsal/contracts/instance/instance';
import { derivedId } from '@rehearsal/platform/ids';
import { newCommand, type Given } from '@rehearsal/platform/messages/new-command';
import type { InstanceProcessor } from '../instance-journal.js';

/** Who deletes, because of what. */
export interface Occasion extends Omit<Given, 'id'> {
  reason: Exclude<DeletionReason, 'ended'>;
  /** With the instance's id it makes the command's: whoever sees the same occasion gives the same command. */
  key: string;
}

/** One insert and one publish are shared by so many. */
const AT_ONCE = 100;

/** Deletes instances by commands like any other: journalled, published, audited, and harmless when given twice. */
export async function deleteAll(
  processor: InstanceProcessor,
  ids: readonly string[],
  { reason, key, ...cause }: Occasion,
): Promise<void> {
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const commands = ids
      .slice(start, start + AT_ONCE)
      .map((id) => newCommand(DeleteInstance, id, { reason }, { ...cause, id: derivedId(`${key} ${id}`) }));
    await processor.executeAll(commands);
  }
}
