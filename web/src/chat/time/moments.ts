import { humanName } from '@rehearsal/contracts/coaching/enums';
import type { Turn } from '@rehearsal/contracts/instance/turn';

/** A version that one can go back to, with what it is the end of. */
export interface Moment {
  readonly version: number;
  /** `turn 2`; of the first version `the beginning`. */
  readonly name: string;
  /** What was said, and what came of it. */
  readonly about: string;
}

const SAID_MOST = 60;

const shortened = (said: string): string => (said.length <= SAID_MOST ? said : `${said.slice(0, SAID_MOST - 1)}…`);

const outcomeOf = ({ end, phase, duration_ms }: Turn): string => {
  if (end === null) return 'not answered yet';
  if (end.failure !== null) return `no answer: ${end.failure.detail}`;
  const count = end.actions.length;
  return [
    `${count} ${count === 1 ? 'action' : 'actions'}`,
    ...(end.refused_actions.length > 0 ? [`${end.refused_actions.length} refused`] : []),
    ...(phase.before === phase.after ? [] : [`${humanName(phase.before)} → ${humanName(phase.after)}`]),
    ...(duration_ms === null ? [] : [`${duration_ms} ms`]),
    end.engine,
  ].join(' · ');
};

const BEGINNING: Moment = { version: 1, name: 'the beginning', about: 'As it was made' };

/** Those that it lived through itself: a fork has turns of its source as well, with versions that are the source's. */
const ownTurns = (turns: readonly Turn[], since: string): readonly Turn[] =>
  turns.filter(({ sent_at: at }) => Date.parse(at) >= Date.parse(since));

interface Place {
  /** The version that it has now. */
  readonly now: number;
  /** When it was made. */
  readonly since: string;
  /** Whether these are all turns that there are; otherwise there are others before them. */
  readonly isWhole: boolean;
}

/**
 * The moments before `now`, the first one first: each turn's end. Where there are turns before those given, the beginning is
 * left out, and turns are counted back from the last.
 */
export const momentsOf = (turns: readonly Turn[], { now, since, isWhole }: Place): Moment[] => {
  const own = ownTurns(turns, since);
  const nameOf = (index: number) =>
    isWhole ? `turn ${index + 1}` : index === own.length - 1 ? 'the last turn' : `${own.length - index} turns ago`;
  const ended = own.flatMap((turn, index) => {
    const about = `“${shortened(turn.message.content)}” · ${outcomeOf(turn)}`;
    return turn.end === null ? [] : [{ version: turn.end.version, name: nameOf(index), about }];
  });
  return [...(isWhole ? [BEGINNING] : []), ...ended].filter(({ version }) => version < now);
};

/**
 * At which version to look for turns before these, which are the last `most` or all; undefined where there are none, or
 * those of a fork's source.
 */
export const versionBefore = (turns: readonly Turn[], since: string, most: number): number | undefined => {
  const [first] = turns;
  if (first === undefined || turns.length < most || ownTurns([first], since).length === 0) return undefined;
  return first.sent_version > 1 ? first.sent_version - 1 : undefined;
};
