import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { Actor } from '@rehearsal/contracts/messages/roles';

export interface Fact {
  type: string;
  data: unknown;
}

/**
 * One decision, with everything that came of it. Inserting it is compare-and-set (`_id`), dedupe (unique on aggregate and
 * command) and outbox (`unsent`) at once.
 */
export interface Commit<F extends Fact = Fact> {
  /** `<aggregateId>:<seq>`: looked up by key alone, never by range. */
  _id: string;
  aggregateId: string;
  seq: number;
  commandId: string;
  commandType: string;
  commandHash: string | null;
  correlationId: string;
  /** Of the request that the command came from: a trace goes on through the events and what follows from them. */
  traceparent?: string;
  actor: Actor;
  at: string;
  events: F[];
  /**
   * True while nobody but the sweeper would publish it after a crash: it came of a command of the service itself. That of
   * a command from Kafka is false from the beginning, since the command is delivered again until its events are out.
   */
  unsent: boolean;
}

export const commitId = (aggregateId: string, seq: number): string => `${aggregateId}:${seq}`;

/** The events of a commit as they travel. Ids are derived, so a repeat is the same to the letter. */
export function eventsOf(commit: Commit): AnyMessage[] {
  return commit.events.map((fact, index) => ({
    id: `${commit.aggregateId}:${commit.seq}:${index}`,
    type: fact.type,
    aggregateId: commit.aggregateId,
    version: commit.seq,
    actor: commit.actor,
    correlationId: commit.correlationId,
    causationId: commit.commandId,
    ...(commit.traceparent === undefined ? {} : { traceparent: commit.traceparent }),
    time: commit.at,
    ...(commit.commandHash === null ? {} : { commandHash: commit.commandHash }),
    data: fact.data,
  }));
}
