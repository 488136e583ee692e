import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import type { Instance, InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { lastOf, RECENT, type InstanceWindow, type RecentInstance } from '@rehearsal/contracts/instance/window';
import { NotFoundError } from '@rehearsal/platform/errors';
import { digestOf } from '@rehearsal/platform/hash';

/** Of states that were asked about: a state never changes. */
const digests = new WeakMap<Instance, string>();

function digestOfInstance(instance: Instance): string {
  const known = digests.get(instance) ?? digestOf(coachingOf(instance));
  digests.set(instance, known);
  return known;
}

/** An instance as JSON for readers: all of it, or the part that was asked for. */
export function present(
  instance: Instance,
  version: number,
  { messages, before, actions, digest = 'yes' }: InstanceWindow = {},
): InstanceView | Omit<InstanceView, 'digest'> {
  const said = lastBefore(instance.chat_messages, lastOf(messages), before);
  const done = lastBefore(instance.actions, lastOf(actions));
  const isWhole = said.earlier === 0 && done.earlier === 0 && before === undefined;
  return {
    ...instance,
    version,
    ...(digest === 'no' ? {} : { digest: digestOfInstance(instance) }),
    ...(isWhole
      ? {}
      : {
          chat_messages: said.rows,
          actions: done.rows,
          earlier: { messages: said.earlier, actions: done.earlier },
        }),
  };
}

/** What an engine looks at. */
export function presentRecent(instance: Instance, version: number): RecentInstance {
  const said = lastBefore(instance.chat_messages, RECENT);
  const done = lastBefore(instance.actions, RECENT);
  return {
    ...instance,
    version,
    chat_messages: said.rows,
    actions: done.rows,
    earlier: { messages: said.earlier, actions: done.earlier },
    proposed_names: proposedNames(instance),
  };
}

const proposedNames = ({ actions }: Instance): string[] => {
  const names = actions
    .filter(({ action_type }) => action_type === 'CREATE_IDENTITY')
    .map(({ parameters }) => parameters.name);
  return [...new Set(names.filter((name) => typeof name === 'string'))];
};

function lastBefore<Row extends { id: string }>(all: readonly Row[], last?: number, before?: string) {
  const end = before === undefined ? all.length : all.findLastIndex(({ id }) => id === before);
  if (end < 0) throw new NotFoundError('message', before ?? '');
  const start = last === undefined ? 0 : Math.max(0, end - last);
  return { rows: all.slice(start, end), earlier: start };
}
