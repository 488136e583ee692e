import { topics, type TopicName } from '@rehearsal/contracts/topics/topics';
import type { Draft } from './entry.js';

/** The topics that the contracts' table gives to us: all of them. */
export const auditedTopics = (Object.keys(topics) as TopicName[]).filter((name) =>
  topics[name].consumers.some((consumer) => consumer === 'audit'),
);

/** What follows from the topic alone: `instance.commands.v1` holds commands for instances. */
export function kindAndTarget(topic: string): Pick<Draft, 'kind' | 'target'> {
  const [aggregate = '', messages] = topic.split('.');
  if (aggregate === 'access') return { kind: 'access', target: 'principal' };
  return { kind: messages === 'commands' ? 'command' : 'event', target: aggregate };
}

const denials: readonly string[] = ['AccessDenied', 'SignInRefused'];

/** A command is only asked for: what came of it is told by its events, a refusal among them. */
export function outcomeOf(kind: Draft['kind'], type: string): Draft['outcome'] {
  if (kind === 'command') return 'requested';
  if (type === 'CommandRefused') return 'refused';
  return denials.includes(type) ? 'denied' : 'applied';
}
