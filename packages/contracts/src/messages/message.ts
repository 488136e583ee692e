import { z } from 'zod';
import { Actor } from './roles.js';

/**
 * A message has one PascalCase name, the same in type, schema, wire, log, metric and socket.
 * Commands are imperative (`InstantiateScenario`), events past (`ScenarioInstantiated`).
 */
export interface MessageDefinition<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly name: Name;
  readonly kind: 'command' | 'event';
  readonly schema: Schema;
}

export function command<Name extends string, Schema extends z.ZodType>(name: Name, schema: Schema) {
  return { name, kind: 'command', schema } as const satisfies MessageDefinition<Name, Schema>;
}

export function event<Name extends string, Schema extends z.ZodType>(name: Name, schema: Schema) {
  return { name, kind: 'event', schema } as const satisfies MessageDefinition<Name, Schema>;
}

/** What every message carries beside its own data. Times are ISO 8601 in UTC. */
export const Context = z.object({
  /** Of a command: the operation's id. Of an event: `<aggregateId>:<version>:<index>`, derived, so repeats are dropped. */
  id: z.string(),
  aggregateId: z.string(),
  actor: Actor,
  /** The id of the command that a person or program gave; kept through everything that follows from it. */
  correlationId: z.string(),
  /** The id of the message that made this one. */
  causationId: z.string().optional(),
  time: z.string(),
  traceparent: z.string().optional(),
  /** SHA-256 of the request's query and body: the same Idempotency-Key with another request is told apart by it. */
  commandHash: z.string().optional(),
});
export type Context = z.infer<typeof Context>;

export type CommandOf<D> =
  D extends MessageDefinition<infer Name, infer Schema> ? Context & { type: Name; data: z.output<Schema> } : never;

/** An event as it travels: with the version of the aggregate that it led to. */
export type EventOf<D> =
  D extends MessageDefinition<infer Name, infer Schema>
    ? Context & { type: Name; version: number; data: z.output<Schema> }
    : never;

/** An event as it is decided: a name and its data; the journal adds the rest. */
export type FactOf<D> =
  D extends MessageDefinition<infer Name, infer Schema> ? { type: Name; data: z.output<Schema> } : never;

/** Any command or event once decoded, before it is known which. */
export type AnyMessage = Context & { type: string; version?: number; data: unknown };

export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/, 'an id is 1 to 128 letters, digits, "_" or "-"');
export const Timestamp = z.iso.datetime();
