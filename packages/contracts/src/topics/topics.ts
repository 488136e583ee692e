import { accessEvents } from '../messages/access.js';
import { userEvents } from '../messages/user.js';
import { deadLetterEvents } from '../messages/dead-letter.js';
import { baselineCommands, baselineEvents } from '../load/baseline.js';
import { instanceCommands, instanceEvents } from '../instance/instance.js';
import { loadRunCommands, loadRunEvents } from '../load/load-run.js';
import { loadWorkerCommands, loadWorkerEvents } from '../load/load-worker.js';
import type { MessageDefinition } from '../messages/message.js';
import { services, type ServiceName } from '../messages/own-actors.js';
import { rehearsalRunCommands, rehearsalRunEvents } from '../rehearsal/rehearsal-run.js';
import { scenarioCommands, scenarioEvents } from '../scenario/scenario.js';
import { scheduleCommands, scheduleEvents } from '../load/schedule.js';

export interface Topic {
  readonly messages: readonly MessageDefinition[];
  readonly producers: readonly ServiceName[];
  readonly consumers: readonly ServiceName[];
  /** Of a keyed topic this never changes: a key would move to another partition and its order be lost. */
  readonly partitions: number;
  readonly retentionDays: number;
  /** The largest message that the broker takes. */
  readonly maxBytes: number;
}

/** A topic is a page: who writes it, who reads it, what it carries, how long. Topics are created from this table alone. */
export const topics = {
  'scenario.commands.v1': topic(scenarioCommands, ['gateway', 'rehearsal'], ['scenario', 'audit']),
  'scenario.events.v1': topic(scenarioEvents, ['scenario'], ['gateway', 'instantiator', 'audit']),
  'instance.commands.v1': topic(instanceCommands, ['gateway', 'coach', 'rehearsal'], ['instantiator', 'audit']),
  'instance.events.v1': topic(instanceEvents, ['instantiator'], ['gateway', 'coach', 'rehearsal', 'audit']),
  'load-run.commands.v1': topic(loadRunCommands, ['gateway'], ['loadrunner', 'audit']),
  'load-run.events.v1': topic(loadRunEvents, ['loadrunner'], ['loadrunner', 'gateway', 'audit']),
  'schedule.commands.v1': topic(scheduleCommands, ['gateway'], ['loadrunner', 'audit']),
  'schedule.events.v1': topic(scheduleEvents, ['loadrunner'], ['loadrunner', 'rehearsal', 'gateway', 'audit']),
  'baseline.commands.v1': topic(baselineCommands, ['gateway'], ['loadrunner', 'audit']),
  'baseline.events.v1': topic(baselineEvents, ['loadrunner'], ['gateway', 'audit']),
  'load-worker.commands.v1': topic(loadWorkerCommands, ['gateway'], ['loadrunner', 'audit']),
  'load-worker.events.v1': topic(loadWorkerEvents, ['loadrunner'], ['loadrunner', 'gateway', 'audit']),
  'rehearsal-run.commands.v1': topic(rehearsalRunCommands, ['gateway'], ['rehearsal', 'audit']),
  'rehearsal-run.events.v1': topic(rehearsalRunEvents, ['rehearsal'], ['rehearsal', 'gateway', 'audit']),
  'access.events.v1': topic([...accessEvents, ...userEvents], ['gateway'], ['audit']),
  /** What a group can never handle, with the reason. A dead letter holds a whole message, so it may be twice as large. */
  'dead-letter.events.v1': {
    ...topic(deadLetterEvents, services, ['audit']),
    retentionDays: 30,
    maxBytes: 16 * 1024 * 1024,
  },
} as const satisfies Record<string, Topic>;

export type TopicName = keyof typeof topics;

export const aggregates = [
  'scenario',
  'instance',
  'load-run',
  'schedule',
  'baseline',
  'load-worker',
  'rehearsal-run',
] as const;
export type Aggregate = (typeof aggregates)[number];
export const commandTopic = (aggregate: Aggregate): TopicName => `${aggregate}.commands.v1`;
/** A person is journalled like an aggregate of the topics, and carried out where the command is given: see `user.ts`. */
export type JournalledAggregate = Aggregate | 'user';
export const eventTopic = (aggregate: JournalledAggregate): TopicName =>
  aggregate === 'user' ? 'access.events.v1' : `${aggregate}.events.v1`;

function topic(
  messages: readonly MessageDefinition[],
  producers: readonly ServiceName[],
  consumers: readonly ServiceName[],
): Topic {
  return { messages, producers, consumers, partitions: 6, retentionDays: 7, maxBytes: 8 * 1024 * 1024 };
}
