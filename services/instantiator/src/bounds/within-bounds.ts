import { wholeBytes, type InstanceBounds } from '@rehearsal/contracts/instance/instance-bounds';
import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import { Refusal } from '@rehearsal/platform/errors';
import { factsByReference } from '../facts-by-reference.js';
import type { DecideContext } from '@rehearsal/platform/journal/processor';
import { storedSize } from '@rehearsal/platform/stores/stored-size';

/** What a decision leads to, measured before any of it is written: what is too large could be neither stored nor published. */
interface Decided {
  state: Instance | undefined;
  facts: InstanceFact[];
  context: DecideContext;
  bounds: InstanceBounds;
}

const after = ({ state, facts, context: { id, version, now } }: Decided): Instance | undefined =>
  facts.reduce<Instance | undefined>((folded, fact) => evolveInstance(folded, fact, { id, version, at: now }), state);

/** Also of what an event tells beside the state, such as actions that the rules refused. */
const largestEvent = (facts: readonly InstanceFact[]): number =>
  Math.max(...facts.map((fact) => eventSize(factsByReference.stored(fact).data)));

/** A state in it by its parts, which were measured with the instance that it makes. */
function eventSize(told: object): number {
  const { state, ...data }: { state?: object } = { ...told };
  return storedSize(data) + (state === undefined ? 0 : storedSize(state));
}

const megabytes = (bytes: number): string => `${bytes / 1_000_000} MB`;

/** An instance that is made whole, of a template, of another instance or of its own past. */
export function refuseTooLarge(decided: Decided): InstanceFact[] {
  const { facts, bounds } = decided;
  const instance = after(decided);
  if (!instance) return facts;
  if (instance.chat_messages.length > bounds.messages)
    throw full(`it would hold ${instance.chat_messages.length} messages, and ${bounds.messages} is the limit.`);
  const bytes = Math.max(storedSize(instance), largestEvent(facts));
  const limit = wholeBytes(bounds);
  if (bytes > limit) throw full(`it would take ${megabytes(bytes)}, and ${megabytes(limit)} is the limit.`);
  return facts;
}

/** A message is taken while there is room for it and for the answers to all that wait. */
export function refuseOnceFull(decided: Decided): InstanceFact[] {
  const { facts, bounds } = decided;
  const instance = after(decided);
  if (!instance) return facts;
  if (instance.chat_messages.length + instance.pending_turns.length > bounds.messages)
    throw full(
      `it holds ${instance.chat_messages.length - 1} messages, and ${bounds.messages} is the limit. ${REMEDY}`,
    );
  if (storedSize(instance) > bounds.bytes)
    throw full(`the message does not fit any more: ${megabytes(bounds.bytes)} is the limit. ${REMEDY}`);
  return facts;
}

const REMEDY = 'What was said can still be read and frozen; go on with a new one, or fork at an earlier message.';

const full = (why: string): Refusal => new Refusal('INSTANCE_FULL', `The instance is full: ${why}`);

/** An answer that does not fit ends its turn as failed, with the reason: refused alone, the message would wait for ever. */
export function failIfTooLarge(decided: Decided): InstanceFact[] {
  try {
    return refuseTooLarge(decided);
  } catch (error) {
    const [replied] = decided.facts;
    if (!(error instanceof Refusal) || replied?.type !== 'CoachReplied') throw error;
    const { in_reply_to, engine, cost } = replied.data;
    const why = { code: error.refusal, detail: error.message };
    return [{ type: 'CoachTurnFailed', data: { in_reply_to, engine, ...why, ...(cost && { cost }) } }];
  }
}
