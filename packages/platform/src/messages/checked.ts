import type { AnyMessage, MessageDefinition } from '@rehearsal/contracts/messages/message';
import { Id } from '@rehearsal/contracts/messages/message';
import { topics, type TopicName } from '@rehearsal/contracts/topics/topics';
import { PoisonError } from '../errors.js';

/** Of a message with a thousand faults, these tell what it is. */
const MOST_FAULTS = 10;
const LONGEST_FAULT = 300;

/**
 * The data of a message as the schema of its type has it. Throws PoisonError where the topic carries no such type, the
 * aggregate can have no such id, or the data is malformed; `actor` is who gave it, where a signature proved that.
 */
export function checked(topic: string, message: AnyMessage, actor: AnyMessage['actor'] | null = null): unknown {
  const { name, schema } = definitionOf(topic, message.type, actor);
  if (isOfAggregate(topic) && !Id.safeParse(message.aggregateId).success)
    throw new PoisonError(`${name} is about something that no id can name`, { actor });
  const parsed = schema.safeParse(message.data);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const faults = issues
    .slice(0, MOST_FAULTS)
    .map(({ path, message: text }) => `/${path.join('/')} ${text}`.slice(0, LONGEST_FAULT));
  const more = issues.length > MOST_FAULTS ? [`and ${issues.length - MOST_FAULTS} more`] : [];
  throw new PoisonError(`${name} is malformed: ${[...faults, ...more].join('; ')}`, { actor });
}

function definitionOf(topic: string, type: string, actor: AnyMessage['actor'] | null): MessageDefinition {
  const definition = topics[topic as TopicName].messages.find(({ name }) => name === type);
  if (!definition) throw new PoisonError(`${topic} carries no ${type}`, { actor });
  return definition;
}

/** Those of access are about principals, whose ids are made elsewhere. */
const isOfAggregate = (topic: string): boolean => topic !== 'access.events.v1';
