import type { Phase } from '@rehearsal/contracts/coaching/enums';
import type { Instance, InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Turn, TurnEnd, TurnOfMessage } from '@rehearsal/contracts/instance/turn';
import type { Commit } from '@rehearsal/platform/journal/commit';
import type { InstanceJournal } from '../instance-journal.js';
import { pastOf, type Point } from './past.js';

interface Ended {
  end: TurnEnd;
  at: string;
}

/** The last turns of an instance, oldest first, from its journal. */
export async function turnsOf(journal: InstanceJournal, point: Point, last: number): Promise<Turn[]> {
  const ended = new Map<string, Ended>();
  const deleted = new Set<string>();
  const turns: Omit<Turn, 'phase'>[] = [];
  let before: Point | undefined;
  for await (const commit of pastOf(journal, point)) {
    const end = endIn(commit);
    if (end) ended.set(end.to, { end: end.end, at: commit.at });
    for (const { type, data } of commit.events) {
      if (type === 'MessageDeleted') deleted.add(data.message_id);
      if (type !== 'MessageSent' || deleted.has(data.message.id)) continue;
      const known = ended.get(data.message.id);
      turns.unshift({
        message: data.message,
        sent_at: commit.at,
        sent_version: commit.seq,
        end: known?.end ?? null,
        duration_ms: known ? Math.max(0, Date.parse(known.at) - Date.parse(commit.at)) : null,
      });
      before = { id: commit.aggregateId, version: commit.seq };
    }
    if (turns.length >= last) break;
  }
  const { state } = before ? await journal.loadAt(before.id, before.version) : {};
  return state ? withPhases(turns.slice(-last), state.coach_state.current_phase) : [];
}

/** Each turn begins in the phase that the one before it ended in. */
function withPhases(turns: readonly Omit<Turn, 'phase'>[], first: Phase): Turn[] {
  let phase = first;
  return turns.map((turn) => {
    const before = phase;
    for (const { action } of turn.end?.actions ?? [])
      if (action.action_type === 'TRANSITION_PHASE') phase = action.parameters.to_phase;
    return { ...turn, phase: { before, after: phase } };
  });
}

/** The turn of a message that the instance holds. */
export async function turnOfMessage(
  journal: InstanceJournal,
  { chat_messages, pending_turns }: Instance,
  point: Point,
  messageId: string,
): Promise<TurnOfMessage | undefined> {
  const message = chat_messages.findLast(({ id }) => id === messageId);
  if (!message) return undefined;
  if (pending_turns.includes(messageId)) return { message, end: null, is_pending: true };
  for await (const commit of pastOf(journal, point)) {
    const end = endIn(commit);
    if (end?.to === messageId) return { message, end: end.end, is_pending: false };
  }
  return { message, end: null, is_pending: false };
}

/** What a commit says of the end of a turn. */
function endIn({ events, seq: version }: Commit<InstanceFact>): { to: string; end: TurnEnd } | undefined {
  const [first, ...others] = events;
  if (first?.type === 'CoachReplied') {
    const { in_reply_to: to, message: reply, engine, fingerprint, seed, prompt, refused_actions } = first.data;
    const actions = others.flatMap(({ type, data }) =>
      type === 'ActionApplied' ? [{ id: data.id, action: data.action, summary: data.summary }] : [],
    );
    const by = { engine, fingerprint, seed };
    return { to, end: { version, reply, failure: null, ...by, actions, refused_actions, prompt } };
  }
  if (first?.type !== 'CoachTurnFailed') return undefined;
  const { in_reply_to: to, code, detail, engine } = first.data;
  const failure = { code, detail };
  const by = { engine, fingerprint: null, seed: null };
  return { to, end: { version, reply: null, failure, ...by, actions: [], refused_actions: [], prompt: null } };
}
