import { humanName } from '@rehearsal/contracts/coaching/enums';
import type { Turn } from '@rehearsal/contracts/instance/turn';

/** A version that one can go back to, with what it is the end of. */
interface Moment {
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

const BEGINNING: Moment = { version: 1, name: 'the beginning', about: 'As the template has it' };

/**
 * The moments before `now`, the first one first: each turn's end. Where there may be turns before those given, the beginning
 * is left out, and turns are counted back from the last.
 */
export const momentsOf = (turns: readonly Turn[], now: number, most: number): Moment[] => {
  const isWhole = turns.length < most;
  const nameOf = (index: number) =>
    isWhole ? `turn ${index + 1}` : index === turns.length - 1 ? 'the last turn' : `${turns.length - index} turns ago`;
  const ended = turns.flatMap((turn, index) => {
    const about = `“${shortened(turn.message.content)}” · ${outcomeOf(turn)}`;
    return turn.end === null ? [] : [{ version: turn.end.version, name: nameOf(index), about }];
  });
  return [...(isWhole ? [BEGINNING] : []), ...ended].filter(({ version }) => version < now);
};
