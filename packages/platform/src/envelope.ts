import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { Actor } from '@rehearsal/contracts/messages/roles';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { PoisonError } from './errors.js';

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

type RawHeaders = Record<string, Buffer | string | (Buffer | string)[] | undefined>;

/** Throws PoisonError for what is not one of our messages. */
export function decode(value: Buffer | null, rawHeaders: RawHeaders | undefined): Decoded {
  const header = (name: string): string | undefined => {
    const raw = rawHeaders?.[name];
    return raw === undefined ? undefined : String(raw);
  };
  const required = (name: string): string => {
    const found = header(name);
    if (found === undefined) throw new PoisonError(`the header ${name} is missing`);
    return found;
  };
  if (header('ce_specversion') !== '1.0') throw new PoisonError('not a CloudEvents 1.0 message');
  const message: AnyMessage = {
    id: required('ce_id'),
    type: required('ce_type'),
    aggregateId: required('ce_subject'),
    time: required('ce_time'),
    correlationId: required('ce_correlationid'),
    actor: parse('ce_actor', required('ce_actor'), actorIn),
    data: parse('value', value?.toString('utf8') ?? '', (text) => JSON.parse(text) as unknown),
  };
  const causationId = header('ce_causationid');
  const traceparent = header('ce_traceparent');
  const commandHash = header('ce_commandhash');
  const version = header('ce_aggregateversion');
  if (causationId !== undefined) message.causationId = causationId;
  if (traceparent !== undefined) message.traceparent = traceparent;
  if (commandHash !== undefined) message.commandHash = commandHash;
  if (version !== undefined) message.version = parse('ce_aggregateversion', version, (text) => Version.parse(text));
  return { message, actorToken: header('ce_actortoken') };
}

const Version = z.coerce.number().int();

/** The same few people do nearly everything. */
const actors = new LRUCache<string, Actor>({ max: 1000 });

function actorIn(text: string): Actor {
  const known = actors.get(text);
  if (known) return known;
  const actor = Object.freeze(Actor.parse(JSON.parse(text)));
  actors.set(text, actor);
  return actor;
}

function parse<T>(place: string, text: string, read: (text: string) => T): T {
  try {
    return read(text);
  } catch (error) {
    throw new PoisonError(`${place} cannot be read: ${String(error)}`, { cause: error });
  }
}
