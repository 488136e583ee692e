import {
  DeadLetterDropped,
  DeadLetterReplayed,
  REPLAY_HEADER,
  type DeadLetterView,
} from '@rehearsal/contracts/messages/dead-letter';
import type { FactOf } from '@rehearsal/contracts/messages/message';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import type { SignActor } from '@rehearsal/platform/actor-token';
import { encode } from '@rehearsal/platform/envelope';
import { PlatformError } from '@rehearsal/platform/errors';
import type { Outgoing } from '@rehearsal/platform/kafka/outgoing';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { Replays } from './replays.js';

type Settlement = FactOf<typeof DeadLetterReplayed | typeof DeadLetterDropped>;

/** Settles dead letters: on the topic that the audit keeps its index of, so that who did it is on record. */
export class DeadLetterDesk {
  constructor(
    private readonly dependencies: { publisher: Publisher; sign: SignActor; service: string; replays: Replays },
  ) {}

  /**
   * Publishes the message again, for the one group that could not handle it; resolves once the broker has it. The same
   * request again publishes nothing, though its answer was lost or is still on its way; another is refused, since a message
   * that failed again is another letter.
   */
  async replay(letter: DeadLetterView, by: Actor, event: string): Promise<void> {
    if (letter.settled_event === event) return;
    if (letter.state === 'replayed') throw alreadyReplayed(letter.settled_by);
    const { publisher, replays } = this.dependencies;
    const again = await this.#again(letter);
    const done = await replays.once(letter.id, { event, by }, () => publisher.publish(letter.topic, [again]));
    // Told by whoever finds it, since whoever did it may have ended in between.
    await this.#tell(letter.id, { type: DeadLetterReplayed.name, data: {} }, done.by, done.event);
    if (done.event !== event) throw alreadyReplayed(done.by.id);
  }

  async drop(id: string, reason: string, by: Actor, eventId: string): Promise<void> {
    await this.#tell(id, { type: DeadLetterDropped.name, data: { reason } }, by, eventId);
  }

  async #again({ topic, group, key, value, headers, actor }: DeadLetterView): Promise<Outgoing> {
    if (value === null && Object.keys(headers).length === 0)
      throw conflict('DEAD_LETTER_INCOMPLETE', 'Its content could not be kept, so it cannot be replayed.');
    const wire: Record<string, (string | Buffer)[]> = {};
    for (const [name, parts] of Object.entries(headers)) wire[name] = parts.map((part) => Buffer.from(part, 'base64'));
    wire[REPLAY_HEADER] = [group];
    if (topic.includes('.commands.')) {
      if (actor === null)
        throw conflict(
          'DEAD_LETTER_UNSIGNED',
          'Nobody proved who gave this command, so it cannot be given again in their name; give it anew.',
        );
      wire.ce_actortoken = [await this.dependencies.sign(actor)];
    }
    return { key: bytesOf(key), value: bytesOf(value), headers: wire };
  }

  async #tell(id: string, { type, data }: Settlement, actor: Actor, eventId: string): Promise<void> {
    const { publisher, service } = this.dependencies;
    const time = new Date().toISOString();
    const message = { id: eventId, type, aggregateId: id, actor, correlationId: eventId, time, data };
    await publisher.publish('dead-letter.events.v1', [encode(message, service)]);
  }
}

const alreadyReplayed = (by: string | null): PlatformError =>
  conflict(
    'DEAD_LETTER_REPLAYED',
    `It was replayed before${by === null ? '' : `, by ${by}`}; if it failed again, that is a dead letter of its own.`,
  );

const bytesOf = (base64: string | null): Buffer | null => (base64 === null ? null : Buffer.from(base64, 'base64'));

const conflict = (code: string, detail: string): PlatformError => new PlatformError(code, 409, detail);
