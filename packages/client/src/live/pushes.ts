import type { InstancePush } from '@rehearsal/contracts/instance/instance';
import type { LoadRunProgress, LoadRunState } from '@rehearsal/contracts/load/load-run';

/** One token of a reply that is being written. */
export interface TokenPush {
  instance_id: string;
  /** The user's message that is answered. */
  message_id: string;
  index: number;
  token: string;
}

export interface ListPush {
  id: string;
  version: number;
  type: string;
}

/** What the gateway sends to those who watch, by the event's name. */
export interface Pushes {
  instance: InstancePush;
  token: TokenPush;
  scenario: ListPush;
  'load-run': { id: string; version: number; state: LoadRunState };
  'load-run-progress': { id: string; progress: LoadRunProgress };
  schedule: ListPush;
  baseline: ListPush;
}

/** The rooms whose watchers a push is for. */
export const roomsOf: { [Event in keyof Pushes]: (push: Pushes[Event]) => string[] } = {
  instance: ({ id }) => [`instance:${id}`],
  token: ({ instance_id }) => [`instance:${instance_id}`],
  scenario: () => ['scenarios'],
  'load-run': ({ id }) => [`load-run:${id}`, 'load-runs'],
  'load-run-progress': ({ id }) => [`load-run:${id}`],
  schedule: () => ['schedules'],
  baseline: () => ['baselines'],
};
