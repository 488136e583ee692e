import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import { wordsOf } from '../../../components/phases/phase-words.js';

type Message = Pick<InstanceView['chat_messages'][number], 'id' | 'role' | 'timestamp'>;
type Action = Pick<InstanceView['actions'][number], 'coach_message_id' | 'action_type' | 'parameters'>;

/** What is to be said of a turn: as much as is known of it. */
export interface TurnFacts {
  readonly applied: number;
  readonly refused: number;
  /** Where the phase became another one; from which, where that is known. */
  readonly phase?: { readonly before?: string; readonly after: string } | undefined;
  readonly length_ms?: number | undefined;
  readonly engine?: string | undefined;
}

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

const lengthBetween = (said: Message | undefined, answered: Message): number | undefined => {
  if (said?.role !== 'user') return undefined;
  const ms = Date.parse(answered.timestamp) - Date.parse(said.timestamp);
  return ms > 0 && ms < LONGEST_MS ? ms : undefined;
};

/** What the conversation itself tells of the turn of an answer: of one that a template brought there is nothing else. */
export const toldFacts = (said: Message | undefined, answered: Message, actions: readonly Action[]): TurnFacts => {
  const last = actions.findLast(({ action_type: type }) => type === 'TRANSITION_PHASE');
  const after = last?.parameters['to_phase'];
  return {
    applied: actions.length,
    refused: 0,
    phase: typeof after === 'string' ? { after } : undefined,
    length_ms: lengthBetween(said, answered),
  };
};

/** What the journal holds of it; how long it took is in real time. */
export const knownFacts = ({ end, phase, duration_ms }: Turn): TurnFacts => ({
  applied: end?.actions.length ?? 0,
  refused: end?.refused_actions.length ?? 0,
  phase: phase.before === phase.after ? undefined : phase,
  length_ms: duration_ms ?? undefined,
  engine: end?.engine,
});

/** Its place among all of them, as the rail above counts; one that has none by its name. */
const placeOf = (phase: string): string => {
  const place = PHASE_ORDER.findIndex((each) => each === phase) + 1;
  return place === 0 ? wordsOf(phase) : String(place);
};

const phaseWords = ({ before, after }: NonNullable<TurnFacts['phase']>): string =>
  before === undefined ? `→ phase ${placeOf(after)}` : `phase ${placeOf(before)} → ${placeOf(after)}`;

const lengthWords = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

/** What came of a turn, in a line: how much the coach did, where that led, how long it took, and who answered. */
export const turnWords = ({ applied, refused, phase, length_ms: length, engine }: TurnFacts): string =>
  [
    ...(applied === 0 ? [] : [`+${applied} ${applied === 1 ? 'action' : 'actions'}`]),
    ...(refused === 0 ? [] : [`${refused} refused`]),
    ...(phase === undefined ? [] : [phaseWords(phase)]),
    ...(length === undefined ? [] : [lengthWords(length)]),
    ...(engine === undefined ? [] : [engine]),
  ].join(' · ');
