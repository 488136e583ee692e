import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { wordsOf } from '../../components/phases/phase-words.js';

type Message = Pick<InstanceView['chat_messages'][number], 'id' | 'role' | 'timestamp'>;
type Action = Pick<InstanceView['actions'][number], 'coach_message_id' | 'action_type' | 'parameters'>;

/** Longer, and the person was away in between: a template tells of weeks. */
const LONGEST_MS = 10 * 60_000;

/** What the coach did with each of its messages. */
export const actionsByMessage = <Done extends Action>(
  actions: readonly Done[],
): ReadonlyMap<string, readonly Done[]> => {
  const found = new Map<string, Done[]>();
  for (const action of actions) {
    const { coach_message_id: id } = action;
    if (id !== null) found.set(id, [...(found.get(id) ?? []), action]);
  }
  return found;
};

const lengthOf = (said: Message | undefined, answered: Message): string | undefined => {
  if (said?.role !== 'user') return undefined;
  const ms = Date.parse(answered.timestamp) - Date.parse(said.timestamp);
  if (!(ms > 0 && ms < LONGEST_MS)) return undefined;
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
};

/** What came of a turn, in a line: how much the coach did, where that led, and how long it took. */
export const turnWords = (said: Message | undefined, answered: Message, actions: readonly Action[]): string => {
  const last = actions.findLast(({ action_type: type }) => type === 'TRANSITION_PHASE');
  const phase = last?.parameters['to_phase'];
  const length = lengthOf(said, answered);
  return [
    ...(actions.length === 0 ? [] : [`${actions.length} ${actions.length === 1 ? 'action' : 'actions'}`]),
    ...(typeof phase === 'string' ? [`→ ${wordsOf(phase)}`] : []),
    ...(length === undefined ? [] : [length]),
  ].join(' · ');
};
