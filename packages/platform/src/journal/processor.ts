import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { Refusal, UnavailableError } from '../errors.js';
import type { Log } from '../log.js';
import { messagesHandled } from '../metrics.js';
import { isOutage } from '../outage.js';
import { commitId, type Commit, type Fact } from './commit.js';
import { InTurn } from './in-turn.js';
import type { Journal } from './journal.js';
import type { Loaded } from './loaded.js';

export interface DecideContext {
  id: string;
  /** The version that this decision leads to. */
  version: number;
  now: string;
  actor: Actor;
  /** When the aggregate was deleted: whoever would begin it anew learns that its id is taken. */
  deletedAt?: string;
}

export type Handler<S, F, C> = (state: S | undefined, command: C, context: DecideContext) => F[] | Promise<F[]>;

/** The service's table of contents: the compiler checks that no command is missing. */
export type HandlersFor<C extends { type: string }, S, F> = {
  [Type in C['type']]: Handler<S, F, Extract<C, { type: Type }>>;
};

/** How a command ended: the commit that holds its events, and whether it had been handled before. */
export interface Decision<F extends Fact> {
  commit: Commit<F>;
  repeated: boolean;
}

export interface ProcessorOptions<S extends object, F extends Fact, C extends AnyMessage> {
  /** However its rows look. */
  journal: Omit<Journal<S, F, object>, 'snapshots'>;
  handlers: HandlersFor<C, S, F>;
  /** Commands that begin an aggregate: its state is not looked up first, since the insert tells if it exists. */
  creates: readonly C['type'][];
  /**
   * When snapshots are written: `before` (the default) the events are published, so that a list is current once an
   * outcome is known; or `beside`, which saves a write on the way to the outcome: who lists then awaits `journal.listed`.
   * One aggregate is read current either way, since a read folds what its snapshot lacks.
   */
  snapshots?: 'before' | 'beside';
  log: Log;
  now?: () => Date;
}

const NOTHING: Loaded<never> = { state: undefined, seq: 0 };

/**
 * Decides commands and writes what follows: one insert for the batch, then snapshots, then one publish. A command that
 * the journal already holds is not decided again: its events are published once more, the same to the letter.
 */
export class Processor<S extends object, F extends Fact, C extends AnyMessage> {
  readonly #now: () => Date;
  readonly #turns = new InTurn();

  constructor(private readonly options: ProcessorOptions<S, F, C>) {
    this.#now = options.now ?? (() => new Date());
  }

  forgetCached(): void {
    this.options.journal.known.clear();
  }

  /**
   * Handles commands in order that are delivered again until this has resolved. Throws only when a backing service
   * failed; repeating all of them is then safe.
   */
  process(commands: C[]): Promise<Decision<F>[]> {
    return this.#process(commands, false);
  }

  /** Writes what is decided of each command, in order. One that can never be written as it was decided is refused. */
  async #commit(commands: C[], unsent: boolean, careful = false): Promise<Decision<F>[]> {
    const { journal } = this.options;
    const outcomes: Decision<F>[] = [];
    let rest = commands;
    while (rest.length > 0) {
      const { commits, states } = await this.#decide(rest, careful, unsent);
      const inserted = await this.#append(commits);
      if (inserted === 'impossible') {
        this.#forget(rest);
        if (rest.length === 1) return [...outcomes, await this.#refuse(rest[0] as C, unsent)];
        const middle = Math.ceil(rest.length / 2);
        outcomes.push(...(await this.#commit(rest.slice(0, middle), unsent, true)));
        rest = rest.slice(middle);
        careful = true;
        continue;
      }
      outcomes.push(...commits.slice(0, inserted).map((commit) => ({ commit, repeated: false })));
      this.#remember(commits.slice(0, inserted), states);
      if (inserted === commits.length) break;

      // A conflict: either the command is in the journal already, or someone else wrote to the aggregate.
      const undecided = rest.slice(inserted);
      this.#forget(undecided);
      const known = await Promise.all(
        undecided.map((command) => journal.findByCommand(command.aggregateId, command.id)),
      );
      outcomes.push(...known.filter((commit) => commit !== null).map((commit) => ({ commit, repeated: true })));
      rest = undecided.filter((_, index) => known[index] === null);
      careful = true;
    }
    return outcomes;
  }

  /** How many commits went in; or that the store will never take them as they are. */
  async #append(commits: Commit<F>[]): Promise<number | 'impossible'> {
    try {
      return await this.options.journal.append(commits);
    } catch (error) {
      if (isOutage(error)) throw error;
      this.options.log.error({ err: error, commits: commits.length }, 'the journal can never take what was decided');
      return 'impossible';
    }
  }

  /** The caller learns that nothing came of the command. Throws where not even that can be written. */
  async #refuse(command: C, unsent: boolean): Promise<Decision<F>> {
    const { journal } = this.options;
    const known = await journal.findByCommand(command.aggregateId, command.id);
    if (known) return { commit: known, repeated: true };
    const { seq } = await journal.load(command.aggregateId);
    const commit = this.#commitOf(command, seq + 1, this.#now().toISOString(), [failed(command) as F], unsent);
    if ((await journal.append([commit])) === 0) throw new UnavailableError('somebody else wrote to the aggregate');
    return { commit, repeated: false };
  }

  /**
   * The service's own commands come beside those from Kafka, and many at once. What is done to one aggregate goes one after
   * the other until its events are in the publisher's hands, so that they leave in the order of their versions.
   */
  async #process(commands: C[], unsent: boolean): Promise<Decision<F>[]> {
    const ids = commands.map(({ aggregateId }) => aggregateId);
    const { outcomes, published } = await this.#turns.run(ids, () => this.#handle(commands, unsent));
    await published;
    for (const { commit, repeated } of outcomes) {
      const refused = commit.events.some(({ type }) => type === 'CommandRefused');
      messagesHandled.inc({
        type: commit.commandType,
        outcome: repeated ? 'repeated' : refused ? 'refused' : 'applied',
      });
    }
    return outcomes;
  }

  /** Resolves when the events have been given to the publisher; `published` when they are out. */
  async #handle(commands: C[], unsent: boolean): Promise<{ outcomes: Decision<F>[]; published: Promise<unknown> }> {
    const { journal, snapshots } = this.options;
    const outcomes = await this.#commit(commands, unsent);
    const latest = await this.#latest(outcomes);
    const publish = () => journal.publish(outcomes.map(({ commit }) => commit));
    if (snapshots === 'beside')
      return {
        outcomes,
        published: Promise.all([publish(), this.#snapshot(latest, (due) => journal.snapshotBehind(due))]),
      };
    await this.#snapshot(latest, (due) => journal.snapshot(due));
    return { outcomes, published: publish() };
  }

  /** What the store never takes is left out: a read folds the journal, and the events must come out. */
  async #snapshot(due: Map<string, Loaded<S>>, write: (due: Map<string, Loaded<S>>) => Promise<void>): Promise<void> {
    try {
      await write(due);
    } catch (error) {
      if (isOutage(error)) throw error;
      if (due.size > 1) for (const [id, loaded] of due) await this.#snapshot(new Map([[id, loaded]]), write);
      else this.options.log.error({ err: error, ids: [...due.keys()] }, 'a snapshot cannot be written');
    }
  }

  /** For a command of the service itself: a reaction to an event, or a worker's report. */
  async execute(command: C): Promise<Decision<F>> {
    const [outcome] = await this.executeAll([command]);
    if (!outcome) throw new Error(`the command ${command.type} ${command.id} had no outcome`);
    return outcome;
  }

  /** For many of them at once, which share their writes. */
  async executeAll(commands: C[]): Promise<Decision<F>[]> {
    const outcomes = await this.#process(commands, true);
    await this.options.journal.markSent(outcomes.map(({ commit }) => commit));
    return outcomes;
  }

  async #decide(commands: C[], careful: boolean, unsent: boolean) {
    const { journal, handlers } = this.options;
    const states = await this.#before(commands, careful);
    const commits: Commit<F>[] = [];
    for (const command of commands) {
      const id = command.aggregateId;
      const before = states.get(id) ?? NOTHING;
      const seq = before.seq + 1;
      const at = this.#now().toISOString();
      const handler = handlers[command.type as C['type']] as Handler<S, F, C>;
      const facts = await this.#ask(handler, before.state, command, {
        id,
        version: seq,
        now: at,
        actor: command.actor,
        ...(before.deletedAt === undefined ? {} : { deletedAt: before.deletedAt }),
      });
      const commit = this.#commitOf(command, seq, at, facts, unsent);
      commits.push(commit);
      states.set(id, journal.apply(before, commit));
    }
    return { commits, states };
  }

  #commitOf(command: C, seq: number, at: string, events: F[], unsent: boolean): Commit<F> {
    const { id: commandId, type: commandType, aggregateId, correlationId, actor, traceparent } = command;
    return {
      _id: commitId(aggregateId, seq),
      aggregateId,
      seq,
      commandId,
      commandType,
      commandHash: command.commandHash ?? null,
      correlationId,
      ...(traceparent === undefined ? {} : { traceparent }),
      actor,
      at,
      events,
      unsent,
    };
  }

  #forget(commands: C[]): void {
    for (const { aggregateId } of commands) this.options.journal.known.delete(aggregateId);
  }

  /** The states that the commands meet: remembered, looked up all at once, or nothing where an aggregate begins. */
  async #before(commands: C[], careful: boolean): Promise<Map<string, Loaded<S>>> {
    const { journal, creates } = this.options;
    const states = new Map<string, Loaded<S>>();
    const unknown = new Set<string>();
    for (const { aggregateId: id, type } of commands) {
      if (states.has(id) || unknown.has(id)) continue;
      const cached = this.options.journal.known.get(id);
      if (cached) states.set(id, cached);
      else if (!careful && creates.includes(type)) states.set(id, NOTHING);
      else unknown.add(id);
    }
    await Promise.all([...unknown].map(async (id) => states.set(id, await journal.load(id))));
    return states;
  }

  async #ask(handler: Handler<S, F, C>, state: S | undefined, command: C, context: DecideContext): Promise<F[]> {
    try {
      const facts = await handler(state, command, context);
      if (facts.length === 0) throw new Error(`${command.type} was decided without an event`);
      return facts;
    } catch (error) {
      if (isOutage(error)) throw error;
      if (error instanceof Refusal) return [refused(command, error) as F];
      this.options.log.error({ err: error, command: command.type, id: command.id }, 'a handler failed');
      return [failed(command) as F];
    }
  }

  #remember(inserted: Commit<F>[], states: Map<string, Loaded<S>>): void {
    const last = new Map(inserted.map((commit) => [commit.aggregateId, commit.seq]));
    for (const [id, seq] of last) {
      const loaded = states.get(id);
      // After a conflict the planned state may be ahead of what went in: it is then loaded afresh.
      if (loaded?.seq === seq) this.options.journal.known.set(id, loaded);
      else this.options.journal.known.delete(id);
    }
  }

  /** What snapshots are due: also of repeated commands, whose first handling may have ended before its snapshot. */
  async #latest(outcomes: Decision<F>[]): Promise<Map<string, Loaded<S>>> {
    const latest = new Map<string, Loaded<S>>();
    for (const { commit } of outcomes) {
      const id = commit.aggregateId;
      if (!latest.has(id)) latest.set(id, this.options.journal.known.get(id) ?? (await this.options.journal.load(id)));
    }
    return latest;
  }
}

const refused = (command: AnyMessage, { refusal: code, message: detail }: Refusal): Fact => ({
  type: 'CommandRefused',
  data: { command: command.type, code, detail },
});

const failed = (command: AnyMessage): Fact =>
  refused(command, new Refusal('COMMAND_FAILED', 'The command met a defect of ours; it is in the log.'));
