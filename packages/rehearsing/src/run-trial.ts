import { addCosts, NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { secondsOf } from '@rehearsal/contracts/instance/duration';
import type { Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import { Person } from '@rehearsal/contracts/rehearsal/person';
import { kindOf, type Rehearsal, type RehearsalStep } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { ExpectationResult, TrialError, TrialStep, TurnRecord } from '@rehearsal/contracts/rehearsal/trial';
import { isMet, judge, notJudged } from './judge/judge.js';
import { JudgementError } from './limit.js';
import { choicesNow, OfflinePerson, type Saying, type Talker } from './person/person.js';
import { saysFirst } from './person/says-first.js';
import { Progress, recordOf, turnOf } from './progress.js';
import type { Session, TrialOutcome } from './session.js';
import { faultOf, TrialFault } from './trial-fault.js';

/** Of an AbortSignal, what a trial asks it. */
interface Stop {
  throwIfAborted(): void;
}

interface TrialConditions {
  readonly seed: number;
  readonly session: Session;
  /** Who plays a person whom a language model is to play; without, there is nobody. */
  readonly playedBy?: ((person: Person, beginning: CoachingState) => Talker) | undefined;
  readonly signal: Stop;
  /** Told of what ended the trial and is no known fault of anybody in it: a defect of ours. */
  readonly onDefect?: (error: unknown) => void;
}

/** Thrown where the script cannot go on and the coach is to blame; the result is on record already. */
class ScriptBroken extends Error {}

/**
 * Runs a rehearsal once. What is said and judged is the same for the same seed and answers. A fault of the engine, the
 * person, the rehearsal or of ours ends it as `error` and keeps what there is; an abort is thrown.
 */
export async function runTrial(rehearsal: Rehearsal, conditions: TrialConditions): Promise<TrialOutcome> {
  conditions.signal.throwIfAborted();
  const trial = new Trial(rehearsal, conditions);
  try {
    await trial.run();
  } catch (error) {
    conditions.signal.throwIfAborted();
    if (!(error instanceof TrialFault)) conditions.onDefect?.(error);
    trial.fail(faultOf(error));
  }
  return trial.outcome();
}

class Trial {
  readonly #steps: TrialStep[] = [];
  readonly #turns: TurnRecord[] = [];
  readonly #results: ExpectationResult[] = [];
  #error: TrialError | null = null;
  #cost = NO_COST;
  /** Expectations up to here have been judged: steps before this one, or all. */
  #judged = 0;
  #whole!: Progress;
  #step!: Progress;
  #person!: Talker;

  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly conditions: TrialConditions,
  ) {}

  async run(): Promise<void> {
    const beginning = await this.conditions.session.state();
    this.#whole = new Progress(beginning);
    const person = this.rehearsal.person ?? Person.parse({});
    this.#person = saysFirst(person.says ?? [], this.#talkerFor(person, beginning));
    try {
      for (const [index, step] of this.rehearsal.script.entries()) await this.#take(step, index);
    } catch (error) {
      if (!(error instanceof ScriptBroken)) throw error;
      this.#tellRest(error.message);
      return;
    }
    this.#judgeAll(this.rehearsal.expectations, '/expectations', this.#whole, 'end');
    this.#judged = Infinity;
  }

  #talkerFor(person: Person, beginning: CoachingState): Talker {
    const { seed, playedBy } = this.conditions;
    if (person.engine === 'offline') return new OfflinePerson(person, seed, beginning);
    if (playedBy) return playedBy(person, beginning);
    throw new TrialFault(
      'person',
      'The person is to be played by a language model, and there is none for persons here: set PERSON_MODEL, or let the person be offline.',
    );
  }

  /** Ends the trial as an error; what was not judged says so. */
  fail(error: TrialError): void {
    this.#error ??= error;
    this.#tellRest(error.detail);
  }

  outcome(): TrialOutcome {
    const hasFailed = this.#results.some(({ ok, should }) => ok === false && !should);
    return {
      verdict: this.#error ? 'error' : hasFailed ? 'failed' : 'passed',
      error: this.#error,
      steps: this.#steps,
      turns: this.#turns,
      results: this.#results,
      cost: this.#cost,
    };
  }

  async #take(step: RehearsalStep, index: number): Promise<void> {
    this.conditions.signal.throwIfAborted();
    this.#step = new Progress(this.#whole.state);
    const kept: TrialStep = { step: index + 1, kind: kindOf(step), turns: [] };
    this.#steps.push(kept);
    if (step.say !== undefined) await this.#say({ text: step.say, chosen: false }, kept);
    if (step.choose !== undefined) await this.#choose(step.choose, kept);
    if (step.advance_clock !== undefined) await this.#advance(step.advance_clock, kept);
    if (step.converse !== undefined) await this.#converse(step.converse, kept);
    this.#judgeAll(step.expect ?? [], `/script/${index}/expect`, this.#step, kept.step);
    this.#judged = index + 1;
  }

  async #say(saying: Saying, kept: TrialStep): Promise<void> {
    this.conditions.signal.throwIfAborted();
    const before = this.#whole.state;
    kept.unanswered = { said: saying.text, chosen: saying.chosen };
    const said = await this.conditions.session.say(saying.text).catch((error: unknown) => {
      if (error instanceof TrialFault) this.#cost = addCosts(this.#cost, error.cost);
      throw error;
    });
    delete kept.unanswered;
    this.#cost = addCosts(this.#cost, said.cost);
    this.#whole.take(said);
    this.#step.take(said);
    kept.turns.push(turnOf(saying, said));
    this.#turns.push(recordOf(kept.step, before, said));
  }

  async #choose(wanted: string, kept: TrialStep): Promise<void> {
    const offered = choicesNow(this.#whole.state);
    const choice = offered.find(({ label, message }) => label === wanted || message === wanted);
    const labels = offered.map(({ label }) => label);
    if (choice) return this.#say({ text: choice.message, chosen: true }, kept);
    this.#results.push({
      expectation: `the choice ${JSON.stringify(wanted)} is offered`,
      step: kept.step,
      path: null,
      expected: wanted,
      measured: labels,
      ok: false,
      should: false,
      pointer: `/script/${kept.step - 1}/choose`,
    });
    throw new ScriptBroken(`the coach did not offer ${JSON.stringify(wanted)} at step ${kept.step}`);
  }

  async #advance(length: string, kept: TrialStep): Promise<void> {
    const { state, clock } = await this.conditions.session.advanceClock(secondsOf(length) ?? 0);
    this.#whole.state = state;
    this.#step.state = state;
    kept.clock = clock;
  }

  async #converse({ until, at_most }: NonNullable<RehearsalStep['converse']>, kept: TrialStep): Promise<void> {
    const pointer = `/script/${kept.step - 1}/converse/until`;
    const isOver = () =>
      until !== undefined && this.#judging(pointer, () => isMet(until, this.#step.circumstances(kept.step)));
    for (let turn = 0; turn < at_most && !isOver(); turn += 1)
      await this.#say(await this.#person.answer(this.#whole.state), kept);
    if (until === undefined) return;
    const { results } = judge(until, pointer, this.#step.circumstances(kept.step));
    const named = (result: ExpectationResult) => `${result.expectation}, within ${at_most} turns`;
    this.#results.push(...results.map((result) => ({ ...result, expectation: named(result) })));
  }

  #judgeAll(
    expectations: readonly Expectation[],
    pointer: string,
    progress: Progress,
    step: ExpectationResult['step'],
  ): void {
    if (expectations.length === 0) return;
    const circumstances = progress.circumstances(step);
    expectations.forEach((expectation, index) => {
      const { results, fault } = judge(expectation, `${pointer}/${index}`, circumstances);
      this.#results.push(...results);
      if (fault !== null && expectation.should !== true) this.#error ??= { kind: 'rehearsal', detail: fault };
    });
  }

  #judging<T>(pointer: string, decide: () => T): T {
    try {
      return decide();
    } catch (error) {
      if (!(error instanceof JudgementError)) throw error;
      throw new TrialFault('rehearsal', `${pointer}: ${error.message}`, { cause: error });
    }
  }

  /** What could not be judged says why. */
  #tellRest(why: string): void {
    this.rehearsal.script.forEach(({ expect = [] }, index) => {
      if (index >= this.#judged) this.#tell(expect, `/script/${index}/expect`, index + 1, why);
    });
    if (this.#judged !== Infinity) this.#tell(this.rehearsal.expectations, '/expectations', 'end', why);
    this.#judged = Infinity;
  }

  #tell(expectations: readonly Expectation[], pointer: string, step: ExpectationResult['step'], why: string): void {
    this.#results.push(
      ...expectations.map((expectation, index) => notJudged(expectation, `${pointer}/${index}`, step, why)),
    );
  }
}
