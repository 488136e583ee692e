import { isUtf8 } from 'node:buffer';
import { topics, type TopicName } from '@rehearsal/contracts/topics/topics';
import { Actor } from '@rehearsal/contracts/messages/roles';
import type { Raw } from './damage.js';

const SHORT = /^\P{Cc}{1,256}$/u;
const ID = /^[\w-]{1,128}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

/** By what the contracts say alone: whether one of our services could have sent this message on this topic. */
export async function isWhole(
  topic: TopicName,
  { value, headers }: Raw,
  isSigned: (token: string) => Promise<boolean>,
): Promise<boolean> {
  const text = (name: string, longest: number): string | undefined | false => {
    const held = headers[name];
    if (held === undefined) return undefined;
    return !Array.isArray(held) && held.length <= longest && isUtf8(held) && held.toString('utf8');
  };
  const short = (name: string): boolean => {
    const found = text(name, 1024);
    return typeof found === 'string' && SHORT.test(found);
  };
  const optional = (name: string): boolean => headers[name] === undefined || short(name);
  if (!['ce_id', 'ce_type', 'ce_subject', 'ce_correlationid'].every(short)) return false;
  if (!['ce_causationid', 'ce_traceparent', 'ce_commandhash'].every(optional)) return false;
  const [type, subject, time] = ['ce_type', 'ce_subject', 'ce_time'].map((name) => text(name, 1024));
  if (text('ce_specversion', 3) !== '1.0') return false;
  if (topic !== 'access.events.v1' && !ID.test(String(subject))) return false;
  if (!TIME.test(String(time)) || Number.isNaN(Date.parse(String(time)))) return false;
  const version = text('ce_aggregateversion', 15);
  if (version !== undefined && !/^\d{1,15}$/.test(String(version))) return false;
  if (!Actor.safeParse(json(text('ce_actor', 16_384))).success) return false;
  const definition = topics[topic].messages.find(({ name }) => name === type);
  if (!definition || value === null || !isUtf8(value)) return false;
  if (!definition.schema.safeParse(json(value.toString('utf8'))).success) return false;
  if (definition.kind === 'event') return text('ce_actortoken', 16_384) !== false;
  const token = text('ce_actortoken', 16_384);
  return typeof token === 'string' && (await isSigned(token));
}

const NOT_JSON = Symbol('what is no JSON');
function json(text: string | false | undefined): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return NOT_JSON;
  }
}
