import type { Instance } from './instance-state.js';

/**
 * Why nothing more is said in an instance; undefined: one may speak. The owner asks before a message is on record, and the
 * coach's API before it answers one that shall never be.
 */
export function whySilent({
  id,
  closed_at,
}: Pick<Instance, 'id' | 'closed_at'>): { code: 'SESSION_CLOSED'; detail: string } | undefined {
  if (closed_at === undefined) return undefined;
  return {
    code: 'SESSION_CLOSED',
    detail: `The session "${id}" was closed at ${closed_at}, since nobody had spoken in it for long: start a new one. What was said can still be read and frozen.`,
  };
}
