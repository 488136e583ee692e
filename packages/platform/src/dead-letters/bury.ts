import type { MessageDeadLettered } from '@rehearsal/contracts/messages/dead-letter';
import type { FactOf } from '@rehearsal/contracts/messages/message';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { encode } from '../envelope.js';
import { PoisonError } from '../errors.js';
import { derivedId } from '../ids.js';
import type { Batch, Incoming } from '../kafka/consumer.js';
import type { Publisher } from '../kafka/publisher.js';
import type { Log } from '../log.js';
import { knownType } from '../messages/known-type.js';
import { messagesHandled } from '../metrics.js';
import { isOutage } from '../outage.js';

export interface BuryOptions {
  group: string;
  publisher: Publisher;
  log: Log;
}

const TOPIC = 'dead-letter.events.v1';

export type Place = Pick<Batch, 'topic' | 'partition'>;

/** A token is a secret, also in the dead letters, whatever its header is called; what it proved is in `actor`. */
const TOKEN_HEADER = 'ce_actortoken';
const SIGNED = /eyJ[\w-]{8,}\.[\w-]{8,}/;

/** Whoever fails for ever with more to say than this has said enough. */
const LONGEST_REASON = 4000;

/**
 * Puts a message that can never be handled into the dead letters, with the reason: resolves once the broker has it.
 * `actor` is who gave it, where a signature proved that.
 */
export async function bury(
  { topic, partition }: Place,
  incoming: Incoming,
  error: unknown,
  options: BuryOptions,
  actor: Actor | null = error instanceof PoisonError ? error.actor : null,
): Promise<void> {
  const { group, log } = options;
  const { offset } = incoming;
  const reason = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, LONGEST_REASON);
  const said = (name: string) => textOf(incoming.headers?.[name]);
  const place = { topic, partition, offset, group };
  if (topic === TOPIC && isOfALetter(incoming)) {
    log.error({ err: error, ...place, message: textOf(incoming.headers?.['ce_id']) }, 'a dead letter of a dead letter');
    return;
  }
  const known = { ...place, reason, message_id: said('ce_id'), message_type: said('ce_type'), actor };
  try {
    await publish({ ...known, ...contentOf(incoming) }, said('ce_correlationid'), options);
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    // Too large with what is told beside it: the topic has it for as long as it keeps messages.
    log.error({ err: fault, ...place }, 'a dead letter could not be kept whole');
    const lost = `${reason} (its content could not be kept: ${String(fault)})`;
    await publish({ ...known, reason: lost, key: null, headers: {}, value: null }, null, options);
  }
  messagesHandled.inc({ type: knownType(topic, known.message_type), outcome: 'dead-lettered' });
  log.error({ err: error, ...place, message: known.message_id }, 'dead letter');
}

/**
 * Whoever can put nothing down fails at the letter that tells of it, at the letter that tells of that, and so for ever.
 * So a letter may tell of a letter, and that one is the last: its message is still where the first says that it is.
 */
function isOfALetter({ value }: Incoming): boolean {
  try {
    const data = JSON.parse(value?.toString() ?? '') as Partial<Buried> | null;
    return data?.topic === TOPIC;
  } catch {
    return false;
  }
}

type Buried = FactOf<typeof MessageDeadLettered>['data'];

async function publish(data: Buried, correlation: string | null, { group, publisher }: BuryOptions): Promise<void> {
  // Derived: a repeat of the same burial is the same dead letter.
  const id = derivedId(`${group} ${data.topic}/${data.partition}/${data.offset}`);
  const message = {
    id: `${id}:1:0`,
    type: 'MessageDeadLettered',
    aggregateId: id,
    version: 1,
    actor: { id: group, role: 'service' as const },
    correlationId: correlation ?? id,
    ...(data.message_id === null ? {} : { causationId: data.message_id }),
    time: new Date().toISOString(),
    data,
  };
  await publisher.publish(TOPIC, [encode(message, group)]);
}

function contentOf({ rawKey, headers, value }: Incoming): Pick<Buried, 'key' | 'headers' | 'value'> {
  const kept: Record<string, string[]> = {};
  for (const [name, given] of Object.entries<Given>(headers ?? {})) {
    const parts = valuesOf(given).map((part) => Buffer.from(part));
    if (name === TOKEN_HEADER || parts.some((part) => SIGNED.test(part.toString('latin1')))) continue;
    kept[name] = parts.map((part) => part.toString('base64'));
  }
  return { key: rawKey?.toString('base64') ?? null, headers: kept, value: value?.toString('base64') ?? null };
}

/** A header without a value is null, whatever the types of kafkajs say. */
type Given = NonNullable<Incoming['headers']>[string] | null;
const valuesOf = (given: Given): (Buffer | string)[] =>
  given === undefined || given === null ? [] : Array.isArray(given) ? given : [given];

/** Headers of strangers may hold anything; what is shown of them is text of a bounded length. */
const LONGEST = 200;
function textOf(header: Given): string | null {
  const [first] = valuesOf(header);
  if (first === undefined) return null;
  const begin = typeof first === 'string' ? first.slice(0, LONGEST * 2) : first.toString('utf8', 0, LONGEST * 4);
  return Array.from(begin).slice(0, LONGEST).join('');
}
