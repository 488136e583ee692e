import type { EngineRow } from '@rehearsal/contracts/http/system/engines';
import type { Readiness } from '@rehearsal/contracts/http/system/system';
import type { InstanceKind } from '@rehearsal/contracts/instance/instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { TurnOfMessage } from '@rehearsal/contracts/instance/turn';
import { RECENT } from '@rehearsal/contracts/instance/window';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { PrimaryInstance, Scenario, ScenarioUse } from '@rehearsal/contracts/scenario/scenario';
import type { Template } from '@rehearsal/contracts/template/template';
import type { Aggregate } from '@rehearsal/contracts/topics/topics';
import { OwnerClient } from '@rehearsal/platform/http/owner-client';
import type { GatewayConfig } from '../config.js';
import { joinReads } from './join-reads.js';
import { ScenarioCopies } from './scenario-copies.js';

type OwnerUrl = 'COACH_URL' | 'SCENARIO_URL' | 'INSTANTIATOR_URL' | 'LOADRUNNER_URL' | 'REHEARSAL_URL' | 'AUDIT_URL';

const LAST_SAID = { messages: `last:${RECENT}`, actions: `last:${RECENT}` } as const;
const NOTHING_SAID = { messages: 'last:0', actions: 'last:0', digest: 'no' } as const;

/** Everything that the gateway reads from the owners, by name. */
export class Owners {
  readonly scenario: OwnerClient;
  readonly instantiator: OwnerClient;
  readonly loadrunner: OwnerClient;
  readonly rehearsal: OwnerClient;
  readonly audit: OwnerClient;
  readonly coach: OwnerClient;

  constructor(config: Pick<GatewayConfig, OwnerUrl | 'SERVICE_TOKEN'>) {
    const open = (name: string, url: OwnerUrl) =>
      new OwnerClient({ name, url: config[url], serviceToken: config.SERVICE_TOKEN });
    this.scenario = open('scenario', 'SCENARIO_URL');
    this.instantiator = open('instantiator', 'INSTANTIATOR_URL');
    this.loadrunner = open('loadrunner', 'LOADRUNNER_URL');
    this.rehearsal = open('rehearsal', 'REHEARSAL_URL');
    this.audit = open('audit', 'AUDIT_URL');
    this.coach = open('coach', 'COACH_URL');
  }

  /** What commands are made from. Reads are shared by all who ask at once: a burst of commands needs it. */
  readonly scenarioCopies = new ScenarioCopies(joinReads((id) => this.scenario.get<Scenario>(`/scenarios/${id}`)));

  /** Throws a 404 for a scenario that does not exist. */
  scenarioById(id: string): Promise<Scenario> {
    return this.scenarioCopies.byId(id);
  }

  instanceById(id: string): Promise<InstanceView> {
    return this.instantiator.get<InstanceView>(`/instances/${id}`);
  }

  /** What it is, without what was said and done. */
  instanceHead(id: string): Promise<Omit<InstanceView, 'digest'>> {
    return this.instantiator.get(`/instances/${id}`, NOTHING_SAID);
  }

  /** With the last of what was said and done; `earlier` tells where that is not all. */
  instanceEnd(id: string): Promise<InstanceView> {
    return this.instantiator.get(`/instances/${id}`, LAST_SAID);
  }

  /** The same without the digest, which costs as much as all that was said is long. */
  instanceEndUndigested(id: string): Promise<Omit<InstanceView, 'digest'>> {
    return this.instantiator.get(`/instances/${id}`, { ...LAST_SAID, digest: 'no' });
  }

  /** The version of an instance, and a message of it with what came of that; null where it does not hold the message. */
  turnOfMessage(id: string, messageId: string): Promise<{ version: number; turn: TurnOfMessage | null }> {
    return this.instantiator.get(`/instances/${id}/turns/${messageId}`);
  }

  instanceTemplate(id: string, at?: number): Promise<{ template: Template; version: number; kind: InstanceKind }> {
    return this.instantiator.get(`/instances/${id}/template`, { at });
  }

  async instanceSummaries(ids: readonly string[]): Promise<Map<string, PrimaryInstance>> {
    if (ids.length === 0) return new Map();
    const { items } = await this.instantiator.get<{ items: PrimaryInstance[] }>('/instance-summaries', {
      ids: ids.join(','),
    });
    return new Map(items.map((head) => [head.id, head]));
  }

  /** How scenarios are used, by their ids. */
  async scenarioUses(ids: readonly string[]): Promise<Map<string, ScenarioUse>> {
    if (ids.length === 0) return new Map();
    const asked = { ids: ids.join(',') };
    const { items } = await this.instantiator.get<{ items: ({ id: string } & ScenarioUse)[] }>('/scenario-uses', asked);
    return new Map(items.map(({ id, ...use }) => [id, use]));
  }

  loadRunById(id: string): Promise<LoadRunView> {
    return this.loadrunner.get<LoadRunView>(`/load-runs/${id}`);
  }

  rehearsalRunById(id: string): Promise<RehearsalRunView> {
    return this.rehearsal.get<RehearsalRunView>(`/rehearsal-runs/${id}`);
  }

  /** Whether there is a language model that plays the persons of rehearsals. */
  async playsPersons(): Promise<boolean> {
    return (await this.rehearsal.get<{ plays_persons: boolean }>('/person-model')).plays_persons;
  }

  /** Those that the coach can ask, as it is configured. */
  async engines(): Promise<EngineRow[]> {
    return (await this.coach.get<{ items: EngineRow[] }>('/engines')).items;
  }

  /** How to ask each owner whether it is ready, by its name. */
  readiness(): Record<string, () => Promise<Readiness | null>> {
    const { scenario, instantiator, coach, rehearsal, loadrunner, audit } = this;
    const owners = { scenario, instantiator, coach, rehearsal, loadrunner, audit };
    return Object.fromEntries(Object.entries(owners).map(([name, owner]) => [name, () => owner.readiness()]));
  }

  of(aggregate: Aggregate): OwnerClient {
    const { scenario, instantiator: instance, loadrunner, rehearsal } = this;
    const ofLoad = { 'load-run': loadrunner, 'load-worker': loadrunner, schedule: loadrunner, baseline: loadrunner };
    return { scenario, instance, ...ofLoad, 'rehearsal-run': rehearsal }[aggregate];
  }

  async close(): Promise<void> {
    const all = [this.scenario, this.instantiator, this.loadrunner, this.rehearsal, this.audit, this.coach];
    await Promise.all(all.map((owner) => owner.close()));
  }
}
