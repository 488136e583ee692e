import type { Express } from 'express';
import { buildState } from '@rehearsal/contracts/template/build-state';
import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import { reservedEmail, type InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { primaryInstanceId } from '@rehearsal/contracts/scenario/primary-instance';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import type { Template } from '@rehearsal/contracts/template/template';
import type { TopicName } from '@rehearsal/contracts/topics/topics';
import { decode, encode } from '@rehearsal/platform/envelope';
import { digestOf } from '@rehearsal/platform/hash';
import { consume } from '@rehearsal/platform/kafka/consumer';
import type { Bus } from '@rehearsal/testing/service-under-test';
import { standInReads } from './stand-in-reads.js';

type Fact = { type: string; data: unknown };

/**
 * The owners, as far as the gateway can tell: they answer commands with events, the same again for the same command, and
 * serve what came of them. Everything is in memory and in one process.
 */
export class StandInOwners {
  readonly scenarios = new Map<string, Scenario>();
  readonly instances = new Map<string, { instance: Instance; version: number }>();
  /** Commands whose outcome is held back, by type: their waits run out. */
  readonly silent = new Set<string>();
  /** Whether messages wait for ever for the coach. */
  isCoachSilent = false;
  /** Whether a reset comes right behind each answer, before anybody has read it. */
  isResetBehindAnswers = false;
  readonly commands: AnyMessage[] = [];
  readonly #decided = new Map<string, { topic: TopicName; events: AnyMessage[] }[]>();

  constructor(private readonly bus: Bus) {}

  async start(): Promise<{ close(): Promise<void> }> {
    return consume(this.bus.kafka, {
      group: 'stand-in-owners',
      topics: ['scenario.commands.v1', 'instance.commands.v1', 'load-run.commands.v1'],
      onDead: (reason) => {
        throw new Error(reason);
      },
      onBatch: async ({ messages }) => {
        for (const { value, headers } of messages) await this.#handle(decode(value, headers).message);
      },
    });
  }

  async #handle(command: AnyMessage): Promise<void> {
    this.commands.push(command);
    if (this.silent.has(command.type)) return;
    const key = `${command.aggregateId}/${command.id}`;
    const outcomes = this.#decided.get(key) ?? this.#decide(command);
    this.#decided.set(key, outcomes);
    for (const { topic, events } of outcomes) {
      await this.bus.publisher.publish(
        topic,
        events.map((event) => encode(event, 'stand-in')),
      );
    }
  }

  #decide(command: AnyMessage): { topic: TopicName; events: AnyMessage[] }[] {
    const { aggregateId: id } = command;
    const at = new Date().toISOString();
    const say = (topic: TopicName, aggregateId: string, facts: Fact[], causationId = command.id) => {
      const version = topic === 'instance.events.v1' ? this.#fold(aggregateId, facts as InstanceFact[], at) : 1;
      const { actor, correlationId, commandHash } = command;
      const hash = commandHash === undefined || causationId !== command.id ? {} : { commandHash };
      const events = facts.map((fact, index) => ({
        ...fact,
        id: `${aggregateId}:${version}:${index}`,
        aggregateId,
        version,
        actor,
        correlationId,
        causationId,
        time: at,
        ...hash,
      }));
      return { topic, events };
    };
    const refuse = (topic: TopicName, code: string) => [
      say(topic, id, [
        { type: 'CommandRefused', data: { command: command.type, code, detail: `${command.type} was refused` } },
      ]),
    ];
    const data = command.data as {
      name: string;
      template: Template;
      message_id: string;
      content: string;
      version: number;
    };

    switch (command.type) {
      case 'CreateScenario':
      case 'FreezeSession': {
        if ([...this.scenarios.values()].some(({ name }) => name === data.name))
          return refuse('scenario.events.v1', 'SCENARIO_NAME_TAKEN');
        const created = { source: null, ...(command.data as object), version: 1 } as unknown as Scenario;
        this.scenarios.set(id, { ...created, id, created_by: command.actor.id, created_at: at, updated_at: at });
        const primary = primaryInstanceId(id);
        return [
          say('scenario.events.v1', id, [{ type: 'ScenarioCreated', data: created }]),
          say('instance.events.v1', primary, [this.#created(primary, id, data.template, at)], 'reaction'),
        ];
      }
      case 'UpdateScenario': {
        const scenario = this.scenarios.get(id);
        const { expected_version, ...changes } = command.data as Partial<Scenario> & { expected_version?: number };
        if (!scenario) return refuse('scenario.events.v1', 'SCENARIO_NOT_FOUND');
        if (expected_version !== undefined && expected_version !== scenario.version)
          return refuse('scenario.events.v1', 'SCENARIO_VERSION_MISMATCH');
        const next = { ...scenario, ...changes, version: scenario.version + 1, updated_at: at };
        this.scenarios.set(id, next);
        return [say('scenario.events.v1', id, [{ type: 'ScenarioUpdated', data: { version: next.version } }])];
      }
      case 'DeleteScenario': {
        const { expected_version } = command.data as { expected_version?: number };
        if (expected_version !== undefined && expected_version !== this.scenarios.get(id)?.version)
          return refuse('scenario.events.v1', 'SCENARIO_VERSION_MISMATCH');
        this.scenarios.delete(id);
        return [say('scenario.events.v1', id, [{ type: 'ScenarioDeleted', data: {} }])];
      }
      case 'InstantiateScenario': {
        const { scenario_id, label } = command.data as { scenario_id: string; label: string | null };
        const template = this.#templateOf(scenario_id);
        return [say('instance.events.v1', id, [this.#created(id, scenario_id, template, at, label)])];
      }
      case 'ResetInstance': {
        const { scenario_id } = command.data as { scenario_id: string };
        const state = buildState(this.#templateOf(scenario_id), { instanceId: id, now: at, email: reservedEmail(id) });
        const version = this.instances.get(id)?.version ?? 1;
        const reset = {
          scenario_name: 's',
          scenario_version: 1,
          undo_version: version,
          origin_digest: digestOf(state),
          state,
        };
        return [say('instance.events.v1', id, [{ type: 'InstanceReset', data: reset }])];
      }
      case 'SendMessage': {
        if (!this.instances.has(id)) return refuse('instance.events.v1', 'INSTANCE_NOT_FOUND');
        const message = {
          id: data.message_id,
          role: 'user',
          content: data.content,
          timestamp: at,
          component_config: null,
        };
        const reply = {
          ...message,
          id: `${data.message_id}-reply`,
          role: 'coach',
          content: `You said: ${data.content}`,
        };
        const told = [
          say('instance.events.v1', id, [{ type: 'MessageSent', data: { kind: 'test', message } }]),
          ...(this.isCoachSilent
            ? []
            : [
                say(
                  'instance.events.v1',
                  id,
                  [
                    {
                      type: 'CoachReplied',
                      data: {
                        in_reply_to: message.id,
                        message: reply,
                        prompt: 'p',
                        engine: 'e',
                        fingerprint: 'e',
                        seed: 1,
                        refused_actions: [],
                      },
                    },
                  ],
                  'turn',
                ),
              ]),
        ];
        const known = this.instances.get(id);
        if (known && this.isResetBehindAnswers)
          this.instances.set(id, { ...known, instance: { ...known.instance, chat_messages: [] } });
        return told;
      }
      case 'DeleteInstance':
        if (!this.instances.has(id)) return refuse('instance.events.v1', 'INSTANCE_NOT_FOUND');
        return [say('instance.events.v1', id, [{ type: 'InstanceDeleted', data: {} }])];
      default:
        return refuse('load-run.events.v1', 'LOAD_TEST_NOT_FOUND');
    }
  }

  #templateOf(scenarioId: string): Template {
    const scenario = this.scenarios.get(scenarioId);
    if (!scenario) throw new Error(`nobody made the scenario ${scenarioId}`);
    return scenario.template;
  }

  #created(id: string, scenarioId: string, template: Template, at: string, label: string | null = null): Fact {
    const state = buildState(template, { instanceId: id, now: at, email: reservedEmail(id) });
    const origin = {
      scenario_id: scenarioId,
      scenario_name: 's',
      scenario_version: 1,
      primary: id.endsWith('-primary'),
      label,
      engine: null,
      seed: null,
    };
    return {
      type: 'InstanceCreated',
      data: { kind: 'test', ...origin, owner_id: 'o', origin_digest: digestOf(state), state },
    };
  }

  #fold(id: string, facts: InstanceFact[], at: string): number {
    const known = this.instances.get(id);
    const version = (known?.version ?? 0) + 1;
    const state = facts.reduce<Instance | undefined>(
      (now, fact) => evolveInstance(now, fact, { id, version, at }),
      known?.instance,
    );
    if (state) this.instances.set(id, { instance: state, version });
    else this.instances.delete(id);
    return version;
  }

  /** The read side of scenario, instantiator and audit at once. */
  http(): Express {
    return standInReads({ scenarios: this.scenarios, instances: this.instances, decided: this.#decided });
  }
}
