import type { z } from 'zod';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { clockTime } from '@rehearsal/contracts/instance/clock';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import {
  InstantiateScenario,
  MoveClock,
  SendMessage,
  type instanceCommands,
} from '@rehearsal/contracts/instance/instance';
import type { CarryOut } from '@rehearsal/platform/commanding/carry-out';
import { Refusal, UnavailableError } from '@rehearsal/platform/errors';
import { derivedId } from '@rehearsal/platform/ids';
import { setTimeout as pause } from 'node:timers/promises';
import type { SaidTurn, Session } from '@rehearsal/rehearsing/session';
import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import { REHEARSAL } from './actor.js';
import type { At, FollowedInstance } from './followed-instance.js';
import type { AskOwner } from './ask-owner.js';
import { saidTurn } from './said-turn.js';
import { unlessAway } from './unless-away.js';

type Definition = (typeof instanceCommands)[number];

/** An event is mostly here within milliseconds; when it is not, the owner is asked. */
const ASK_AFTER_MS = 2000;
const AGAIN_MS = 500;

interface Open {
  instanceId: string;
  runId: string;
  followed: FollowedInstance;
  carryOut: CarryOut;
  owner: AskOwner;
  signal: AbortSignal;
  /** How long an answer is waited for, outages included. */
  turnMs: number;
}

/**
 * The test user of a trial, spoken to like any other: commands to the owner of instances, and its events. What is out of
 * order is waited for as long as a turn may take, and then said as the fault that it is, never as the coach's.
 */
export class TrialSession implements Session {
  #said = 0;
  #moved = 0;

  constructor(private readonly open: Open) {}

  async make(data: z.output<typeof InstantiateScenario.schema>): Promise<void> {
    await this.#give('make', InstantiateScenario, data);
    await this.#reached(1);
  }

  async state(): Promise<CoachingState> {
    return coachingOf((await this.#reached(1)).instance);
  }

  async say(text: string): Promise<SaidTurn> {
    const { instanceId, followed } = this.open;
    const messageId = derivedId(`${instanceId} message ${++this.#said}`);
    const versionBefore = (await this.#reached(1)).version;
    const begun = performance.now();
    await this.#give(`say ${this.#said}`, SendMessage, { message_id: messageId, content: text, kind: 'test' });
    const ended = await this.#waitFor(
      () => followed.turnOf(messageId),
      () => this.open.owner.turn(messageId),
      'the coach',
    );
    return saidTurn(ended, { messageId, versionBefore, durationMs: performance.now() - begun });
  }

  async advanceClock(seconds: number): Promise<{ state: CoachingState; clock: string }> {
    const version = await this.#give(`clock ${++this.#moved}`, MoveClock, { advance_seconds: seconds });
    const { instance } = await this.#reached(version);
    return { state: coachingOf(instance), clock: clockTime(instance.clock, new Date().toISOString()) };
  }

  #reached(version: number): Promise<At> {
    const { followed, owner } = this.open;
    const known = () => (followed.at && followed.at.version >= version ? followed.at : undefined);
    return this.#waitFor(known, () => owner.now(), 'the owner of instances');
  }

  async #waitFor<T>(known: () => T | undefined, ask: () => Promise<void>, whom: string): Promise<T> {
    const { followed, signal, turnMs } = this.open;
    const deadline = performance.now() + turnMs;
    for (;;) {
      if (followed.takenAway !== undefined)
        throw new TrialFault('infrastructure', `somebody else has ${followed.takenAway} the test user of this trial`);
      const found = known();
      if (found !== undefined) return found;
      if (performance.now() > deadline)
        throw new TrialFault('infrastructure', `${whom} has not answered within ${turnMs / 1000} s`);
      const before = performance.now();
      await followed.next(ASK_AFTER_MS, signal);
      if (known() === undefined && performance.now() - before >= ASK_AFTER_MS) await ask().catch(unlessAway);
    }
  }

  /** The same command again for as long as somebody is away: it takes effect once. */
  async #give<D extends Definition>(what: string, definition: D, data: z.output<D['schema']>): Promise<number> {
    const { carryOut, instanceId, runId, signal, turnMs } = this.open;
    const given = { id: derivedId(`${instanceId} ${what}`), actor: REHEARSAL, correlationId: runId };
    const deadline = performance.now() + turnMs;
    for (;;) {
      signal.throwIfAborted();
      try {
        return await carryOut(definition, instanceId, data, given);
      } catch (error) {
        if (error instanceof Refusal)
          throw new TrialFault('infrastructure', `${definition.name} was refused: ${error.refusal}: ${error.message}`);
        if (!(error instanceof UnavailableError)) throw error;
        if (performance.now() > deadline) throw new TrialFault('infrastructure', error.message);
        await pause(AGAIN_MS, undefined, { signal });
      }
    }
  }
}
