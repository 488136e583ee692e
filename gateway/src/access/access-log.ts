import type { AccessEvent } from '@rehearsal/contracts/messages/access';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { encode } from '@rehearsal/platform/envelope';
import { newId } from '@rehearsal/platform/ids';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { Log } from '@rehearsal/platform/log';

type AccessFact = { [T in AccessEvent as T['type']]: { type: T['type']; data: T['data'] } }[AccessEvent['type']];

/**
 * Tells the audit who came in, who was turned away and what tokens were made. It never delays or fails a request: while
 * Kafka is away people must still be refused, and what could not be told is in the log.
 */
export class AccessLog {
  constructor(
    private readonly publisher: Publisher,
    private readonly log: Log,
  ) {}

  write(actor: Actor, fact: AccessFact): void {
    const id = newId();
    const message = { ...fact, id, aggregateId: actor.id, actor, correlationId: id, time: new Date().toISOString() };
    this.publisher.publish('access.events.v1', [encode(message, 'gateway')]).catch((error: unknown) => {
      this.log.error({ err: error, type: fact.type, actor: actor.id }, 'an access event could not be published');
    });
  }
}
