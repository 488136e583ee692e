import type { InstanceCommand } from '@rehearsal/contracts/instance';
import { Refusal } from '@rehearsal/platform/errors';
import type { InstanceJournal } from './instance-journal.js';

type ForkData = Extract<InstanceCommand, { type: 'ForkInstance' }>['data'];

/** Finds the version that a fork is made at, and the instance as it was then: the journal has every one of them. */
export async function findForkPoint(journal: InstanceJournal, { source_id, at_version, after_message_id }: ForkData) {
  const { state: latest, seq: last, deletedAt } = await journal.load(source_id);
  if (deletedAt !== undefined) return { instance: undefined, version: last, deletedAt };
  const version = after_message_id === null ? at_version : await versionAfter(journal, source_id, after_message_id);
  if (version === null) return { instance: latest, version: last };
  const { state, seq } = await journal.loadAt(source_id, version);
  if (seq !== version)
    throw new Refusal('INSTANCE_VERSION_NOT_FOUND', `The instance "${source_id}" has no version ${version}.`);
  return { instance: state, version: seq };
}

/** The version that a message came with. What the template brought was all there at once, and has no version of its own. */
async function versionAfter(journal: InstanceJournal, id: string, messageId: string): Promise<number> {
  const commits = await journal.history(id);
  const found = commits.findLast(({ events }) =>
    events.some(
      (fact) => (fact.type === 'MessageSent' || fact.type === 'CoachReplied') && fact.data.message.id === messageId,
    ),
  );
  if (!found) {
    throw new Refusal(
      'INSTANCE_VERSION_NOT_FOUND',
      `No message "${messageId}" was said in the instance "${id}"; messages of its template came all at once, with version 1.`,
    );
  }
  return found.seq;
}
