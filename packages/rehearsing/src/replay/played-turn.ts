import type { ToldAction, TrialTurn, TurnRecord } from '@rehearsal/contracts/rehearsal/trial';

/** One thing that was said and what came of it, as a replay is compared by it: without ids and times. */
export interface PlayedTurn {
  /** The step of the script that it was in; null where there was no script. */
  readonly step: number | null;
  readonly said: string;
  readonly reply: string;
  readonly choices: readonly string[];
  readonly actions: readonly ToldAction[];
  readonly phase: string;
  /** Where the state differs from before the turn; null where that was not kept. */
  readonly changes: TurnRecord['changes'] | null;
}

/** A turn as something keeps it: what it does not keep is null, and is compared with nothing. */
export interface RecordedTurn {
  readonly step: PlayedTurn['step'];
  readonly said: string;
  readonly reply: string | null;
  readonly choices: PlayedTurn['choices'] | null;
  readonly actions: PlayedTurn['actions'] | null;
  readonly phase: string | null;
  readonly changes: PlayedTurn['changes'];
}

/** What was said in a session, from its beginning on, and when its clock was moved. */
export interface Course {
  readonly turns: readonly PlayedTurn[];
  /** How far the clock was moved, in seconds, before the turn at this place (from 0), or after the last one. */
  readonly moves: ReadonlyMap<number, number>;
}

export const playedTurn = (
  { said, reply, choices, actions, phase }: Omit<TrialTurn, 'chosen'>,
  step: number | null,
  changes: PlayedTurn['changes'],
): PlayedTurn => ({ step, said, reply, choices, actions, phase, changes });
