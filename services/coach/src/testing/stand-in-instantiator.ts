import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { decode, encode } from '@rehearsal/platform/envelope';
import { consume } from '@rehearsal/platform/kafka/consumer';
import type { Bus } from '@rehearsal/testing/service-under-test';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';

interface Held {
  instance: Instance | undefined;
  version: number;
}

/** What a command comes to, without the rules that only the owner knows. */
function factsOf({ type, data, time }: InstanceCommand, held: Instance | undefined): InstanceFact[] {
  switch (type) {
    case 'StartSession':
      return [created('live', data.guest_id)];
    case 'ResetInstance': {
      const { scenario_name, scenario_version } =
        data.scenario_id === null ? { scenario_name: null, scenario_version: null } : data;
      const origin = { scenario_name, scenario_version, undo_version: 1, origin_digest: '' };
      return [{ type: 'InstanceReset', data: { ...origin, state: newcomer() } }];
    }
    case 'EndSession':
      return [{ type: 'InstanceDeleted', data: { reason: 'ended' } }];
    case 'SendMessage': {
      const message = {
        id: data.message_id,
        role: 'user' as const,
        content: data.content,
        timestamp: time,
        component_config: null,
      };
      return [{ type: 'MessageSent', data: { kind: data.kind, message } }];
    }
    case 'RecordCoachTurn': {
      if (!held?.pending_turns.includes(data.message_id)) return [notPending(type)];
      const { message_id: in_reply_to, reply, prompt, engine, fingerprint, seed, times } = data;
      const by = { engine, fingerprint, seed, ...(times && { times }) };
      const message = { id: `${in_reply_to}-reply`, role: 'coach' as const, timestamp: time, ...reply };
      return [
        { type: 'CoachReplied', data: { in_reply_to, message, prompt, ...by, refused_actions: [] } },
        ...data.actions.map((action, index): InstanceFact => {
          const id = `${in_reply_to}-a${index}`;
          return { type: 'ActionApplied', data: { id, action, summary: '', coach_message_id: message.id, at: time } };
        }),
      ];
    }
    case 'DeleteMessage':
      return [{ type: 'MessageDeleted', data: { message_id: data.message_id } }];
    case 'RecordCoachFailure': {
      if (!held?.pending_turns.includes(data.message_id)) return [notPending(type)];
      const { message_id: in_reply_to, code, detail, engine } = data;
      return [{ type: 'CoachTurnFailed', data: { in_reply_to, code, detail, engine } }];
    }
    default:
      return [];
  }
}

const notPending = (command: string): InstanceFact => ({
  type: 'CommandRefused',
  data: { command, code: 'MESSAGE_NOT_PENDING', detail: 'It does not wait for an answer.' },
});

/** What belongs to an instance beside its state. */
type Choice = Partial<Pick<Instance, 'engine' | 'seed' | 'clock'>>;

const created = (kind: 'test' | 'live', owner_id: string, choice: Choice = {}): InstanceFact => ({
  type: 'InstanceCreated',
  data: {
    kind,
    owner_id,
    scenario_id: null,
    scenario_name: null,
    scenario_version: null,
    primary: false,
    label: null,
    engine: null,
    seed: null,
    origin_digest: null,
    ...choice,
    state: newcomer(),
  },
});

/** Keeps instances as their owner does, by the contracts' `evolveInstance`, and answers the coach's reads. */
export async function startStandInInstantiator(bus: Bus) {
  const held = new Map<string, Held>();
  const commands: InstanceCommand[] = [];
  const decided = new Map<string, object>();

  const commit = async (id: string, facts: readonly InstanceFact[], command: AnyMessage): Promise<void> => {
    const version = (held.get(id)?.version ?? 0) + 1;
    const at = new Date().toISOString();
    let instance = held.get(id)?.instance;
    for (const fact of facts) instance = evolveInstance(instance, fact, { id, version, at });
    held.set(id, { instance, version });
    const refusal = facts.find(({ type }) => type === 'CommandRefused')?.data;
    decided.set(command.id, { status: refusal ? 'refused' : 'applied', version, ...(refusal ? { refusal } : {}) });
    const { actor, correlationId } = command;
    const events = facts.map((fact, index) =>
      encode(
        {
          id: `${id}:${version}:${index}`,
          aggregateId: id,
          version,
          actor,
          correlationId,
          causationId: command.id,
          time: at,
          ...fact,
        },
        'instantiator',
      ),
    );
    await bus.publisher.publish('instance.events.v1', events);
  };

  const subscription = await consume(bus.kafka, {
    group: 'instantiator',
    topics: ['instance.commands.v1'],
    onDead: (reason) => {
      throw new Error(reason);
    },
    onBatch: async ({ messages }) => {
      for (const { value, headers } of messages) {
        const command = decode(value, headers).message as InstanceCommand;
        if (commands.some(({ id }) => id === command.id)) continue;
        commands.push(command);
        const facts = factsOf(command, held.get(command.aggregateId)?.instance);
        if (facts.length > 0) await commit(command.aggregateId, facts, command);
      }
    },
  });

  const viewOf = (id: string) => {
    const { instance, version } = held.get(id) ?? {};
    return instance && { ...instance, version, digest: '', earlier: { messages: 0, actions: 0 }, proposed_names: [] };
  };
  let isAway = false;
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const found = (body: unknown) =>
      body ? answer(200, body) : answer(404, { code: 'NOT_FOUND', detail: 'There is no such thing.' });
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const id = /^\/instances\/([^/]+)(?:\/recent)?$/.exec(url.pathname)?.[1];
    const operation = /^\/operations\/[^/]+\/(.+)$/.exec(url.pathname)?.[1];
    if (isAway) answer(503, { code: 'UNAVAILABLE', detail: 'The store does not answer.' });
    else if (operation !== undefined) found(decided.get(operation));
    else if (id !== undefined) found(viewOf(id));
    else if (url.searchParams.has('cursor')) answer(400, { code: 'INVALID_INPUT', detail: 'is not a cursor' });
    else {
      const owner = url.searchParams.get('owner_id');
      const mine = [...held.keys()].map(viewOf).filter((view) => view?.owner_id === owner);
      answer(200, { items: mine.toReversed(), next_cursor: null });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every command taken, in order, repeats left out. */
    commands,
    view: viewOf,
    /** Whether it answers reads by 503; commands are carried out all the same. */
    beAway: (away: boolean): void => void (isAway = away),
    /** Makes a test instance with nothing in it. */
    addTestInstance: (id: string, choice: Choice = {}): Promise<void> => {
      const command = { id: `make-${id}`, correlationId: `make-${id}`, actor: { id: 'admin-1', role: 'admin' } };
      return commit(id, [created('test', 'admin-1', choice)], command as AnyMessage);
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await subscription.close();
    },
  };
}
