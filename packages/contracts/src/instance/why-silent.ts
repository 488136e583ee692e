import type { Instance, InstanceCondition } from './instance-state.js';

/** What is said to whoever would speak where nothing more is said. */
export interface Silence {
  code: 'SESSION_CLOSED';
  detail: string;
}

type Asked = Pick<Instance, 'id' | InstanceCondition>;

/** Whether one may still speak, by each thing that an instance has only at times. Null: one may. */
const SILENCES: Record<InstanceCondition, ((instance: Asked) => Silence | undefined) | null> = {
  forked_from: null,
  clock: null,
  expires_at: null,
  closed_at: ({ id, closed_at: at }) =>
    at === undefined
      ? undefined
      : {
          code: 'SESSION_CLOSED',
          detail: `The session "${id}" was closed at ${at}, since nobody had spoken in it for long: start a new one. What was said can still be read and frozen.`,
        },
  reset_undone: null,
};

/**
 * Why nothing more is said in an instance; undefined: one may speak. The owner asks before a message is on record, the
 * coach's API before it answers one that shall never be, and the chat page before it offers to take one.
 */
export function whySilent(instance: Asked): Silence | undefined {
  for (const silenceOf of Object.values(SILENCES)) {
    const silence = silenceOf?.(instance);
    if (silence) return silence;
  }
  return undefined;
}
