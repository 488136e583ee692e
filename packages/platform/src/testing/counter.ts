import type { Connection } from 'mongoose';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { Refusal } from '../errors.js';
import { Journal, type AggregateDefinition } from '../journal/journal.js';
import { Processor, type HandlersFor } from '../journal/processor.js';
import type { Publisher } from '../kafka/publisher.js';
import { createLog } from '../log.js';
import type { WireMessage } from '../envelope.js';

/** The smallest aggregate that has everything: it begins, changes, ends, and has a rule. Named as one that has topics. */
export interface Counter {
  total: number;
  by: string[];
}
export type CounterFact =
  | { type: 'Begun'; data: { total: number } }
  | { type: 'Added'; data: { amount: number } }
  | { type: 'Ended'; data: Record<string, never> }
  | { type: 'CommandRefused'; data: { code: string } };
export type CounterCommand = AnyMessage &
  (
    | { type: 'Begin'; data: { total: number } }
    | { type: 'Add'; data: { amount: number } }
    | { type: 'End'; data: unknown }
  );

const counter: AggregateDefinition<Counter, CounterFact> = {
  name: 'instance',
  owner: 'test',
  evolve: (state, fact, { actor }) => {
    if (fact.type === 'Begun') return { total: fact.data.total, by: [actor.id] };
    if (fact.type === 'Ended') return undefined;
    if (fact.type === 'CommandRefused' || !state) return state;
    return { total: state.total + fact.data.amount, by: [...state.by, actor.id] };
  },
};

const handlers: HandlersFor<CounterCommand, Counter, CounterFact> = {
  Begin: (state, { data }) => {
    if (state) throw new Refusal('INSTANCE_EXISTS', 'There is one.');
    return [{ type: 'Begun', data }];
  },
  Add: (state, { data }) => {
    if (!state) throw new Refusal('INSTANCE_NOT_FOUND', 'There is none.');
    if (data.amount === 13) throw new TypeError('a defect');
    return [{ type: 'Added', data }];
  },
  End: () => [{ type: 'Ended', data: {} }],
};

/** Notes what is published; `fail` makes it fail as an outage would. */
export function aPublisher() {
  const published: WireMessage[] = [];
  let fault: Error | undefined;
  const publisher: Publisher = {
    publish: (_topic, messages) => {
      if (fault) return Promise.reject(fault);
      published.push(...(messages as WireMessage[]));
      return Promise.resolve();
    },
    healthy: () => true,
    close: () => Promise.resolve(),
  };
  return {
    publisher,
    published,
    fail: (by: Error | undefined) => (fault = by),
    ids: () => published.map(({ headers }) => headers.ce_id),
  };
}

/** A counter whose list of who counted is stored in segments. */
export const countedInSegments: AggregateDefinition<Counter, CounterFact, object> = {
  ...counter,
  row: ({ total }) => ({ total }),
};

/** One process: its own publisher, cache and view of the shared journal. */
export function aProcess(
  connection: Connection,
  snapshots: 'before' | 'beside' = 'before',
  aggregate: AggregateDefinition<Counter, CounterFact, object> = counter,
) {
  const bus = aPublisher();
  const journal = new Journal<Counter, CounterFact, object>(connection, aggregate, bus.publisher);
  const processor = new Processor<Counter, CounterFact, CounterCommand>({
    journal,
    handlers,
    creates: ['Begin'],
    snapshots,
    log: createLog('test', 'silent'),
  });
  return { journal, processor, ...bus };
}

const command = (id: string, aggregateId: string) => ({
  id,
  aggregateId,
  actor: { id: `actor-of-${id}`, role: 'admin' as const },
  correlationId: id,
  time: '2026-01-05T10:00:00.000Z',
  commandHash: `hash-of-${id}`,
});
export const begin = (id: string, aggregateId: string, total = 0): CounterCommand => ({
  ...command(id, aggregateId),
  type: 'Begin',
  data: { total },
});
export const add = (id: string, aggregateId: string, amount: number): CounterCommand => ({
  ...command(id, aggregateId),
  type: 'Add',
  data: { amount },
});
export const end = (id: string, aggregateId: string): CounterCommand => ({
  ...command(id, aggregateId),
  type: 'End',
  data: {},
});
