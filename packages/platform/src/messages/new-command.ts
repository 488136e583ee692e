import type { z } from 'zod';
import type { AnyMessage, CommandOf, Context, MessageDefinition } from '@rehearsal/contracts/messages/message';
import { newId } from '../ids.js';

/** Who gives a command and because of what. Whatever is left out is made: an id of its own, a story that begins here, now. */
export interface Given extends Partial<Omit<Context, 'aggregateId' | 'actor'>> {
  actor: Context['actor'];
}

/** A command in its envelope. Every command of ours is made here, whoever gives it. */
export function newCommand<D extends MessageDefinition>(
  definition: D,
  aggregateId: string,
  data: z.output<D['schema']>,
  { id = newId(), correlationId = id, time = new Date().toISOString(), ...given }: Given,
): CommandOf<D> {
  return { id, type: definition.name, aggregateId, correlationId, time, ...given, data } as CommandOf<D>;
}

/** What a command that follows from an event inherits: the actor, the story, the trace and the time. */
export function causedBy(event: AnyMessage): Given {
  const { id, actor, correlationId, time, traceparent } = event;
  return { actor, correlationId, causationId: id, time, ...(traceparent === undefined ? {} : { traceparent }) };
}
