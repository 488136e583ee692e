import { buildState } from '@rehearsal/contracts/template/build-state';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import type { PlayedTurn } from '@rehearsal/rehearsing/replay/played-turn';
import { turnOfSession } from '@rehearsal/rehearsing/replay/turn-of-session';
import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import { trialSeed } from '@rehearsal/rehearsing/trial-seed';
import { answer } from '../../services/coach/src/scripted/scripted-engine.js';
import { takeTurn, type ConversedTurn } from '../../services/coach/src/testing/converse.js';
import type { Coach } from '../../services/coach/src/testing/mutating.js';
import { samples } from './samples.js';
import { recent } from './session-in-memory.js';

/** A session that somebody had with the good coach, on an afternoon whose clock ran. */
export interface RecordedSession {
  template: (typeof samples)[number]['scenario']['template'];
  seed: number;
  said: string[];
  turns: PlayedTurn[];
}

/** What people say where they take no choice. */
const SAYINGS = [
  'I grew up on a farm with my grandparents.',
  'I am a nurse, and I love hiking and singing.',
  'I hope to find out what I really want.',
  'What is this for?',
  'Call it the Harbour Master',
  'Skip health',
  "I'd like to come back to health after all",
  'I need a short break',
  "I'm back",
  'Please remember that my brother is called Fintan',
  'I love it!',
  "That's enough for now",
  'I stand in my kitchen at five, and the radio is low.',
];
const SECONDS_BETWEEN = 97;

interface Played {
  coach: Coach;
  /** Of the instance and of its clock: another one than that of the recording. */
  instanceId: string;
  startsAt: string;
}

/** Says one thing after the other, whatever the person before them was told, until the coach breaks off. */
function play(
  { template, seed }: Pick<RecordedSession, 'template' | 'seed'>,
  next: (place: number, last: ConversedTurn | undefined) => string | undefined,
  { coach, instanceId, startsAt }: Played,
): { said: string[]; turns: PlayedTurn[] } {
  const said: string[] = [];
  const turns: PlayedTurn[] = [];
  let before = buildState(template, { instanceId, now: startsAt, email: `${instanceId}@test.invalid` });
  let last: ConversedTurn | undefined;
  const windowed: Coach = (turn) => coach({ ...turn, ...recent(turn.state) });
  for (let text = next(0, last); text !== undefined; text = next(said.length, last)) {
    const now = new Date(Date.parse(startsAt) + said.length * SECONDS_BETWEEN * 1000).toISOString();
    try {
      last = takeTurn(before, text, { seed, now, coach: windowed });
    } catch (error) {
      if (error instanceof TrialFault) break;
      throw error;
    }
    said.push(text);
    const { answer: given, applied, refusedActions, state: after } = last;
    const actions = applied.map((action) => ({ action }));
    const ended = { reply: given.reply, actions, refused_actions: refusedActions } as never;
    turns.push(turnOfSession(text, ended, before, after));
    before = after;
  }
  return { said, turns };
}

/** The session of this number: of a sample's person, who takes offered choices or says something by chance. */
export function recordSession(seed: number, number: number, length: number): RecordedSession {
  const chance = (what: string, of: number): number => trialSeed(seed, `${number} ${what}`, 1) % of;
  const sample = samples[chance('person', samples.length)];
  if (!sample) throw new Error('there is no sample');
  const { template } = sample.scenario;
  const session = { template, seed: chance('seed', 2 ** 32) };
  const next = (place: number, last: ConversedTurn | undefined) => {
    if (place === length) return undefined;
    const offered = choicesOf(last?.answer.reply.component_config ?? null).map(({ message }) => message);
    const isOffered = offered.length > 0 && chance(`takes ${place}`, 10) < 6;
    const words = isOffered ? offered : SAYINGS;
    return words[chance(`says ${place}`, words.length)];
  };
  const recording = { coach: answer, instanceId: `recorded-${number}`, startsAt: '2025-03-03T14:00:00Z' };
  return { ...session, ...play(session, next, recording) };
}

/** The same said again to a coach of today, in a fork with ids of its own, weeks later. */
export const replaySession = (session: RecordedSession, coach: Coach): PlayedTurn[] =>
  play(session, (place) => session.said[place], {
    coach,
    instanceId: 'replayed',
    startsAt: '2025-05-19T08:30:00Z',
  }).turns;
