import type { InstanceCommand } from '@rehearsal/contracts/instance/instance';
import { Refusal } from '@rehearsal/platform/errors';
import type { InstanceJournal } from '../instance-journal.js';
import type { Point } from './past.js';

type ForkData = Extract<InstanceCommand, { type: 'ForkInstance' }>['data'];

/** Finds the version that a fork is made at, and the instance as it was then: the journal has every one of them. */
export async function findForkPoint(journal: InstanceJournal, { source_id, at_version, after_message_id }: ForkData) {
  const { state: latest, seq: last, deletedAt } = await journal.load(source_id);
  const now = { id: source_id, instance: latest, version: last };
  if (deletedAt !== undefined) return { ...now, instance: undefined, deletedAt };
  if (after_message_id === null && at_version === null) return now;
  const point =
    after_message_id === null
      ? { id: source_id, version: at_version ?? last }
      : await pointAfter(journal, { id: source_id, version: last }, after_message_id);
  const { state, seq } = await journal.loadAt(point.id, point.version);
  if (seq !== point.version)
    throw new Refusal('INSTANCE_VERSION_NOT_FOUND', `The instance "${point.id}" has no version ${point.version}.`);
  return { ...point, instance: state };
}

/**
 * The version that a message came with. A fork brought the messages before it from its source, where each has its version,
 * also when the source is deleted by now. What a template brought was all there at once, and has no version of its own.
 */
async function pointAfter(journal: InstanceJournal, newest: Point, messageId: string): Promise<Point> {
  for (let upTo: Point | null = newest; upTo;) {
    const { id, version } = upTo;
    const commits = await journal.history(id, 1, version);
    const found = commits.findLast(({ events }) =>
      events.some(
        (fact) => (fact.type === 'MessageSent' || fact.type === 'CoachReplied') && fact.data.message.id === messageId,
      ),
    );
    if (found) return { id, version: found.seq };
    const [made] = commits[0]?.events ?? [];
    const source = made?.type === 'InstanceCreated' ? made.data.forked_from : undefined;
    upTo = source ? { id: source.instance_id, version: source.version } : null;
  }
  throw new Refusal(
    'MESSAGE_NOT_FOUND',
    `No message "${messageId}" was said in the instance "${newest.id}"; messages of its template came all at once, with version 1.`,
  );
}
