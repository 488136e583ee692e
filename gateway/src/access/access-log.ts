import type { Connection } from 'mongoose';
import type { AccessEvent } from '@rehearsal/contracts/messages/access';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { encode, type WireMessage } from '@rehearsal/platform/envelope';
import { every } from '@rehearsal/platform/every';
import { childId, newId } from '@rehearsal/platform/ids';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { Log } from '@rehearsal/platform/log';
import { collectionOf, isDuplicateKey, type Collection } from '@rehearsal/platform/stores/mongo';
import type { ServiceHost } from '@rehearsal/platform/service';

/** Without those of people, which their journal tells. */
type AccessFact = { [T in AccessEvent as T['type']]: { type: T['type']; data: T['data'] } }[AccessEvent['type']];

/** An event that Kafka has not acknowledged. Sent again it is the same to the letter, so the audit drops a repeat. */
interface UntoldEvent {
  _id: string;
  message: WireMessage;
}

const TOPIC = 'access.events.v1';
const PUBLISH_EVERY_MS = 2000;
const MOST_AT_ONCE = 500;
/** While Kafka and the store are both away; beyond it the oldest are in the log of the process alone. */
const MOST_IN_MEMORY = 10_000;

/**
 * Tells the audit who came in, who was turned away and what tokens were made. It never delays or fails a request: while
 * Kafka is away people must still be refused. What Kafka did not take is kept in the store, and told once it is back.
 */
export class AccessLog {
  #unkept: UntoldEvent[] = [];

  constructor(
    private readonly publisher: Publisher,
    private readonly untold: Collection<UntoldEvent>,
    private readonly log: Log,
  ) {}

  /** With the id of the command that it came of, a repeat of that command is told once. */
  write(actor: Actor, fact: AccessFact, commandId?: string): void {
    const id = commandId === undefined ? newId() : childId(commandId, fact.type);
    const time = new Date().toISOString();
    const message = encode({ ...fact, id, aggregateId: actor.id, actor, correlationId: id, time }, 'gateway');
    this.publisher.publish(TOPIC, [message]).catch(async (error: unknown) => {
      this.log.warn({ err: error, type: fact.type, actor: actor.id }, 'an access event is told later');
      await this.#keep([{ _id: id, message }]);
    });
  }

  /** Tells what was left; throws while Kafka or the store is still away. */
  async publishLeft(): Promise<void> {
    await this.#keep(this.#unkept.splice(0));
    const left = await this.untold.find({}).sort({ _id: 1 }).limit(MOST_AT_ONCE).toArray();
    if (left.length === 0) return;
    await this.publisher.publish(
      TOPIC,
      left.map(({ message }) => message),
    );
    await this.untold.deleteMany({ _id: { $in: left.map(({ _id }) => _id) } });
  }

  async #keep(events: UntoldEvent[]): Promise<void> {
    if (events.length === 0) return;
    try {
      await this.untold.insertMany(events, { ordered: false });
    } catch (error) {
      if (isDuplicateKey(error)) return;
      const lost = Math.max(0, this.#unkept.length + events.length - MOST_IN_MEMORY);
      this.#unkept = [...this.#unkept, ...events].slice(lost);
      this.log.error(
        { err: error, waiting: this.#unkept.length, lost },
        'access events could not be kept in the store',
      );
    }
  }
}

export async function openAccessLog(
  { life }: ServiceHost,
  connection: Connection,
  publisher: Publisher,
): Promise<AccessLog> {
  const accessLog = new AccessLog(publisher, collectionOf<UntoldEvent>(connection, 'untold_access_events'), life.log);
  await life.open(
    'access log',
    () => every(PUBLISH_EVERY_MS, () => accessLog.publishLeft(), life.log),
    (timer) => timer.end(),
  );
  return accessLog;
}
