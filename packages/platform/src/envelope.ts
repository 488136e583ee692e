import { isUtf8 } from 'node:buffer';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { Actor } from '@rehearsal/contracts/messages/roles';
import { Timestamp, type AnyMessage } from '@rehearsal/contracts/messages/message';
import { PoisonError } from './errors.js';
import { headerOf, shortHeaderOf, type RawHeaders } from './messages/headers.js';

/** A message on the wire: CloudEvents 1.0 in Kafka's binary mode. This is the one file that knows it. */
export interface WireMessage {
  key: string;
  value: string;
  headers: Record<string, string>;
}

/** `actorToken` is present on commands, which a service refuses unsigned. */
export interface Decoded {
  message: AnyMessage;
  actorToken: string | undefined;
}

export function encode(message: AnyMessage, source: string, actorToken?: string): WireMessage {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: message.id,
    ce_type: message.type,
    ce_source: `/rehearsal/${source}`,
    ce_subject: message.aggregateId,
    ce_time: message.time,
    ce_correlationid: message.correlationId,
    ce_actor: JSON.stringify(message.actor),
  };
  // kafkajs ends the process over a header that is undefined, so absent ones are left out.
  if (message.causationId !== undefined) headers.ce_causationid = message.causationId;
  if (message.traceparent !== undefined) headers.ce_traceparent = message.traceparent;
  if (message.commandHash !== undefined) headers.ce_commandhash = message.commandHash;
  if (message.version !== undefined) headers.ce_aggregateversion = String(message.version);
  if (actorToken !== undefined) headers.ce_actortoken = actorToken;
  return { key: message.aggregateId, value: JSON.stringify(message.data), headers };
}

/** Throws PoisonError for what is not one of our messages: read to the letter, or not at all. */
export function decode(value: Buffer | null, headers: RawHeaders | undefined): Decoded {
  const required = (name: string): string => {
    const found = shortHeaderOf(headers, name);
    if (found === undefined) throw new PoisonError(`the header ${name} is missing`);
    return found;
  };
  if (shortHeaderOf(headers, 'ce_specversion') !== '1.0') throw new PoisonError('not a CloudEvents 1.0 message');
  const message: AnyMessage = {
    id: required('ce_id'),
    type: required('ce_type'),
    aggregateId: required('ce_subject'),
    time: parse('ce_time', required('ce_time'), (text) => Timestamp.parse(text)),
    correlationId: required('ce_correlationid'),
    actor: parse('ce_actor', headerOf(headers, 'ce_actor') ?? '', actorIn),
    data: parse('value', value, dataIn),
  };
  const causationId = shortHeaderOf(headers, 'ce_causationid');
  const traceparent = shortHeaderOf(headers, 'ce_traceparent');
  const commandHash = shortHeaderOf(headers, 'ce_commandhash');
  const version = shortHeaderOf(headers, 'ce_aggregateversion');
  if (causationId !== undefined) message.causationId = causationId;
  if (traceparent !== undefined) message.traceparent = traceparent;
  if (commandHash !== undefined) message.commandHash = commandHash;
  if (version !== undefined) message.version = parse('ce_aggregateversion', version, (text) => Version.parse(text));
  return { message, actorToken: headerOf(headers, 'ce_actortoken') };
}

const Version = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Bytes that are no text would be read as something that nobody said. What is wrong is told without a word of it. */
function dataIn(bytes: Buffer | null): unknown {
  if (bytes === null) throw new Error('there is none');
  if (!isUtf8(bytes)) throw new Error('it is not UTF-8');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Error('it is not JSON');
  }
}

/** The same few people do nearly everything. */
const actors = new LRUCache<string, Actor>({ max: 1000 });

function actorIn(text: string): Actor {
  const known = actors.get(text);
  if (known) return known;
  const actor = Object.freeze(Actor.parse(JSON.parse(text)));
  actors.set(text, actor);
  return actor;
}

function parse<S, T>(place: string, given: S, read: (given: S) => T): T {
  try {
    return read(given);
  } catch (error) {
    throw new PoisonError(`${place} cannot be read: ${String(error)}`, { cause: error });
  }
}
