import type { z } from 'zod';
import type { MessageDefinition } from '@rehearsal/contracts/messages/message';
import type { RefusalCode } from '@rehearsal/contracts/messages/refusals';
import { commandTopic, type Aggregate } from '@rehearsal/contracts/topics/topics';
import type { SignActor } from '@rehearsal/platform/actor-token';
import { encode } from '@rehearsal/platform/envelope';
import { InvalidInputError, Refusal } from '@rehearsal/platform/errors';
import { hashOf } from '@rehearsal/platform/hash';
import { childId, derivedId, newId } from '@rehearsal/platform/ids';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import { traceparentOf } from '@rehearsal/platform/messages/traceparent';
import { actorOf } from '../access/principal.js';
import { preferredWaitSeconds } from '../http/prefer.js';
import type { Call } from '../http/route.js';
import type { CommandOutcome, Ends, Outcomes, Watched } from './outcomes.js';
import type { OperationRef } from './operation-id.js';

/** One request to change something. The same key at the same place gives the same command, whenever it comes again. */
export interface CommandIdentity {
  id: string;
  /** SHA-256 of what was asked for; present when the caller gave the key, and so may send it again. */
  hash?: string;
}

export interface Order<D extends MessageDefinition = MessageDefinition> {
  aggregate: Aggregate;
  aggregateId: string;
  definition: D;
  data: z.output<D['schema']>;
  /** The events that end a wait, see `Outcomes`. */
  ends: Ends;
  /** What ends it beside them. */
  watched?: Watched;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

export function identify({ principal, request, query, body }: Call): CommandIdentity {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return { id: newId() };
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new InvalidInputError([{ pointer: 'Idempotency-Key', message: 'must be 1 to 200 visible ASCII characters' }]);
  }
  // The key belongs to whoever gave it, at one method and path: the same word elsewhere is another command.
  const id = derivedId(`${principal.id} ${request.method} ${placeOf(request.path)} ${key}`);
  // Of the request, not of the command: what the gateway adds, such as a template, may have changed in between.
  return { id, hash: hashOf({ query, body: body ?? null }) };
}

/** One spelling of a path: Express takes it with a slash at its end, and with any character encoded. */
const placeOf = (path: string): string => decodeURIComponent(path).replace(/\/$/, '');

/** The id of what a command creates: derived, so a repeated request makes nothing new. */
export const createdId = ({ id }: CommandIdentity, noun: string): string => childId(id, noun);

export class Commands {
  constructor(
    private readonly dependencies: { publisher: Publisher; sign: SignActor; outcomes: Outcomes; service: string },
  ) {}

  /**
   * Publishes the command; resolves after the broker's acknowledgement, and, when the caller prefers to wait, with what
   * came of it. Throws UnavailableError without an acknowledgement, and when the key was used for something else.
   */
  async send(
    call: Call,
    identity: CommandIdentity,
    order: Order,
  ): Promise<CommandOutcome & { operation: OperationRef }> {
    const { publisher, sign, outcomes, service } = this.dependencies;
    const { request, response } = call;
    const message = messageOf(call, identity, order);
    response.set('X-Correlation-Id', identity.id);
    const operation = operationOf(order, identity);
    const wire = encode(message, service, await sign(message.actor));

    const seconds = preferredWaitSeconds(request);
    const expected =
      seconds === undefined ? undefined : outcomes.expect(identity.id, order.ends, seconds * 1000, order.watched);
    try {
      await publisher.publish(commandTopic(order.aggregate), [wire]);
    } catch (error) {
      expected?.cancel();
      throw error;
    }
    if (!expected) return { state: 'pending', operation };
    response.set('Preference-Applied', `wait=${seconds ?? 0}`);
    const outcome = await expected.outcome;
    refuseReusedKey(outcome, identity);
    return { ...outcome, operation };
  }

  /**
   * Publishes many commands that follow from one request, each to an aggregate of its own and with an id derived from it;
   * resolves after the broker has acknowledged all of them.
   */
  async sendAll(
    call: Call,
    identity: CommandIdentity,
    aggregate: Aggregate,
    orders: readonly Pick<Order, 'definition' | 'aggregateId' | 'data'>[],
  ): Promise<void> {
    const { publisher, sign, service } = this.dependencies;
    if (orders.length === 0) return;
    const token = await sign(actorOf(call.principal, call.request.ip));
    const wires = orders.map((order) => {
      const message = { ...messageOf(call, identity, order), id: createdId(identity, order.aggregateId) };
      return encode({ ...message, causationId: identity.id }, service, token);
    });
    await publisher.publish(commandTopic(aggregate), wires);
  }
}

function messageOf(
  { principal, request }: Call,
  identity: CommandIdentity,
  { definition, aggregateId, data }: Pick<Order, 'definition' | 'aggregateId' | 'data'>,
) {
  const traceparent = traceparentOf(request.headers);
  return newCommand(definition, aggregateId, data, {
    id: identity.id,
    actor: actorOf(principal, request.ip),
    ...(identity.hash === undefined ? {} : { commandHash: identity.hash }),
    ...(traceparent === undefined ? {} : { traceparent }),
  });
}

/** What happened under this key before carries the hash of what was asked for then. */
function refuseReusedKey(outcome: CommandOutcome, { id, hash }: CommandIdentity): void {
  if (hash === undefined || outcome.state === 'pending') return;
  const events = outcome.state === 'refused' ? [outcome.refusal] : outcome.events;
  if (
    events.some(
      ({ causationId, commandHash }) => causationId === id && commandHash !== undefined && commandHash !== hash,
    )
  ) {
    throw keyReused();
  }
}

/** What a caller asks about later; with its hash, since the command that was decided may be another request's. */
export const operationOf = (
  { aggregate, aggregateId }: Pick<Order, 'aggregate' | 'aggregateId'>,
  { id, hash }: CommandIdentity,
): OperationRef => ({ aggregate, aggregateId, commandId: id, ...(hash === undefined ? {} : { hash }) });

export const keyReused = (): Refusal =>
  new Refusal('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used before for another request.');

/** A refusal as the error that tells it. */
export function refusalError(data: unknown): Refusal {
  const { code, detail } = data as { code: RefusalCode; detail: string };
  return new Refusal(code, detail);
}
