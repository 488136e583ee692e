import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import type { ConversationMessage } from '@rehearsal/contracts/conversation/conversation';
import type { Course, RecordedTurn } from './played-turn.js';

/** A shorter pause between two messages passes by itself when they are said again. */
const PAUSE_SECONDS = 60;

type Message = Pick<ConversationMessage, 'role' | 'content' | 'timestamp' | 'component_config'>;

interface RecordedCourse {
  turns: RecordedTurn[];
  moves: Course['moves'];
}

/**
 * What a conversation alone tells of a session: what was said, what was replied, and the pauses before what was said where
 * it has times. Choices are told by those files that hold any; nothing else is.
 */
export function courseOfConversation(messages: readonly Message[]): RecordedCourse {
  const holdsChoices = messages.some(({ component_config }) => component_config !== undefined);
  const turns: RecordedTurn[] = [];
  const moves = new Map<number, number>();
  messages.forEach(({ role, content: said, timestamp }, index) => {
    if (role !== 'user') return;
    const pause = secondsBetween(messages[index - 1]?.timestamp, timestamp);
    if (turns.length > 0 && pause >= PAUSE_SECONDS) moves.set(turns.length, pause);
    turns.push({ ...bare(said), ...answerTo(index, messages, holdsChoices) });
  });
  return { turns, moves };
}

const bare = (said: string): RecordedTurn => ({
  said,
  ...{ step: null, reply: null, choices: null, actions: null, phase: null, changes: null },
});

/** All that the coach said until the person spoke again; nothing where that was nothing. */
function answerTo(index: number, messages: readonly Message[], holdsChoices: boolean): Partial<RecordedTurn> {
  const since = messages.slice(index + 1);
  const next = since.findIndex(({ role }) => role === 'user');
  const answers = next < 0 ? since : since.slice(0, next);
  const last = answers.at(-1);
  if (!last) return {};
  return {
    reply: answers.map(({ content }) => content).join('\n\n'),
    ...(holdsChoices && { choices: choicesOf(last.component_config ?? null).map(({ label }) => label) }),
  };
}

const secondsBetween = (earlier: string | undefined, later: string | undefined): number =>
  earlier === undefined || later === undefined ? 0 : Math.round((Date.parse(later) - Date.parse(earlier)) / 1000);

/** What was said after a beginning; undefined where the conversation does not begin with that. */
export function saidSince<M extends Pick<Message, 'role' | 'content'>>(
  beginning: readonly Pick<Message, 'role' | 'content'>[],
  messages: readonly M[],
): M[] | undefined {
  const begins = beginning.every(({ role, content }, index) => {
    const message = messages[index];
    return message?.role === role && message.content === content;
  });
  return begins ? messages.slice(beginning.length) : undefined;
}
