import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import { shortDuration } from '@rehearsal/contracts/instance/duration';
import { END_KINDS, ENDS, USUAL_ENDS, type SessionSpan } from './ends.js';

/** A session that somebody had, from where it began to where it is; both with the same pseudonyms. */
export interface Session extends SessionSpan {
  /** How far the clock was moved, in seconds, before what was said at this place (from 0), or after the last of it. */
  readonly moves?: ReadonlyMap<number, number>;
}

export type Step = { say: string } | { choose: string } | { advance_clock: string };

/** A rehearsal as it is written in a file. */
interface RecordedRehearsal {
  name: string;
  script: Step[];
  expectations: object[];
}

/**
 * The user half of a session as a script, and where it ended as expectations, in the respects that were picked. What the
 * coach said is no part of it: another coach says it in other words.
 */
export function recordingOf(name: string, session: Session, picked = USUAL_ENDS): RecordedRehearsal {
  const expectations = END_KINDS.filter((kind) => picked.includes(kind)).flatMap((kind) =>
    ENDS[kind].expectations(session),
  );
  return { name, script: scriptOf(session), expectations };
}

function scriptOf({ start, end, moves = new Map<number, number>() }: Session): Step[] {
  const since = end.chat_messages.slice(start.chat_messages.length);
  let last = start.chat_messages.at(-1);
  const script: Step[] = [];
  let said = 0;
  const move = () => {
    const seconds = moves.get(said) ?? 0;
    if (seconds >= 1) script.push({ advance_clock: shortDuration(Math.round(seconds)) });
  };
  for (const message of since) {
    if (message.role === 'user') {
      move();
      said += 1;
      const offered = last?.role === 'coach' ? choicesOf(last.component_config ?? null) : [];
      const { content } = message;
      script.push(offered.some((choice) => choice.message === content) ? { choose: content } : { say: content });
    }
    last = message;
  }
  move();
  return script;
}
