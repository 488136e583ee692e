import { topics, type TopicName } from '@rehearsal/contracts/topics/topics';

/** A metric has a series for each type of ours, and one for all that strangers may say. */
export const knownType = (topic: string, said: string | null): string =>
  topics[topic as TopicName].messages.find(({ name }) => name === said)?.name ?? 'unknown';
