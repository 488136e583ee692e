import type { RetentionList, RetentionRow } from '@rehearsal/contracts/http/system/settings';
import { topics } from '@rehearsal/contracts/topics/topics';
import type { Owners } from './owners.js';

const FOR_GOOD: RetentionRow = {
  what: 'Scenarios and their versions, runs with their verdicts, people and schedules',
  days: null,
  megabytes: null,
  note: 'Until somebody deletes them. What is deleted is no longer shown, and stays in the journal.',
  set_by: [],
  last_removed: null,
};

/** Each topic keeps its messages so long; most for the same time. */
const messageDays = [...new Set(Object.values(topics).map(({ retentionDays }) => retentionDays))].sort((a, b) => a - b);
const MESSAGES = messageDays.map((days): RetentionRow => {
  const those = Object.entries(topics).filter(([, topic]) => topic.retentionDays === days);
  return {
    what: those.length === 1 ? `Messages in Kafka: ${those[0]?.[0]}` : 'Messages in Kafka',
    days,
    megabytes: null,
    note: 'They are on their way: what counts is in the journal.',
    set_by: [],
    last_removed: null,
  };
});

/** What every owner keeps, and how long. */
export async function retentionOf(owners: Owners): Promise<RetentionList> {
  const asked = [owners.loadrunner, owners.rehearsal, owners.instantiator, owners.audit, owners.coach];
  const told = await Promise.all(asked.map((owner) => owner.get<RetentionList>('/retention')));
  return { items: [...told.flatMap(({ items }) => items), ...MESSAGES, FOR_GOOD] };
}
