import type { AnyMessage } from '@rehearsal/contracts/messages/message';

/**
 * What ends a wait: one event of each group. `[['ScenarioCreated'], ['InstanceCreated']]` waits for both, in any order,
 * since they come by different topics; `[['CoachReplied', 'CoachTurnFailed']]` for either.
 */
export type Ends = readonly (readonly string[])[];

export type CommandOutcome =
  | { state: 'applied'; events: AnyMessage[] }
  | { state: 'refused'; refusal: AnyMessage }
  /** Not known in the time that was given; the operation tells it later. */
  | { state: 'pending' };

export interface Expected {
  outcome: Promise<CommandOutcome>;
  /** The command could not be sent: nothing will come. */
  cancel: () => void;
}

/** What else may end a wait: an event of this aggregate, whatever command it came of. */
export interface Watched {
  aggregateId: string;
  judge(event: AnyMessage): CommandOutcome | undefined;
}

interface Waiter {
  missing: Ends;
  events: AnyMessage[];
  settle(outcome: CommandOutcome): void;
  watched: Watched | undefined;
}

const REFUSED = 'CommandRefused';

/**
 * Those who wait for what came of a command. A wait begins before the command is published, since its outcome may be back
 * before the broker's acknowledgement is. Any number may wait for the same one: a repeated request is the same command.
 */
export class Outcomes {
  readonly #waiters = new Map<string, Set<Waiter>>();
  readonly #watchers = new Map<string, Set<Waiter>>();
  #closed = false;

  expect(correlationId: string, ends: Ends, waitMs: number, watched?: Watched): Expected {
    let settle: (outcome: CommandOutcome) => void = () => {};
    const outcome = new Promise<CommandOutcome>((resolve) => (settle = resolve));
    const waiter: Waiter = {
      missing: ends,
      events: [],
      watched,
      settle: (known) => {
        clearTimeout(timer);
        remove(this.#waiters, correlationId, waiter);
        if (watched) remove(this.#watchers, watched.aggregateId, waiter);
        settle(known);
      },
    };
    const timer = setTimeout(() => waiter.settle({ state: 'pending' }), this.#closed ? 0 : waitMs);
    add(this.#waiters, correlationId, waiter);
    if (watched) add(this.#watchers, watched.aggregateId, waiter);
    return { outcome, cancel: () => waiter.settle({ state: 'pending' }) };
  }

  /** Whether anybody waits for what carries this correlation id. */
  awaits(correlationId: string): boolean {
    return this.#waiters.has(correlationId);
  }

  observe(event: AnyMessage): void {
    for (const waiter of [...(this.#waiters.get(event.correlationId) ?? [])]) {
      if (event.type === REFUSED) {
        waiter.settle({ state: 'refused', refusal: event });
        continue;
      }
      waiter.events.push(event);
      waiter.missing = waiter.missing.filter((group) => !group.includes(event.type));
      if (waiter.missing.length === 0) waiter.settle({ state: 'applied', events: waiter.events });
    }
    for (const waiter of [...(this.#watchers.get(event.aggregateId) ?? [])]) {
      const outcome = waiter.watched?.judge(event);
      if (outcome) waiter.settle(outcome);
    }
  }

  /** At a stop nobody is left waiting, nor begins to. */
  close(): void {
    this.#closed = true;
    for (const waiters of [...this.#waiters.values()])
      for (const waiter of [...waiters]) waiter.settle({ state: 'pending' });
  }
}

const add = (waiters: Map<string, Set<Waiter>>, key: string, waiter: Waiter): void =>
  void waiters.set(key, (waiters.get(key) ?? new Set()).add(waiter));

function remove(waiters: Map<string, Set<Waiter>>, key: string, waiter: Waiter): void {
  const those = waiters.get(key);
  those?.delete(waiter);
  if (those?.size === 0) waiters.delete(key);
}
