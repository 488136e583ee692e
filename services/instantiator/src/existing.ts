import type { InstanceKind } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import { whySilent } from '@rehearsal/contracts/instance/why-silent';
import { Refusal } from '@rehearsal/platform/errors';
import type { DecideContext } from '@rehearsal/platform/journal/processor';

/** Isolation is enforced here, where writes happen: a command for test data never touches a live user's, and the reverse. */
export function existing(
  state: Instance | undefined,
  { id, deletedAt }: Pick<DecideContext, 'id' | 'deletedAt'>,
  kind: InstanceKind,
): Instance {
  if (!state && deletedAt !== undefined) throw deleted(id, deletedAt);
  if (!state) throw new Refusal('INSTANCE_NOT_FOUND', `There is no instance "${id}".`);
  if (state.kind !== kind)
    throw new Refusal(
      'INSTANCE_KIND_MISMATCH',
      `"${id}" is ${state.kind} data; this command is for ${kind} data only.`,
    );
  return state;
}

/** Where something more can be said. */
export function speakable(
  state: Instance | undefined,
  context: Pick<DecideContext, 'id' | 'deletedAt'>,
  kind: InstanceKind,
): Instance {
  const instance = existing(state, context, kind);
  const why = whySilent(instance);
  if (why) throw new Refusal(why.code, why.detail);
  return instance;
}

/** What was deleted stays deleted: a command that comes late or again never makes something new under the same id. */
export function refuseTakenId(state: Instance | undefined, { id, deletedAt }: DecideContext): void {
  if (state) throw new Refusal('INSTANCE_EXISTS', `There is an instance "${id}" already.`);
  if (deletedAt !== undefined) throw deleted(id, deletedAt);
}

export const deleted = (id: string, at: string): Refusal =>
  new Refusal('INSTANCE_DELETED', `The instance "${id}" was deleted at ${at}; its history is still there.`);
