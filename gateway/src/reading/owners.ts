import type { InstanceKind, InstanceView } from '@rehearsal/contracts/instance/instance';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import type { Template } from '@rehearsal/contracts/template/template';
import type { Aggregate } from '@rehearsal/contracts/messages/topics';
import { Owner } from './owner.js';
import { joinReads } from './join-reads.js';
import { ScenarioCopies } from './scenario-copies.js';

export interface Head {
  id: string;
  email: string;
  version: number;
}

/** Everything that the gateway reads from the owners, by name. */
export class Owners {
  readonly scenario: Owner;
  readonly instantiator: Owner;
  readonly loadrunner: Owner;
  readonly audit: Owner;

  constructor(urls: { SCENARIO_URL: string; INSTANTIATOR_URL: string; LOADRUNNER_URL: string; AUDIT_URL: string }) {
    this.scenario = new Owner('scenario', urls.SCENARIO_URL);
    this.instantiator = new Owner('instantiator', urls.INSTANTIATOR_URL);
    this.loadrunner = new Owner('loadrunner', urls.LOADRUNNER_URL);
    this.audit = new Owner('audit', urls.AUDIT_URL);
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

  instanceTemplate(id: string): Promise<{ template: Template; version: number; kind: InstanceKind }> {
    return this.instantiator.get(`/instances/${id}/template`);
  }

  async heads(ids: readonly string[]): Promise<Map<string, Head>> {
    if (ids.length === 0) return new Map();
    const { items } = await this.instantiator.get<{ items: Head[] }>('/heads', { ids: ids.join(',') });
    return new Map(items.map((head) => [head.id, head]));
  }

  loadRunById(id: string): Promise<LoadRunView> {
    return this.loadrunner.get<LoadRunView>(`/load-runs/${id}`);
  }

  of(aggregate: Aggregate): Owner {
    const { scenario, instantiator: instance, loadrunner } = this;
    return { scenario, instance, 'load-run': loadrunner, schedule: loadrunner, baseline: loadrunner }[aggregate];
  }

  async close(): Promise<void> {
    await Promise.all([this.scenario, this.instantiator, this.loadrunner, this.audit].map((owner) => owner.close()));
  }
}
